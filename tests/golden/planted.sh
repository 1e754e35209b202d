#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# planted.sh: golden.sh refuses what differs from a case, in each of its parts, and accepts what does not. The program is a small script.
set -eu
golden=$(cd "$(dirname "$0")" && pwd)/golden.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# program BODY: what lda-vi does in the next cases.
program() {
  printf '#!/bin/sh\n%s\n' "$1" >"$work/program"
  chmod +x "$work/program"
}

mkdir "$work/case"
echo 'lda-vi' >"$work/case/command"
printf 'topic 1\nshare <number> %%\n' >"$work/case/stdout"
printf 'a note\n' >"$work/case/stderr"
echo 3 >"$work/case/code"

expect() {
  wanted=$1 what=$2 got=0
  "$golden" "$work/program" "$work/case" >"$work/log" 2>&1 || got=1
  [ "$got" = "$wanted" ] || { echo "$what: golden.sh ended with $got"; cat "$work/log"; exit 1; }
}

good='echo "topic 1"; echo "share 0.25 %"; echo "a note" >&2'
program "$good; exit 3"
expect 0 'what the case says'
program "$good; exit 4"
expect 1 'another exit code'
program "$good; echo more; exit 3"
expect 1 'one more line of output'
program "$good; echo 'another note' >&2; exit 3"
expect 1 'one more note'
program 'echo "topic 2"; echo "share 0.25 %"; echo "a note" >&2; exit 3'
expect 1 'another whole number'
program 'echo "topic 1"; echo "share nan %"; echo "a note" >&2; exit 3'
expect 1 'a word in place of a number'
program 'printf "topic 1\r\nshare 0.25 %%\n"; echo "a note" >&2; exit 3'
expect 1 'a carriage return'
program 'echo "topic 1"; echo "share 0.25 %"; printf "a note\033[K\n" >&2; exit 3'
expect 1 'an escape'
program "touch .out.tsv.12.tmp; $good; exit 3"
expect 1 'a temporary file left behind'
rm "$work/case/code"
program "$good; exit 3"
expect 1 'a case without an exit code'
