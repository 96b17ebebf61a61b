#!/usr/bin/env python3
"""The ledger of verdicts: what an editor said of each finding on real copy.

usage: ledger.py LASTREAD CORPUS LEDGER                      fail where a finding judged wrong comes back; count the rest
       ledger.py LASTREAD CORPUS LEDGER --unjudged           print the findings nobody has judged, to be judged
       ledger.py LASTREAD CORPUS LEDGER --judge FILE         add verdicts: lines of "fingerprint<TAB>true|wrong|known-wrong"

A finding's fingerprint holds no position: rule, file, and the words it points at with those around them.
"""
import collections, hashlib, json, os, subprocess, sys

binary, corpus, ledger = sys.argv[1:4]
AROUND = 40  # bytes of context on either side


def findings():
    run = subprocess.run([binary, "check", "--format", "json", corpus], capture_output=True)
    if run.returncode not in (0, 1):
        sys.exit("lastread check failed (%d): %s" % (run.returncode, run.stderr[-600:].decode(errors="replace")))
    texts = {}
    for d in json.loads(run.stdout)["diagnostics"]:
        if d["severity"] == "note":
            continue
        path = d["path"]
        if path not in texts:
            texts[path] = open(path, "rb").read()
        around = texts[path][max(0, d["start"] - AROUND) : d["end"] + AROUND]
        name = os.path.relpath(path, corpus)
        if "/" not in name:
            continue  # the corpus's own notes
        mark = "\0".join([d["rule"], name]).encode() + b"\0" + around
        yield hashlib.sha256(mark).hexdigest()[:16], name, d, around.decode(errors="replace").replace("\n", "¶")


def words():
    total = 0
    for folder, _, files in os.walk(corpus):
        for file in files:
            if folder != corpus:
                total += len(open(os.path.join(folder, file), encoding="utf-8").read().split())
    return total


verdicts = {}
if os.path.exists(ledger):
    for line in open(ledger, encoding="utf-8"):
        if not line.startswith("#"):
            fingerprint, verdict, *_ = line.rstrip("\n").split("\t")
            verdicts[fingerprint] = verdict

found = list(findings())
if "--unjudged" in sys.argv:
    for fingerprint, name, d, around in found:
        if fingerprint not in verdicts:
            print("\t".join([fingerprint, d["rule"], "%s:%d" % (name, d["line"]), d["message"], around]))
    sys.exit(0)
if "--judge" in sys.argv:
    known = {fingerprint: (name, d) for fingerprint, name, d, _ in found}
    with open(ledger, "a", encoding="utf-8") as out:
        for line in open(sys.argv[sys.argv.index("--judge") + 1], encoding="utf-8"):
            fingerprint, verdict = line.split()[:2]
            if verdict not in ("true", "wrong", "known-wrong"):
                sys.exit("a verdict is true, wrong or known-wrong, not " + verdict)
            if fingerprint in known and fingerprint not in verdicts:
                name, d = known[fingerprint]
                out.write("\t".join([fingerprint, verdict, d["rule"], name, d["message"].replace("\t", " ")]) + "\n")
    sys.exit(0)

# A wrong alarm that stands because no rule tells it from a true one is "known-wrong": it counts, and does not fail.
rules, back = collections.defaultdict(collections.Counter), []
for fingerprint, name, d, _ in found:
    verdict = verdicts.get(fingerprint, "unjudged")
    rules[d["rule"]][verdict] += 1
    if verdict == "wrong":
        back.append("%s:%d %s: %s" % (name, d["line"], d["rule"], d["message"]))
total = words()
print("%-28s %6s %6s %9s" % ("rule", "true", "wrong", "unjudged"))
for rule in sorted(rules):
    wrong = rules[rule]["wrong"] + rules[rule]["known-wrong"]
    print("%-28s %6d %6d %9d" % (rule, rules[rule]["true"], wrong, rules[rule]["unjudged"]))
unjudged = sum(counts["unjudged"] for counts in rules.values())
wrong = sum(counts["wrong"] + counts["known-wrong"] for counts in rules.values())
print("%d findings at warning and above in %d words; wrong alarms per 10,000 words: %.3f (%d unjudged)"
      % (len(found), total, 1e4 * wrong / max(total, 1), unjudged))
if back:
    print("findings judged wrong came back:\n  " + "\n  ".join(back))
sys.exit(bool(back))
