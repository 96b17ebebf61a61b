import assert from "node:assert/strict";
import { test } from "node:test";
import { SELECTOR, command, isDate, outcome, preferences } from "../src/server";

test("the server is looked up in PATH unless a path is set", () => {
  assert.deepEqual(command({ path: " " }), { command: "lastread", args: ["lsp"] });
  assert.deepEqual(command({ path: "/opt/lastread" }), { command: "/opt/lastread", args: ["lsp"] });
});

test("the server is told the settings, and no date that is none", () => {
  const settings = { path: "", minLevel: "note", date: "2025-08-15", codeLens: true };
  assert.deepEqual(preferences(settings), { minLevel: "note", date: "2025-08-15", codeLens: true, previews: true });
  assert.deepEqual(preferences({ ...settings, date: "" }), { minLevel: "note", codeLens: true, previews: true });
});

test("a date is a day of the calendar, written in full", () => {
  assert.ok(isDate("2024-02-29"));
  for (const none of ["2023-02-29", "2023-2-1", "June 1, 2023", ""]) assert.ok(!isDate(none), none);
});

test("stories without a name yet are read too", () => {
  assert.ok(SELECTOR.some((it) => it.scheme === "untitled" && "language" in it && it.language === "markdown"));
});

test("an outcome counts", () => {
  assert.match(outcome(0), /nothing/);
  assert.match(outcome(1), /1 finding\./);
  assert.match(outcome(2), /2 findings\./);
});
