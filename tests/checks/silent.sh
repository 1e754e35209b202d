#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
. "$(dirname "$0")/plant.sh"
run_check() { "$root/tools/checks/silent" "$tree"; }

for line in 'std::cout << 1;' '  std::cerr << 1;' 'std::clog << 1;' '#include <iostream>' 'printf("x");' 'std::printf("x");' \
  'fprintf(file, "x");' 'std::vfprintf(file, "x", list);' 'std::puts("x");' 'fputs("x", file);' 'write(stderr);' 'perror("x");' \
  'exit(1);' 'std::exit(1);' 'if (bad) ::_exit(1);' 'std::quick_exit(1);' 'abort();' 'std::abort ();' 'std::terminate();'; do
  refuses src/base/a.cpp "$line"
  refuses include/ldavi/base/a.hpp "$line"
  accepts src/cli/a.cpp "$line"
  accepts src/base/a.cpp "f();  // never $line"
done
accepts src/base/a.cpp 'std::snprintf(buffer, size, "x"); on_exit(1); result.terminate(); observer->abort();'
exit $failed
