// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace ldavi {

/// Throws std::bad_alloc where so many bytes cannot be had now. For libraries that do not look whether they got their memory:
/// asked just before. The bytes are not touched, so that it takes no time.
void require_memory(std::size_t bytes);

}  // namespace ldavi
