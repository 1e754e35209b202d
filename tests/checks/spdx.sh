#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
. "$(dirname "$0")/plant.sh"
run_check() { "$root/tools/checks/spdx" "$tree"; }

line='SPDX-License-Identifier: Apache-2.0'
refuses src/base/a.cpp '#include <cstdint>'
refuses src/base/a.cpp "// $line and more"
refuses include/ldavi/base/a.hpp "\n// $line"
refuses src/base/CMakeLists.txt 'ldavi_floor(base)'
refuses tools/a.sh "#!/bin/sh\necho\n# $line"
accepts src/base/a.cpp "// $line\n#include <cstdint>"
accepts tools/a.sh "#!/bin/sh\n# $line"
accepts README.md 'lda-vi'
exit $failed
