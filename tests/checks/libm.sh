#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
. "$(dirname "$0")/plant.sh"
run_check() { "$root/tools/checks/libm" "$tree"; }

for call in 'std::exp(x)' 'std::log(x)' '::log(x)' 'std::pow(x, 2)' 'pow(x, 2)' 'std::lgamma(x)' 'lgamma_r(x, &s)' 'tgamma(x)' \
  'std::log1p(x)' 'std::expm1(x)' 'sin(x)' 'std::cos(x)' 'tan(x)' 'exp2(x)' 'std::log2(x)' 'log10 (x)' 'expf(x)' 'std::logf(x)' \
  'transform(a, b, std::exp)' '2*log2(x)'; do
  refuses src/cli/a.cpp "y = $call;"
  refuses include/ldavi/math/a.hpp "y = $call;"
  refuses src/math/a.cpp "#include \"ldavi/math/special.hpp\"\ny = $call;"
  accepts src/base/a.cpp "y = 0;  // better than $call"
  accepts tests/unit/base/a_test.cpp "y = $call;"
done
refuses src/math/a.cpp '#include <cmath>\ny = log(x);'
accepts src/math/a.cpp '#include "ldavi/math/special.hpp"\ny = log(x) + ldavi::exp(x);'
accepts include/ldavi/math/special.hpp 'double exp(double x) noexcept;'
accepts src/math/a.cpp 'y = std::sqrt(x) + std::fma(x, y, z) + expected_log(x) + hn::exp(d, x) + table.log(x) + log_gamma(x);'
exit $failed
