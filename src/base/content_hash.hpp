// SPDX-License-Identifier: Apache-2.0
// XXH3-64: detects accidents, not attackers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace ldavi {

std::uint64_t content_hash(const void* data, std::size_t size) noexcept;

/// The same value, of bytes given piece by piece.
class ContentHash {
 public:
  ContentHash();
  ~ContentHash();
  ContentHash(const ContentHash&) = delete;
  ContentHash& operator=(const ContentHash&) = delete;

  void update(const void* data, std::size_t size) noexcept;
  std::uint64_t value() const noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// 16 lower-case hexadecimal digits.
std::string hash_text(std::uint64_t hash);

}  // namespace ldavi
