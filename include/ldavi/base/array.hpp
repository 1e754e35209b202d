// SPDX-License-Identifier: Apache-2.0
// Many numbers that no longer change, wherever they stand: in memory of their own, or in a file that is mapped into memory.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace ldavi {

/// Tells the system that the whole pages inside of this block, which is mapped from a file, are not needed now: it reads them from the
/// file again once they are. Never fails.
void give_back_pages(const void* block, std::size_t bytes) noexcept;

/// An immutable array. Copies and moves share the elements and cost nothing; what was moved from keeps them too.
template <class T>
class Array {
 public:
  using value_type = T;
  using iterator = const T*;
  using const_iterator = const T*;

  Array() = default;
  Array(std::vector<T> values) : Array(std::make_shared<const std::vector<T>>(std::move(values))) {}
  Array(std::initializer_list<T> values) : Array(std::vector<T>(values)) {}
  /// Elements in a mapped file, which stays mapped as long as there is a copy of `mapping`.
  Array(std::span<const T> elements, std::shared_ptr<const void> mapping)
      : owner_(std::move(mapping)), elements_(elements), is_mapped_(true) {}

  std::size_t size() const noexcept { return elements_.size(); }
  bool empty() const noexcept { return elements_.empty(); }
  const T* data() const noexcept { return elements_.data(); }
  const T* begin() const noexcept { return elements_.data(); }
  const T* end() const noexcept { return elements_.data() + elements_.size(); }
  const T& operator[](std::size_t i) const noexcept { return elements_[i]; }
  const T& back() const noexcept { return elements_.back(); }
  std::span<const T> subspan(std::size_t begin, std::size_t size) const noexcept { return elements_.subspan(begin, size); }

  /// Of elements that stand in memory of their own; 0 where they stand in a mapped file.
  std::uint64_t bytes_in_memory() const noexcept { return is_mapped_ ? 0 : elements_.size_bytes(); }

  /// Elements [begin, end) are not needed now. Those of a mapped file leave memory until they are used again; others stay.
  void release(std::size_t begin, std::size_t end) const noexcept {
    if (is_mapped_) give_back_pages(elements_.data() + begin, (end - begin) * sizeof(T));
  }

  friend bool operator==(const Array& a, const Array& b) noexcept { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }

 private:
  explicit Array(const std::shared_ptr<const std::vector<T>>& values) : owner_(values), elements_(*values) {}

  std::shared_ptr<const void> owner_;
  std::span<const T> elements_;
  bool is_mapped_ = false;
};

}  // namespace ldavi
