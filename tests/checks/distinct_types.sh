#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
. "$(dirname "$0")/plant.sh"
run_check() { "$root/tools/checks/distinct_types" "$tree"; }

put include/ldavi/base/a.hpp 'namespace ldavi {\nstruct Group {\n  int a;\n};\nclass Other;\nenum class Kind { kA };\n}  // namespace ldavi'
refuses src/base/b.hpp 'namespace ldavi {\nstruct Group {\n  long b;\n};\n}  // namespace ldavi'
refuses src/base/b.cpp 'namespace ldavi {\nclass Kind {};\n}  // namespace ldavi'
accepts src/base/b.hpp 'namespace ldavi {\nstruct Group;\nclass Other {\n};\n}  // namespace ldavi'
accepts src/base/b.cpp 'namespace ldavi {\nnamespace {\nstruct Group {\n};\n}  // namespace\n}  // namespace ldavi'
accepts src/cli/b.hpp 'namespace ldavi::cli {\nstruct Group {\n};\n}  // namespace ldavi::cli'
refuses src/base/b.cpp 'namespace ldavi {\nnamespace {\nstruct Group {\n};\n}  // namespace\nstruct Group {\n};\n}  // namespace ldavi'
exit $failed
