#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# blocks.sh LANGUAGE PAGE: the page's blocks of that language, in order; of cpp, with the lines of the page for the compiler's messages.
awk -v language="$1" '
  $0 == "```" language { inside = 1; if (language == "cpp") printf "#line %d \"%s\"\n", NR + 1, FILENAME; next }
  $0 == "```" { inside = 0 }
  inside' "$2"
