// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ldavi/evaluation/cooccurrence.hpp"

namespace ldavi {

/// Which topics have a term among their top words, and at which rank.
class TopWordPlaces {
 public:
  struct Place {
    std::uint32_t topic;
    std::uint32_t rank;

    friend bool operator==(const Place&, const Place&) = default;
  };

  TopWordPlaces(const std::vector<std::vector<std::uint32_t>>& top_terms, std::size_t num_terms);

  std::size_t num_terms() const noexcept { return offsets_.size() - 1; }
  std::size_t num_topics() const noexcept { return num_words_.size(); }
  std::span<const Place> of(std::uint32_t term) const noexcept {
    return std::span(places_).subspan(offsets_[term], offsets_[term + 1] - offsets_[term]);
  }

  /// With room for the words of these topics.
  Cooccurrence no_windows() const;

 private:
  std::vector<std::size_t> num_words_;  // by topic
  std::vector<std::size_t> offsets_;    // num_terms + 1
  std::vector<Place> places_;
};

}  // namespace ldavi
