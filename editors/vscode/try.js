// Tries the packaged extension in the editor itself: Visual Studio Code as code-server serves it, in Chromium without a screen. Opens a story,
// looks for the finding, reads the hover, opens the page of the rule, lets the finding stand for a reason, mends the copy, shows the facts.
//
//   npm install --no-save code-server@4.100.3 puppeteer-core
//   LASTREAD=/path/to/lastread CHROMIUM=/usr/bin/chromium node try.js
//
// Says what it saw, and exits with 1 where that is not what is due.

const { execFileSync, spawn } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const puppeteer = require("puppeteer-core");

const LINE = "“So be it 🙂,” the clerk wrote. The house votes on Thursday, Aug. 15, 2025.";
const PORT = 18080;
const PATIENCE = 60_000;

const root = fs.mkdtempSync(path.join(os.tmpdir(), "lastread-"));
const desk = path.join(root, "desk");
const story = path.join(desk, "story.md");

/** A folder with a story, and an editor that knows where the server is. */
function setUp() {
  const user = path.join(root, "data", "User");
  fs.mkdirSync(desk);
  fs.mkdirSync(user, { recursive: true });
  fs.writeFileSync(story, `${LINE}\n`);
  const settings = { "lastread.path": process.env.LASTREAD ?? "lastread", "workbench.startupEditor": "none" };
  fs.writeFileSync(path.join(user, "settings.json"), JSON.stringify(settings));
}

/** Starts code-server with the extension installed. */
function serve() {
  const entry = require.resolve("code-server");
  const folders = ["--user-data-dir", path.join(root, "data"), "--extensions-dir", path.join(root, "extensions")];
  const { version } = require("./package.json");
  execFileSync("node", [entry, ...folders, "--install-extension", path.join(__dirname, `lastread-${version}.vsix`)]);
  const options = ["--auth", "none", "--bind-addr", `127.0.0.1:${PORT}`, "--disable-telemetry", "--disable-workspace-trust"];
  return spawn("node", [entry, ...folders, ...options, desk], { stdio: "ignore" });
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until something holds. */
async function until(what, holds) {
  const end = Date.now() + PATIENCE;
  while (!(await Promise.resolve().then(holds).catch(() => false))) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await sleep(200);
  }
  console.log(`vscode: ${what}`);
}

/** The editor, as somebody before the screen has it. */
class Editor {
  constructor(page) {
    this.page = page;
  }

  async texts(selector) {
    const texts = await this.page.$$eval(selector, (all) => all.map((it) => it.textContent));
    return texts.join("\n").replaceAll("\u00a0", " ");
  }

  async shows(selector, words) {
    return (await this.texts(selector)).includes(words);
  }

  isUnderlined() {
    return this.page.$(".squiggly-error").then((it) => it !== null);
  }

  async finding() {
    const box = await (await this.page.waitForSelector(".squiggly-error", { timeout: PATIENCE })).boundingBox();
    return [box.x + box.width / 2, box.y + box.height / 2];
  }

  async run(command) {
    await this.page.keyboard.press("F1");
    await this.page.waitForSelector(".quick-input-widget input", { visible: true });
    await this.page.keyboard.type(command);
    await until(`“${command}” is in the palette`, () => this.shows(".quick-input-widget .monaco-list-row", command));
    await this.page.keyboard.press("Enter");
  }

  async act(title) {
    await this.page.mouse.click(...(await this.finding()));
    await this.run("Quick Fix...");
    const rows = ".action-widget .monaco-list-row";
    await until(`“${title}” is offered`, () => this.shows(rows, title));
    for (const row of await this.page.$$(rows)) {
      if ((await row.evaluate((it) => it.textContent)).startsWith(title)) return row.click();
    }
  }
}

async function tryOut(page) {
  const editor = new Editor(page);
  const LINES = ".monaco-editor .view-line";
  await until("the story is open", () => editor.shows(LINES, "the clerk wrote"));
  await until("the finding is underlined", () => editor.isUnderlined());
  await page.mouse.move(...(await editor.finding()));
  await until("the hover resolves the date", () => editor.shows(".monaco-hover", "Friday, August 15, 2025"));
  await (await page.waitForSelector(".monaco-hover a.code-link")).click();
  await until("the page of the rule is open", () => editor.shows(LINES, "What it checks"));
  await (await page.waitForSelector(".explorer-folders-view .monaco-list-row")).click();
  await until("the story is open again", () => editor.shows(LINES, "the clerk wrote"));

  await editor.act("Stet: let `weekday` stand here");
  await until("the reason is asked for", () => editor.shows(".quick-input-widget", "Why?"));
  await page.keyboard.type("The old calendar.");
  await page.keyboard.press("Enter");
  await until("the stet is written", () => editor.shows(LINES, "<!-- stet: weekday The old calendar. -->"));
  await until("the finding stands", async () => !(await editor.isUnderlined()));
  await (await page.waitForSelector(LINES)).click();
  await page.keyboard.down("Control");
  await page.keyboard.press("z");
  await page.keyboard.up("Control");

  await editor.act("write Friday");
  await until("the story is mended", () => editor.shows(LINES, "votes on Friday, Aug. 15"));
  await until("nothing is underlined", async () => !(await editor.isUnderlined()));
  await editor.run("lastread: Check Story");
  await until("the check is told of", () => editor.shows(".notifications-toasts", "nothing does not agree"));
  await editor.run("lastread: Show Facts");
  await until("the facts are shown", () => editor.shows(".tab", "Facts"));
}

async function main() {
  setUp();
  const server = serve();
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1400, height: 900 });
    const host = `127.0.0.1:${PORT}`;
    const payload = encodeURIComponent(JSON.stringify([["openFile", `vscode-remote://${host}${story}`]]));
    const address = `http://${host}/?folder=${encodeURIComponent(desk)}&payload=${payload}`;
    await until("the editor is served", () => page.goto(address));
    await tryOut(page);
  } finally {
    await browser.close();
    server.kill();
  }
}

main().catch((error) => {
  console.error(`vscode: ${error.message}`);
  process.exitCode = 1;
});
