#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# links.sh ROOT: every relative link of a Markdown page leads to a file or folder that is there.
set -eu
cd "$1"
failed=0
pages=$(mktemp)
trap 'rm -f "$pages"' EXIT
for place in *.md docs corpora; do
  [ ! -e "$place" ] || find "$place" -name '*.md'
done | sort >"$pages"
while read -r page; do
  for link in $(awk '/^```/ { code = !code; next } !code' "$page" | grep -oE '\]\([^)# ]+' | cut -c 3-); do
    case $link in *://* | mailto:*) continue ;; esac
    [ -e "$(dirname "$page")/$link" ] || { echo "$page: no $link"; failed=1; }
  done
done <"$pages"
exit $failed
