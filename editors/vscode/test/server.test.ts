import assert from "node:assert/strict";
import { test } from "node:test";
import { SELECTOR, command, isDate, outcome, preferences, reasoned } from "../src/server";

test("the server is looked up in PATH unless a path is set", () => {
  assert.deepEqual(command({ path: " " }), { command: "lastread", args: ["lsp"] });
  assert.deepEqual(command({ path: "/opt/lastread" }), { command: "/opt/lastread", args: ["lsp"] });
});

test("the server is told the settings, and no date that is none", () => {
  const settings = { path: "", minLevel: "note", date: "2025-08-15", codeLens: true };
  const abilities = { previews: true, pages: true, prompts: true };
  assert.deepEqual(preferences(settings), { minLevel: "note", date: "2025-08-15", codeLens: true, ...abilities });
  assert.deepEqual(preferences({ ...settings, date: "" }), { minLevel: "note", codeLens: true, ...abilities });
});

test("a date is a day of the calendar, written in full", () => {
  assert.ok(isDate("2024-02-29"));
  for (const none of ["2023-02-29", "2023-2-1", "June 1, 2023", ""]) assert.ok(!isDate(none), none);
});

test("stories without a name yet are read too", () => {
  assert.ok(SELECTOR.some((it) => it.scheme === "untitled" && "language" in it && it.language === "markdown"));
});

test("a stet has the reason given, and is none where nobody wants it any more", () => {
  const stet = { uri: "file:///a.md", rule: "weekday", range: {}, ground: "here" };
  assert.deepEqual(reasoned(stet, " The old calendar. "), { ...stet, reason: "The old calendar." });
  assert.deepEqual(reasoned(stet, ""), { ...stet, reason: "" });
  assert.equal(reasoned(stet, undefined), undefined);
});

test("an outcome counts", () => {
  assert.match(outcome(0), /nothing/);
  assert.match(outcome(1), /1 finding\./);
  assert.match(outcome(2), /2 findings\./);
});
