// The extension: starts the server, and shows what it is asked for.

import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions } from "vscode-languageclient/node";
import { SELECTOR, command, outcome, preferences, reasoned, type Settings, type Stet } from "./server";

/** Commands of the server. */
const EXPLAIN = "lastread.explain";
const FACTS = "lastread.facts";
const CHECK = "lastread.check";
const STET = "lastread.stet";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const pages = new Pages();
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(Pages.scheme, pages),
    vscode.commands.registerCommand("lastread.checkStory", () => ofStory(CHECK, (found) => checked(Number(found)))),
    vscode.commands.registerCommand("lastread.showFacts", () =>
      ofStory(FACTS, (facts) => pages.show("Facts", String(facts))),
    ),
    vscode.commands.registerCommand("lastread.askWhy", letStand),
    vscode.commands.registerCommand("lastread.restart", () => restart(pages)),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("lastread.path")) await restart(pages);
    }),
  );
  await start(pages);
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

function settings(): Settings {
  const own = vscode.workspace.getConfiguration("lastread");
  return {
    path: own.get("path", "lastread"),
    minLevel: own.get("minLevel", "warning"),
    date: own.get("date", ""),
    codeLens: own.get("codeLens", false),
  };
}

async function start(pages: Pages): Promise<void> {
  const options: LanguageClientOptions = {
    documentSelector: SELECTOR,
    initializationOptions: preferences(settings()),
    synchronize: { configurationSection: "lastread" },
    middleware: {
      executeCommand: async (name, args, next) => {
        const result = await next(name, args);
        const title = name === EXPLAIN ? String(args[0]) : "Facts";
        if ((name === EXPLAIN || name === FACTS) && typeof result === "string") await pages.show(title, result);
        return result;
      },
    },
  };
  client = new LanguageClient("lastread", "lastread", command(settings()), options);
  try {
    await client.start();
  } catch (error) {
    const { command: path } = command(settings());
    void vscode.window.showErrorMessage(`lastread: “${path}” does not start (${String(error)}). Set “lastread.path”.`);
  }
}

async function restart(pages: Pages): Promise<void> {
  await client?.stop().catch(() => undefined);
  await start(pages);
}

/** Has the server do something with the story in the active editor. */
async function ofStory(name: string, show: (result: unknown) => unknown): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!client || !document) return;
  const result = await execute(name, client.code2ProtocolConverter.asUri(document.uri));
  if (result === null || result === undefined) {
    void vscode.window.showInformationMessage("lastread does not read this file.");
    return;
  }
  await show(result);
}

/** Asks why a finding stands, and has the server write it. */
async function letStand(stet: Stet): Promise<void> {
  const reason = await vscode.window.showInputBox({
    title: `Stet: let “${stet.rule}” stand`,
    prompt: "Why? It is written beside the finding for whoever reads the story next.",
  });
  const wanted = reasoned(stet, reason);
  if (wanted) await execute(STET, wanted);
}

/** Has the server do something by name. */
async function execute(name: string, argument: unknown): Promise<unknown> {
  return client?.sendRequest("workspace/executeCommand", { command: name, arguments: [argument] });
}

async function checked(findings: number): Promise<void> {
  if (findings > 0) await vscode.commands.executeCommand("workbench.actions.view.problems");
  void vscode.window.showInformationMessage(outcome(findings));
}

/** Pages that stand in no file: what the server was asked for, and those that findings link to, which the server has. */
class Pages implements vscode.TextDocumentContentProvider {
  static readonly scheme = "lastread";
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const shown = this.texts.get(uri.path);
    if (shown !== undefined || !client) return shown ?? "";
    const page = await client.sendRequest<{ text: string }>("workspace/textDocumentContent", { uri: uri.toString() });
    return page.text;
  }

  async show(title: string, markdown: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme: Pages.scheme, path: `/${title}.md` });
    this.texts.set(uri.path, markdown);
    this.changed.fire(uri);
    await vscode.commands.executeCommand("markdown.showPreview", uri);
  }
}
