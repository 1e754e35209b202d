#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tutorials.sh PROGRAM ROOT [PAGES]: runs the sh blocks of each tutorial, in order, in a folder of its own that has corpora/ in it. PAGES: other pages,
# a pattern below docs. A page with cpp blocks needs none of sh: it has a test of its own.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=$1
root=$2
pages=${3-tutorials/*.md}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$program" "$work/bin/lda-vi"
PATH=$work/bin:$PATH
export PATH
ran=0
for page in "$root"/docs/$pages; do
  folder=$work/$(basename "$page" .md)
  mkdir "$folder"
  ln -s "$root/corpora" "$folder/corpora"
  "$here/blocks.sh" sh "$page" >"$folder/commands.sh"
  [ -s "$folder/commands.sh" ] || grep -q '^```cpp$' "$page" || { echo "$page has no block to run"; exit 1; }
  (cd "$folder" && sh -eux commands.sh)
  ran=$((ran + 1))
done
[ "$ran" -gt 0 ] || { echo "there is no tutorial"; exit 1; }
