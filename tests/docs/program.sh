#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# program.sh PROGRAM PAGE: PROGRAM, which the cpp blocks of the page are, prints the page's text blocks.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$here/blocks.sh" text "$2" >"$work/expected"
[ -s "$work/expected" ] || { echo "$2 has no block of what the program prints"; exit 1; }
"$1" >"$work/printed"
diff -u "$work/expected" "$work/printed"
