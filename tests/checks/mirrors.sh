#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
. "$(dirname "$0")/plant.sh"
run_check() { "$root/tools/checks/mirrors" "$tree"; }

test='TEST(A, B) { EXPECT_EQ(1, 1); }'
put src/math/CMakeLists.txt 'ldavi_floor(math\n  SOURCES\n    a.cpp\n    kernels/b.cpp\n    new.cpp\n  HEADERS\n    a.hpp\n)'
put tests/unit/math/CMakeLists.txt 'ldavi_test(unit/math ON math\n  SOURCES\n    a_test.cpp\n    kernels/b_test.cpp\n)'
put src/math/a.cpp ''
put tests/unit/math/a_test.cpp "$test"
put include/ldavi/math/a.hpp ''
put src/math/kernels/b.cpp ''
accepts tests/unit/math/kernels/b_test.cpp "$test"

refuses tests/unit/math/b_test.cpp "$test"  # at another place than its source
put tests/unit/math/kernels/b_test.cpp "$test"
refuses src/math/new.cpp ''                                               # without a test
refuses src/math/kernels/a.cpp ''                                         # not built
refuses include/ldavi/math/b.hpp ''                                       # not installed
refuses tests/unit/math/unlisted_test.cpp "$test"                         # not built
refuses tests/property/empty_test.cpp 'TEST(A, B) {}'                     # asserts nothing
accepts src/cli/main.cpp 'int main() {}'
refuses src/cli/command.cpp ''                                            # not built; it needs no test
accepts tests/property/full_test.cpp 'TEST(A, B) { ASSERT_TRUE(b()); }'
exit $failed
