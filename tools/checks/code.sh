# SPDX-License-Identifier: Apache-2.0
# What the checks have in common. A check is called with the root of the tree, prints `file:line: text` for what it refuses
# and the reason, and then ends with 1. tests/checks proves of each that it can fail.

# The C++ files below the folders that exist.
sources() {
  for folder; do
    [ ! -d "$folder" ] || find "$folder" -type f \( -name '*.cpp' -o -name '*.hpp' -o -name '*.h' -o -name '*.inl' \)
  done | sort
}

# forbid REASON REGEX FILE...: no line may match, // comments left out, so that prose may speak of anything.
forbid() {
  reason=$1 regex=$2
  shift 2
  REGEX=$regex awk '
    { code = $0; sub(/\/\/.*/, "", code) }
    code ~ ENVIRON["REGEX"] { print FILENAME ":" FNR ": " $0; found = 1 }
    END { exit found }' "$@" /dev/null || { echo "$reason"; return 1; }
}
