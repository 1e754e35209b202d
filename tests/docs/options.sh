#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# options.sh PROGRAM REFERENCE: every option of a command's help stands on its page, and every option of the page in the help.
set -eu
program=$1
reference=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
for command in train topics infer export inspect; do
  "$program" "$command" --help | grep -oE '(^| )--[a-z][a-z-]*' | tr -d ' ' | sort -u >"$work/help"
  grep -oE '`(-[a-z]`, `)?--[a-z][a-z-]*' "$reference/$command.md" | grep -oE -- '--[a-z][a-z-]*' | sort -u >"$work/page"
  [ -s "$work/help" ] || { echo "$command: its help names no option"; failed=1; }
  if ! diff "$work/help" "$work/page" >"$work/differences"; then
    echo "$command: < only in --help, > only in $reference/$command.md"
    cat "$work/differences"
    failed=1
  fi
done
exit $failed
