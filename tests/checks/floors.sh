#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
. "$(dirname "$0")/plant.sh"
run_check() {
  cmake -D ROOT="$tree" -D FLOOR="$floor" -D ALLOWED="$floor|base" -P "$root/tools/cmake/check_floor.cmake"
}

# Upwards, in every form that finds a file of src or include.
floor=math
for header in '"ldavi/model/topic_model.hpp"' '<ldavi/model/topic_model.hpp>' '"model/state.hpp"' '<model/state.hpp>' \
  '"../model/state.hpp"' '<ldavi/base/../model/state.hpp>' '<ldavi/ldavi.hpp>'; do
  refuses src/math/kernels/a.cpp "#include $header"
  refuses src/math/a.hpp "  #  include $header  // [ ;"
  refuses include/ldavi/math/a.hpp "#include <cstdint>  // [\n#include $header"
  accepts src/model/a.cpp "#include $header"
  accepts src/math/a.cpp "// #include $header"
done
accepts src/math/a.cpp '#include "ldavi/base/error.hpp"\n#include <ldavi/math/special.hpp>\n#include "base/matrix.hpp"'
accepts src/math/a.cpp '#include <sys/stat.h>'

# A third-party header, in its owner's floor and in one that owns none.
while read -r owner header; do
  for floor in $owner inference; do
    for include in "#include <$header>" "#include \"$header\""; do
      if [ "$floor" = "$owner" ]; then accepts "src/$floor/a.cpp" "$include"; else refuses "src/$floor/a.cpp" "$include"; fi
    done
  done
done <<END
base tbb/task_arena.h
base oneapi/tbb/task_arena.h
base zlib.h
base zstd.h
base xxhash.h
math hwy/highway.h
text unicode/ubrk.h
corpus simdjson.h
model boost/archive/binary_iarchive.hpp
model boost/serialization/vector.hpp
cli boost/program_options.hpp
cli boost/program_options/parsers.hpp
END
exit $failed
