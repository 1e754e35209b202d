// SPDX-License-Identifier: Apache-2.0
#include "base/require_memory.hpp"

#include <new>

namespace ldavi {

void require_memory(std::size_t bytes) {
  void* volatile block = ::operator new(bytes);  // volatile, or the compiler sees that nobody needs it
  ::operator delete(block);
}

}  // namespace ldavi
