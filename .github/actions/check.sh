#!/usr/bin/env bash
# Checks seeds for action.yml. It ends well also where seeds have errors, so that the report is there; the exit code of
# “seedbed check” and the path of the report are outputs.
set -euo pipefail

version=$(node -p 'require(process.argv[1]).version' "$GITHUB_ACTION_PATH/package.json")
words=(check --format "$SEEDBED_FORMAT")
if [ -n "$SEEDBED_SINCE" ]; then words+=("--since=$SEEDBED_SINCE"); fi
case "$SEEDBED_BASELINE" in
  '') ;;
  strict) words+=(--strict-baseline) ;;
  *)
    echo "The input “baseline” is “strict” or nothing." >&2
    exit 2
    ;;
esac
words+=(--)
while IFS= read -r path; do
  if [ -n "$path" ]; then words+=("$path"); fi
done <<<"$SEEDBED_PATHS"

report="${RUNNER_TEMP:-/tmp}/seedbed-report.$SEEDBED_FORMAT"
code=0
npx --yes "seedbed@$version" "${words[@]}" >"$report" || code=$?
# What people, and the log itself, read.
case "$SEEDBED_FORMAT" in text | compact | github) cat "$report" ;; esac
{
  echo "report=$report"
  echo "exit-code=$code"
} >>"$GITHUB_OUTPUT"
