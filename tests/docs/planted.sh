#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# planted.sh PROGRAM ROOT: each script of this folder accepts the documents as they are and refuses them with a planted mistake.
set -eu
program=$1
root=$2
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

expect() {
  wanted=$1 what=$2 got=0
  shift 2
  "$@" >"$work/log" 2>&1 || got=1
  [ "$got" = "$wanted" ] || { echo "$what: ended with $got, expected $wanted"; cat "$work/log"; exit 1; }
}

# page SED-SCRIPT: the reference with that change to the page of topics.
page() {
  rm -rf "$work/cli"
  cp -R "$root/docs/reference/cli" "$work/cli"
  sed "$1" "$root/docs/reference/cli/topics.md" >"$work/cli/topics.md"
}
page ''
expect 0 'pages as they are' "$here/options.sh" "$program" "$work/cli"
page '/^| `--find`/d'
expect 1 'a page without --find' "$here/options.sh" "$program" "$work/cli"
page 's/^| `--find`.*/&\n| `--colour` | red | - |/'
expect 1 'a page with --colour' "$here/options.sh" "$program" "$work/cli"
page 's/^\(| `-n`.*\)10 |$/\111 |/'
expect 1 'a page with another default of --top' "$here/options.sh" "$program" "$work/cli"
page 's/^\(| `--format`.*\)`json`/\1`xml`/'
expect 1 'a page with another choice of --format' "$here/options.sh" "$program" "$work/cli"

mkdir -p "$work/root/docs/tutorials" "$work/root/corpora"
# tutorial COMMAND: a page with one block.
tutorial() { printf 'Text.\n\n```sh\n%s\n```\n\n[here](page.md)\n' "$1" >"$work/root/docs/tutorials/page.md"; }
tutorial 'lda-vi --version'
expect 0 'a page with a block that works' "$here/tutorials.sh" "$program" "$work/root"
expect 0 'a page with a link that leads somewhere' "$here/links.sh" "$work/root"
tutorial 'lda-vi topics nowhere.ldavi'
expect 1 'a page with a block that fails' "$here/tutorials.sh" "$program" "$work/root"
printf 'See [there](there.md).\n' >"$work/root/docs/tutorials/page.md"
expect 1 'a page without a block' "$here/tutorials.sh" "$program" "$work/root"
expect 1 'a page with a link to nowhere' "$here/links.sh" "$work/root"

# printing TEXT: a page of a C++ program that prints "2 topics", with TEXT as what it is said to print.
printf '#!/bin/sh\necho 2 topics\n' >"$work/program"
chmod +x "$work/program"
printing() { printf 'Text.\n\n```cpp\nint main() {}\n```\n\n%s\n' "$1" >"$work/root/docs/tutorials/page.md"; }
printing "$(printf '```text\n2 topics\n```')"
expect 0 'a page with a program' "$here/tutorials.sh" "$program" "$work/root"
expect 0 'a page that tells what its program prints' "$here/program.sh" "$work/program" "$work/root/docs/tutorials/page.md"
printing "$(printf '```text\n3 topics\n```')"
expect 1 'a page that tells what its program does not print' "$here/program.sh" "$work/program" "$work/root/docs/tutorials/page.md"
printing ''
expect 1 'a page that does not tell what its program prints' "$here/program.sh" "$work/program" "$work/root/docs/tutorials/page.md"
