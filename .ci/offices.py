#!/usr/bin/env python3
"""What becomes of the mentions of office holders in a folder of stories: confirmed by the tables, contradicted, or passed over and why.

usage: offices.py LASTREAD FOLDER [--titles]      --titles: the titles most often passed over because no office of the tables is meant
"""
import collections, json, os, subprocess, sys

binary, folder = sys.argv[1:3]
RULES = {
    "not-the-holder", "perhaps-not-the-holder", "never-the-holder", "still-in-office", "perhaps-still-in-office",
}


def run(*arguments):
    output = subprocess.run([binary, *arguments, "--format", "json"], capture_output=True)
    if output.returncode not in (0, 1):
        sys.exit(output.stderr.decode(errors="replace"))
    return json.loads(output.stdout)


def contradicted():
    """Where findings about offices stand, by file."""
    places = collections.defaultdict(list)
    for found in run("check", "--fail-on", "never", folder)["diagnostics"]:
        if found["rule"] in RULES:
            places[found["path"]].append((found["start"], found["end"]))
    return places


def outcome(claim, findings):
    """What became of one mention that gives a title."""
    fields = claim["fields"]
    if any(start < claim["end"] and claim["start"] < end for start, end in findings):
        return "contradicted"
    if not fields["known_office"]:
        return "passed over: no office of the tables"
    if not fields["known"]:
        return "passed over: nobody of the tables, or several"
    if fields["record"] == "then" or fields["tenure"] == "former" and fields["record"] == "before":
        return "confirmed"
    if claim["quoted"] or claim["embedded"]:
        return "passed over: quoted"
    if not fields["told_from"]:
        return "passed over: no date, or a sentence about another time"
    if fields["record"] == "before":
        return "passed over: held before, told of in passing or in the past"
    return "passed over: days that the table does not vouch for"


def main():
    findings, outcomes, titles = contradicted(), collections.Counter(), collections.Counter()
    for at, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            path = os.path.join(at, name)
            if not name.endswith((".md", ".txt", ".html")) or at == folder:
                continue
            for claim in run("facts", path)["claims"]:
                if claim["kind"] == "person" and claim["fields"]["title"]:
                    what = outcome(claim, findings[path])
                    outcomes[what] += 1
                    if what.endswith("no office of the tables"):
                        titles[claim["fields"]["title"]] += 1
    total = sum(outcomes.values())
    for what, number in outcomes.most_common():
        print("%6d  %5.1f%%  %s" % (number, 100 * number / max(total, 1), what))
    print("%6d          mentions with a title" % total)
    if "--titles" in sys.argv:
        for title, number in titles.most_common(80):
            print("%6d  %s" % (number, title))


main()
