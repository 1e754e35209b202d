#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# golden.sh PROGRAM CASE [--update]: runs CASE/command in a folder of its own with copies of the fixtures, and compares what the program wrote on
# standard output, on standard error, and its exit code with CASE/stdout, CASE/stderr and CASE/code. --update writes them anew: read the
# difference before you commit it.
#
# Times, memory and numbers with a point differ between machines or ways of printing: they are compared as <number>.
set -u
program=$1
case=$2
fixtures=$(cd "$(dirname "$0")" && pwd)/fixtures
case=$(cd "$case" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/run"
ln -s "$program" "$work/bin/lda-vi"
cp -R "$fixtures/." "$work/run"

cd "$work/run" || exit 1
# As a person has it: a terminal that understands escapes, though none of the streams is one.
PATH=$work/bin:$PATH TERM=xterm LC_ALL=C sh "$case/command" >"$work/out" 2>"$work/err"
echo $? >"$work/code"

plain() { sed -E 's/[0-9]+\.[0-9]+(e-?[0-9]+)?( (ms|s|min|h|B|kB|MB|GB))?/<number>/g; s/about [0-9]+ (B|kB|MB|GB)/about <number>/'; }
if [ "${3-}" = --update ]; then
  plain <"$work/out" >"$case/stdout"
  plain <"$work/err" >"$case/stderr"
  cp "$work/code" "$case/code"
  exit 0
fi
failed=0
left=$(find . -name '.*.tmp')
[ -z "$left" ] || { echo "left behind: $left"; failed=1; }
if LC_ALL=C grep -q "$(printf '[\033\r]')" "$work/out" "$work/err"; then echo "an escape or a carriage return where there is no terminal"; failed=1; fi
plain <"$work/out" | diff "$case/stdout" - || { echo "standard output differs (> is what came)"; failed=1; }
plain <"$work/err" | diff "$case/stderr" - || { echo "standard error differs (> is what came)"; failed=1; }
diff "$case/code" "$work/code" || { echo "the exit code differs (> is what came)"; failed=1; }
exit $failed
