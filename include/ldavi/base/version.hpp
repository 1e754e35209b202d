// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace ldavi {

/// Of this library and program; equals the version in CMakeLists.txt (CMake compares them).
inline constexpr std::string_view kVersion = "0.1.0";

}  // namespace ldavi
