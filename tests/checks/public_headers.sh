#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
. "$(dirname "$0")/plant.sh"
run_check() { "$root/tools/checks/public_headers" "$tree"; }

for line in '#include <tbb/task_arena.h>' '#include "hwy/highway.h"' '#include <zlib.h>' '# include <simdjson.h>' \
  '  #include <unicode/ubrk.h>' '#include <boost/archive/binary_oarchive.hpp>' '#include "base/container.hpp"' \
  '#include MACRO'; do
  refuses include/ldavi/base/a.hpp "$line"
  accepts src/base/a.hpp "$line"
done
accepts include/ldavi/base/a.hpp '#include <cstdint>\n#include "ldavi/base/error.hpp"\n// #include <zlib.h>'
exit $failed
