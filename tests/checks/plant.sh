# SPDX-License-Identifier: Apache-2.0
# Plants lines in a small tree and looks whether a check refuses them. The script that reads this file defines run_check, which
# runs its check on $tree, and ends with `exit $failed`.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failed=0

# put FILE CONTENT: adds a file that stays. The CONTENT may have escapes as in printf %b.
put() {
  mkdir -p "$tree/$(dirname "$1")"
  printf '%b\n' "$2" >"$tree/$1"
}

# refuses FILE CONTENT: with this file the check must fail, and name it.
refuses() {
  put "$1" "$2"
  if said=$(run_check 2>&1); then
    echo "not refused in $1: $2"
    failed=1
  elif [ "${said#*"$1"}" = "$said" ]; then
    echo "$1 is not named for: $2"
    echo "$said"
    failed=1
  fi
  rm "$tree/$1"
}

# accepts FILE CONTENT: with this file the check must pass.
accepts() {
  put "$1" "$2"
  said=$(run_check 2>&1) || { echo "refused in $1: $2"; echo "$said"; failed=1; }
  rm "$tree/$1"
}
