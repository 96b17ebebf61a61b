#!/usr/bin/env bash
# lastread beside what people use instead, on the same files: those of them that are on PATH, each with its default rules. One run a tool, by the
# clock of the wall and by that of its processors; they look for other things, so the figures say what a run costs and not what it is worth.
#
#   benches/beside.sh FOLDER      # a folder of .md or .txt
set -euo pipefail
folder=$(realpath "${1:?a folder of stories}")
lastread=${LASTREAD:-$(cd "$(dirname "$0")/.." && pwd)/target/release/lastread}
desk=$(mktemp -d)
trap 'rm -rf "$desk"' EXIT
cd "$desk"

mapfile -d '' files < <(find "$folder" -type f \( -name '*.md' -o -name '*.txt' \) -print0 | sort -z)
bytes=$(cat "${files[@]}" | wc -c)
printf '%s files, %s bytes, %s processors\n\n%-28s %9s %9s %9s %9s\n' "${#files[@]}" "$bytes" "$(nproc)" "tool" "wall s" "cpu s" "MB/s" "lines out"

# Prints what a command costs: name, then the command. Findings make it fail, which is no failure here.
measure() {
  local name=$1 TIMEFORMAT='%R %U %S'; shift
  local times
  times=$( { time "$@" >out 2>err </dev/null || true; } 2>&1 | tail -1)
  awk -v name="$name" -v bytes="$bytes" -v lines="$(wc -l <out)" '{ printf "%-28s %9.2f %9.2f %9.2f %9d\n", name, $1, $2 + $3, bytes / 1e6 / ($1 > 0 ? $1 : 0.001), lines }' <<<"$times"
}

measure "$("$lastread" --version | cut -d'(' -f1)" "$lastread" check --format short --min-level note "$folder"
if command -v vale >/dev/null; then
  printf 'MinAlertLevel = suggestion\n[*.{md,txt}]\nBasedOnStyles = Vale\n' >.vale.ini
  measure "$(vale --version)" vale --output line "$folder"
fi
if command -v harper-cli >/dev/null; then
  measure "$(harper-cli --version 2>/dev/null || echo harper-cli)" harper-cli lint "${files[@]}"
fi
if command -v proselint >/dev/null; then
  measure "proselint $(proselint version 2>/dev/null | tail -1)" proselint check "${files[@]}"
fi
if command -v textlint >/dev/null; then
  measure "textlint $(textlint --version)" textlint --rule terminology --rule write-good --format unix "$folder"
fi
if command -v typos >/dev/null; then
  measure "$(typos --version)" typos --format brief "$folder"
fi
