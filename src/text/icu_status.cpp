// SPDX-License-Identifier: Apache-2.0
#include "text/icu_status.hpp"

#include <new>
#include <string>

#include "ldavi/base/error.hpp"

namespace ldavi {

void check_icu(UErrorCode status, std::string_view what) {
  if (U_SUCCESS(status)) return;
  if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  throw InvalidArgument(std::string(what) + ": " + u_errorName(status));
}

}  // namespace ldavi
