// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

namespace ldavi {

/// A vocabulary that the counts must agree with.
struct KnownTerms {
  std::string source;
  std::size_t number = 0;
};

}  // namespace ldavi
