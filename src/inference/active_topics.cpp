// SPDX-License-Identifier: Apache-2.0
#include "inference/active_topics.hpp"

#include <algorithm>

namespace ldavi {

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
