#!/usr/bin/env python3
"""Makes the seeds of every target, fuzz/corpus/TARGET/, from the fixtures, the rules and the tables. They are not kept: run this anew."""

import hashlib
import json
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent
CORPUS = ROOT / "fuzz" / "corpus"
# As PATHS in src/lib.rs has them: the first byte chooses.
FORMATS = {".md": 0, ".html": 1, ".txt": 2, ".lr": 3, ".json": 4, ".xml": 5, ".docx": 6, ".mdx": 7}
# What a long seed adds is seldom worth its time.
LONGEST = 8 << 10


def keep(target, *parts):
    seed = b"".join(part if isinstance(part, bytes) else part.encode() for part in parts)[:LONGEST]
    folder = CORPUS / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha1(seed).hexdigest()[:16]).write_bytes(seed)


def stories():
    for folder in ["stories", "formats", "one-story"]:
        for path in sorted((ROOT / "fixtures" / folder).iterdir()):
            if path.suffix in FORMATS:
                yield FORMATS[path.suffix], path.read_text()
    yield FORMATS[".docx"], (ROOT / "fixtures/one-story/harbour-docx/word/document.xml").read_text()


def examples():
    """The texts of the rules' examples, which are short."""
    for path in sorted((ROOT / "rules").glob("*/*.yaml")):
        for block in re.findall(r"text: \|\n((?: {8}.*\n|\n)+)", path.read_text()):
            yield re.sub(r"(?m)^ {8}", "", block).strip() + "\n"


def yaml_blocks():
    """What our own documentation shows of lastread.yaml."""
    for path in [ROOT / "README.md", *sorted((ROOT / "rules").glob("*.md")), *sorted((ROOT / "templates").iterdir())]:
        if path.suffix == ".md":
            yield from re.findall(r"```yaml\n(.*?)```", path.read_text(), re.S)


def session(text):
    uri = "file:///desk/story.md"
    here = {"textDocument": {"uri": uri}}
    place = {"line": 4, "character": 9}
    span = {"start": {"line": 0, "character": 0}, "end": place}
    yield "textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "markdown", "version": 1, "text": text}}
    change = [{"range": {"start": place, "end": place}, "text": "“é 🙂"}]
    yield "textDocument/didChange", {"textDocument": {"uri": uri, "version": 2}, "contentChanges": change}
    for method in ["hover", "definition", "prepareRename", "completion", "documentHighlight"]:
        yield f"textDocument/{method}", {**here, "position": place}
    yield "textDocument/rename", {**here, "position": place, "newName": "Roe"}
    yield "textDocument/codeAction", {**here, "range": span, "context": {"diagnostics": []}}
    for method in ["documentSymbol", "codeLens", "diagnostic", "formatting", "didSave", "didClose"]:
        yield f"textDocument/{method}", here
    yield "workspace/didChangeConfiguration", {"settings": {"lastread": {"minLevel": "note"}}}
    yield "workspace/executeCommand", {"command": "lastread.stet", "arguments": [uri]}
    yield "shutdown", None
    yield "exit", None


def messages(text):
    for number, (method, params) in enumerate(session(text), 1):
        told = method in ("exit",) or "/did" in method
        yield json.dumps({"jsonrpc": "2.0", **({} if told else {"id": number}), "method": method, "params": params})


texts = []
for choice, text in stories():
    texts.append(text)
    for target in ["format", "check", "fix"]:
        keep(target, bytes([choice]), text)
for number, text in enumerate(examples()):
    keep("check", bytes([number % 3]), text)
    keep("fix", bytes([number % 3]), text)
    if number % 8 == 0:
        texts.append(text)
for text in texts:
    row = {"id": 1, "title": text[:60], "text": text[60:1500], "html": f"<p>{text[:400]}</p>", "date": "2025-08-15"}
    keep("row", b"\0", json.dumps(row))
    keep("row", "id,title,html,markdown=text,date\0", json.dumps(row, ensure_ascii=False))
    keep("lsp", "\n".join(messages(text[:1500])))
    for beside in ["weekday: TK\n", "- weekday, two-ages “é”\n", "brackets:\n  - words: (\n    reason: it is closed later\n"]:
        keep("stet", "<!-- stet: weekday he said so -->\n", text[:1500], b"\0", beside)
for path in sorted([*(ROOT / "rules").glob("*/*.yaml"), *(ROOT / "fixtures").glob("**/rules/*.yaml")]):
    keep("rule", path.read_text())
for block in yaml_blocks():
    keep("config", block)
for folders in ["rule_folders: [a, ../b]\n", "table_folders: /etc\ninclude: ['**/*.md']\nexclude: [x/]\n", "profile: p\nprofiles: {p: {rules: {'*': off}}}\n"]:
    keep("config", folders)
for path in sorted((ROOT / "rules/tables").glob("*.csv")):
    keep("table", path.stem, b"\0", "".join(path.read_text().splitlines(True)[:12]))
for folder in sorted(CORPUS.iterdir()):
    print(f"{folder.name}: {len(list(folder.iterdir()))} seeds and finds")
