#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A program with each of the options but one is refused, and what is missing is named.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

cat >"$folder/a.cpp" <<'END'
#include <cstring>
#include <vector>
int main(int argc, char** argv) {
  char copy[16];
  std::vector<int> numbers(static_cast<std::size_t>(argc));
  std::strcpy(copy, argv[argc - 1]);
  return numbers[static_cast<std::size_t>(copy[3])];
}
END

# build OPTION...: the program with these options.
build() {
  ${CXX:-c++} -O2 -w "$folder/a.cpp" -o "$folder/a" "$@"
}

all='-fPIE -pie -fstack-protector-strong -D_GLIBCXX_ASSERTIONS -Wl,-z,relro,-z,now,-z,noexecstack'
# shellcheck disable=SC2086
build $all
"$root/tools/checks/hardened" "$folder/a" || { echo "refused with all options"; failed=1; }

# misses WHAT OPTION...: with all options and then these, WHAT is missing.
misses() {
  what=$1
  shift
  # shellcheck disable=SC2086
  build $all "$@"
  said=$("$root/tools/checks/hardened" "$folder/a") && { echo "not refused without $what"; failed=1; }
  [ "$said" = "$folder/a: no $what" ] || { echo "without $what it says: $said"; failed=1; }
}
misses 'position-independent code' -no-pie
misses 'read-only table of functions' -Wl,-z,norelro
misses 'binding at start' -Wl,-z,lazy
misses 'stack without code' -Wl,-z,execstack
misses 'canary in stack frames' -fno-stack-protector
misses 'checked containers' -U_GLIBCXX_ASSERTIONS
exit $failed
