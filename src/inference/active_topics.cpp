// SPDX-License-Identifier: Apache-2.0
#include "inference/active_topics.hpp"

#include <algorithm>
#include <cstring>
#include <functional>
#include <utility>

#include "math/kernels/finite.hpp"

namespace ldavi {
namespace {

constexpr std::uint32_t kNumbersOfTopics = section_id("ATNT");
constexpr std::uint32_t kTopics = section_id("ATTL");
constexpr std::uint32_t kCounts = section_id("ATCN");
constexpr std::uint32_t kResponsibilities = section_id("ATRS");

}  // namespace

ActiveTopics::View ActiveTopics::add_document(std::span<const std::int32_t> topics, std::size_t num_cells) {
  const std::size_t size = Matrix::padded(topics.size());
  documents_.push_back({topics_.size(), responsibilities_.size(), static_cast<std::uint32_t>(topics.size())});
  topics_.insert(topics_.end(), topics.begin(), topics.end());
  topics_.resize(documents_.back().first_topic + size, topics.front());
  counts_.resize(topics_.size(), 0.0F);
  responsibilities_.resize(responsibilities_.size() + size * num_cells, 0);
  return document(documents_.size() - 1);
}

ActiveTopics::View ActiveTopics::add_document_of_all(std::size_t num_topics, std::size_t num_cells) {
  const std::size_t size = Matrix::padded(num_topics);
  documents_.push_back({counts_.size(), responsibilities_.size(), static_cast<std::uint32_t>(num_topics)});
  counts_.resize(counts_.size() + size, 0.0F);
  responsibilities_.resize(responsibilities_.size() + size * num_cells, 0);
  return document(documents_.size() - 1);
}

ActiveTopics ActiveTopics::joined(std::span<const ActiveTopics> parts) {
  std::size_t sizes[4] = {};
  for (const ActiveTopics& part : parts) {
    sizes[0] += part.documents_.size();
    sizes[1] += part.topics_.size();
    sizes[2] += part.counts_.size();
    sizes[3] += part.responsibilities_.size();
  }
  ActiveTopics all;
  all.documents_.reserve(sizes[0]);
  all.topics_.reserve(sizes[1]);
  all.counts_.reserve(sizes[2]);
  all.responsibilities_.reserve(sizes[3]);
  for (const ActiveTopics& part : parts) {
    for (Place place : part.documents_) {
      place.first_topic += all.counts_.size();
      place.first_value += all.responsibilities_.size();
      all.documents_.push_back(place);
    }
    all.topics_.insert(all.topics_.end(), part.topics_.begin(), part.topics_.end());
    all.counts_.insert(all.counts_.end(), part.counts_.begin(), part.counts_.end());
    all.responsibilities_.insert(all.responsibilities_.end(), part.responsibilities_.begin(), part.responsibilities_.end());
  }
  return all;
}

void ActiveTopics::save(EngineStateWriter& state) const {
  std::vector<std::uint32_t> numbers_of_topics;
  numbers_of_topics.reserve(documents_.size());
  for (const Place& place : documents_) numbers_of_topics.push_back(place.num_topics);
  state.add_own(kNumbersOfTopics, std::move(numbers_of_topics));
  state.add(kTopics, std::as_bytes(std::span(topics_)));
  state.add(kCounts, std::span<const float>(counts_));
  state.add(kResponsibilities, std::as_bytes(std::span(responsibilities_)));
}

SavedActiveTopics::SavedActiveTopics(const EngineStateReader& state)
    : state_(state),
      numbers_of_topics_(state.all<std::uint32_t>(kNumbersOfTopics)),
      topics_(state.all<std::byte>(kTopics)),
      counts_(state.all<float>(kCounts)),
      responsibilities_(state.all<std::byte>(kResponsibilities)) {
  if (!all_finite(counts_.data(), counts_.size())) state_.refuse();
}

void SavedActiveTopics::add_document_to(ActiveTopics& active, std::size_t num_cells, bool has_list, std::size_t most_topics) {
  if (numbers_of_topics_.empty()) state_.refuse();
  const std::size_t num_topics = numbers_of_topics_.front();
  const std::size_t size = Matrix::padded(num_topics);
  const std::size_t value_bytes = size * num_cells * sizeof(std::uint16_t);
  if (num_topics == 0 || num_topics > most_topics || counts_.size() < size || responsibilities_.size() < value_bytes)
    state_.refuse();
  ActiveTopics::View view;
  if (!has_list) {
    view = active.add_document_of_all(num_topics, num_cells);
  } else {
    if (topics_.size() < size * sizeof(std::int32_t)) state_.refuse();
    std::vector<std::int32_t> topics(num_topics);
    std::memcpy(topics.data(), topics_.data(), num_topics * sizeof(std::int32_t));
    const bool ascending = std::adjacent_find(topics.begin(), topics.end(), std::greater_equal<>()) == topics.end();
    if (!ascending || topics.front() < 0 || static_cast<std::size_t>(topics.back()) >= most_topics) state_.refuse();
    view = active.add_document(topics, num_cells);
    topics_ = topics_.subspan(size * sizeof(std::int32_t));
  }
  std::copy_n(counts_.data(), size, view.counts);
  std::memcpy(view.responsibilities, responsibilities_.data(), value_bytes);
  numbers_of_topics_ = numbers_of_topics_.subspan(1);
  counts_ = counts_.subspan(size);
  responsibilities_ = responsibilities_.subspan(value_bytes);
}

void SavedActiveTopics::finish() const {
  if (!numbers_of_topics_.empty() || !topics_.empty() || !counts_.empty() || !responsibilities_.empty()) state_.refuse();
}

void choose_active_topics(std::span<const float> counts, float least, std::size_t most, std::vector<std::int32_t>& topics) {
  topics.clear();
  for (std::size_t k = 0; k < counts.size(); ++k) {
    if (counts[k] >= least) topics.push_back(static_cast<std::int32_t>(k));
  }
  if (topics.empty())
    topics.push_back(static_cast<std::int32_t>(std::max_element(counts.begin(), counts.end()) - counts.begin()));
  if (topics.size() <= most) return;
  std::nth_element(topics.begin(), topics.begin() + static_cast<std::ptrdiff_t>(most), topics.end(),
                   [&](std::int32_t a, std::int32_t b) {
                     const float of_a = counts[static_cast<std::size_t>(a)];
                     const float of_b = counts[static_cast<std::size_t>(b)];
                     return of_a > of_b || (of_a == of_b && a < b);
                   });
  topics.resize(most);
  std::sort(topics.begin(), topics.end());
}

}  // namespace ldavi
