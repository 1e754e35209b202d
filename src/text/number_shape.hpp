// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace ldavi {

/// Each decimal digit of well-formed UTF-8, in any script, becomes 0.
void make_shape(std::string& number);

}  // namespace ldavi
