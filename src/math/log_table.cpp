// SPDX-License-Identifier: Apache-2.0
#include "math/log_table.hpp"

#include "ldavi/math/special.hpp"

namespace ldavi {

LogTable::LogTable() noexcept {
  for (std::size_t i = 0; i < kStretches; ++i) {
    const double middle = 1.0 + (static_cast<double>(i) + 0.5) / static_cast<double>(kStretches);
    stretches_[i] = {1.0 / middle, log(middle)};
  }
}

}  // namespace ldavi
