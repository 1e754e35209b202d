#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# ab.sh PROGRAM ROOT: tools/bench/ab tells same bits from others, takes revisions, and refuses what it cannot compare.
set -eu
program=$1
root=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# says CODE TEXT COMMAND…: the command ends with the code and says the text, on either output.
says() {
  code=$1 text=$2
  shift 2
  got=0
  said=$("$@" 2>&1) || got=$?
  case $said in *"$text"*) ;; *) got="$got, without: $text" ;; esac
  [ "$got" = "$code" ] || { echo "$*: wanted $code, got $got"; echo "$said"; failed=1; }
}

script() {
  printf '#!/bin/sh\n%s\n' "$2" >"$1"
  chmod +x "$1"
}

ab=$root/tools/bench/ab
says 0 'same bits: yes' "$ab" "$program" "$program" -n 2
says 0 'CPU  NEW/OLD ' "$ab" "$program" "$program" -n 1

script "$work/seed" "exec '$program' \"\$@\" --seed 2"
says 0 'same bits: no' "$ab" "$program" "$work/seed" -n 1 -- train "$root/corpora/everyday" -k 2 --passes 2 -q -o '{out}'

script "$work/file" 'echo "$1" >"$2"'
script "$work/other" 'echo "$1" >"$2"; echo >>"$2"'
says 0 'same bits: no' "$ab" "$work/file" "$work/other" -n 1 -- job '{out}'
script "$work/unsteady" 'date +%N'
says 0 'NEW differs from run to run' "$ab" "$work/file" "$work/unsteady" -n 3 -- job '{out}'

script "$work/slow" 'sleep .2'
script "$work/fast" ':'
said=$("$ab" "$work/slow" "$work/fast" -n 3 -- job)
case $said in *'wall NEW/OLD 0.0'*) ;; *) echo "a program that sleeps is not told from one that does not: $said"; failed=1 ;; esac

script "$work/fails" 'echo out of luck >&2; exit 3'
says 1 'ended with 3' "$ab" "$program" "$work/fails" -n 1
says 1 'neither a program nor a revision' "$ab" "$program" no-such-revision
says 2 'pairs' "$ab" "$program" "$program" -n 0

# Revisions: in a repository of its own, where cmake is a script that "builds" what the revision says.
mkdir -p "$work/repository/tools" "$work/path"
cp -R "$root/tools/bench" "$work/repository/tools/bench"
cd "$work/repository"
script tools/setup :
script "$work/path/cmake" '[ "$1" = --build ] || exit 0; mkdir -p build/release/src/cli && cp program build/release/src/cli/lda-vi'
PATH=$work/path:$PATH
commit() {
  script program "$1"
  git add -A
  git -c user.name=test -c user.email=test@example.org commit -q -m "$1"
}
git init -q .
echo /build/ >.gitignore
commit 'echo a'
commit 'echo b # '
commit 'echo b'
says 0 'same bits: no' tools/bench/ab HEAD~2 HEAD -n 1 -- job
says 0 'same bits: yes' tools/bench/ab HEAD~1 HEAD -n 1 -- job
exit $failed
