// SPDX-License-Identifier: Apache-2.0
#include "corpus/term_table.hpp"

#include <algorithm>
#include <utility>

#include "base/content_hash.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kFirstSlots = 1024;

}  // namespace

TermTable::TermTable() : slots_(kFirstSlots) {}

std::uint32_t TermTable::number(std::string_view term) {
  const auto hash = static_cast<std::uint32_t>(content_hash(term.data(), term.size()));
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].place != 0; at = (at + 1) & mask) {
    if (slots_[at].hash == hash && terms_[slots_[at].place - 1] == term) return slots_[at].place - 1;
  }
  char* const letters = static_cast<char*>(letters_.allocate(std::max<std::size_t>(term.size(), 1), 1));
  std::copy(term.begin(), term.end(), letters);
  terms_.emplace_back(letters, term.size());
  slots_[at] = {hash, static_cast<std::uint32_t>(terms_.size())};
  if (2 * terms_.size() > slots_.size()) grow();
  return static_cast<std::uint32_t>(terms_.size() - 1);
}

void TermTable::grow() {
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.place == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].place != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

}  // namespace ldavi
