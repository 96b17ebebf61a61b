// How the server is started and what it is told: everything that needs no editor to be tested.

/** The settings of the extension, as the user has them. */
export interface Settings {
  readonly path: string;
  readonly minLevel: string;
  readonly date: string;
  readonly codeLens: boolean;
}

/** The command that starts the server. An empty path is no command: the one in PATH is meant. */
export function command(settings: Pick<Settings, "path">): { command: string; args: string[] } {
  return { command: settings.path.trim() || "lastread", args: ["lsp"] };
}

/** What the extension does that not every client can: it shows results itself, opens pages of the server's, and asks why something stands. */
const ABILITIES = { previews: true, pages: true, prompts: true } as const;

/** What the server is told of the settings. A date that is none is not told: every story would be read without one anyway. */
export function preferences(settings: Settings): { minLevel: string; date?: string; codeLens: boolean } & typeof ABILITIES {
  const { minLevel, codeLens } = settings;
  const date = settings.date.trim();
  return { minLevel, ...(isDate(date) ? { date } : {}), codeLens, ...ABILITIES };
}

/** A finding to let stand, as the server names it; it comes with a reason when somebody gave one. */
export interface Stet {
  readonly uri: string;
  readonly rule: string;
  readonly range: unknown;
  readonly ground: string;
  readonly reason?: string;
}

/** The stet for the reason that was given; nothing where somebody thought better of it. No reason at all is one that is still to come. */
export function reasoned(stet: Stet, reason: string | undefined): Stet | undefined {
  return reason === undefined ? undefined : { ...stet, reason: reason.trim() };
}

/** Whether `text` is a day of the calendar, written in full. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text);
}

/**
 * What is read: stories, and a newsroom's own rules, tables and settings, in whatever folders. JSON, XML, YAML and CSV that are none of these
 * are passed over by the server.
 */
export const SELECTOR = [
  ...["markdown", "html", "plaintext"].flatMap((language) => [
    { scheme: "file", language },
    { scheme: "untitled", language },
  ]),
  ...["json", "xml"].map((language) => ({ scheme: "file", language })),
  { scheme: "file", language: "yaml" },
  { scheme: "file", pattern: "**/*.csv" },
];

/** What is said of a check. */
export function outcome(findings: number): string {
  if (findings === 0) return "lastread: nothing does not agree.";
  return `lastread: ${findings} ${findings === 1 ? "finding" : "findings"}.`;
}
