#!/usr/bin/env python3
"""Recall by kind of error may not fall below what is recorded.

usage: recall.py LASTREAD SCORE_PY SEEDED RECORD [--record]   (--record writes today's figures)
"""
import json, subprocess, sys, tempfile

binary, score, seeded, record = sys.argv[1:5]
with tempfile.NamedTemporaryFile(suffix=".json") as out:
    subprocess.run([sys.executable, score, seeded, "--bin", binary, "--json", out.name], check=True)
    now = json.load(open(out.name))["ops"]

if "--record" in sys.argv:
    with open(record, "w") as f:
        f.write("# kind\tcaught\tof: written by recall.py --record\n")
        f.writelines("%s\t%d\t%d\n" % (kind, *now[kind]) for kind in sorted(now))
    sys.exit(0)

fallen = []
for line in open(record):
    if line.startswith("#"):
        continue
    kind, caught, _ = line.split("\t")
    if now.get(kind, [0, 0])[0] < int(caught):
        fallen.append("%s: %d caught, %s recorded" % (kind, now.get(kind, [0, 0])[0], caught))
print("recall holds" if not fallen else "recall fell:\n  " + "\n  ".join(fallen))
sys.exit(bool(fallen))
