// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unicode/utypes.h>

#include <string_view>

namespace ldavi {

/// Nothing where ICU succeeded. Throws std::bad_alloc where it had no memory, else InvalidArgument "`what`: NAME OF THE ERROR".
void check_icu(UErrorCode status, std::string_view what);

}  // namespace ldavi
