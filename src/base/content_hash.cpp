// SPDX-License-Identifier: Apache-2.0
#include "base/content_hash.hpp"

#include <xxhash.h>

#include <new>

namespace ldavi {

struct ContentHash::State {
  struct Free {
    void operator()(XXH3_state_t* p) const noexcept { XXH3_freeState(p); }
  };
  std::unique_ptr<XXH3_state_t, Free> xxh{XXH3_createState()};
};

std::uint64_t content_hash(const void* data, std::size_t size) noexcept { return XXH3_64bits(data, size); }

ContentHash::ContentHash() : state_(std::make_unique<State>()) {
  if (!state_->xxh) throw std::bad_alloc();
  XXH3_64bits_reset(state_->xxh.get());
}

ContentHash::~ContentHash() = default;

void ContentHash::update(const void* data, std::size_t size) noexcept { XXH3_64bits_update(state_->xxh.get(), data, size); }

std::uint64_t ContentHash::value() const noexcept { return XXH3_64bits_digest(state_->xxh.get()); }

std::string hash_text(std::uint64_t hash) {
  std::string text(16, '0');
  for (std::size_t i = text.size(); i-- > 0; hash >>= 4) text[i] = "0123456789abcdef"[hash & 0xF];
  return text;
}

}  // namespace ldavi
