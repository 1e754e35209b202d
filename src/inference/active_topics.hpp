// SPDX-License-Identifier: Apache-2.0
// Responsibilities of documents, each over the few topics that the document has a part in.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/aligned_vector.hpp"
#include "inference/engine_state.hpp"
#include "ldavi/base/matrix.hpp"

namespace ldavi {

/// Documents one after the other. Of each: its active topics, their expected counts, and for every cell the topics' responsibilities in
/// units of math/kernels/cvb0. Rows are padded to 16: with any topic and with zeros.
class ActiveTopics {
 public:
  struct View {
    std::size_t num_topics = 0;
    /// Padded.
    std::size_t size = 0;
    /// nullptr: all topics.
    const std::int32_t* topics = nullptr;
    float* counts = nullptr;
    std::uint16_t* responsibilities = nullptr;

    std::size_t topic(std::size_t j) const noexcept { return topics == nullptr ? j : static_cast<std::size_t>(topics[j]); }
  };

  std::size_t num_documents() const noexcept { return documents_.size(); }
  /// Its documents have lists of topics, not all of them.
  bool has_lists() const noexcept { return !topics_.empty(); }
  View document(std::size_t i) noexcept {
    const Place& place = documents_[i];
    return {place.num_topics, Matrix::padded(place.num_topics), topics_.empty() ? nullptr : topics_.data() + place.first_topic,
            counts_.data() + place.first_topic, responsibilities_.data() + place.first_value};
  }
  /// Where a document's responsibilities begin among all of them; their number for i == num_documents().
  std::size_t first_value(std::size_t i) const noexcept {
    return i < documents_.size() ? documents_[i].first_value : responsibilities_.size();
  }

  /// One more document, with counts and responsibilities zero.
  View add_document(std::span<const std::int32_t> topics, std::size_t num_cells);
  /// The same with all topics. Documents of one object have all topics or lists of them, not some this and some that.
  View add_document_of_all(std::size_t num_topics, std::size_t num_cells);
  /// The documents of all parts, in order; takes no more memory than they need.
  static ActiveTopics joined(std::span<const ActiveTopics> parts);

  /// After those of objects that were saved before.
  void save(EngineStateWriter& state) const;

 private:
  struct Place {
    std::size_t first_topic;  // among topics_ and counts_
    std::size_t first_value;
    std::uint32_t num_topics;
  };

  std::vector<Place> documents_;
  AlignedVector<std::int32_t> topics_;  // empty where documents have all topics
  AlignedVector<float> counts_;
  AlignedVector<std::uint16_t> responsibilities_;
};

/// Reads documents in the order in which they were saved.
class SavedActiveTopics {
 public:
  explicit SavedActiveTopics(const EngineStateReader& state);

  /// Appends the next document: one with a list of topics, or with all. Throws FormatError where there is none that could have so many
  /// cells, or its topics are not ascending and below most_topics.
  void add_document_to(ActiveTopics& active, std::size_t num_cells, bool has_list, std::size_t most_topics);
  /// Throws FormatError where something is left.
  void finish() const;

 private:
  const EngineStateReader& state_;
  std::span<const std::uint32_t> numbers_of_topics_;
  std::span<const std::byte> topics_;
  std::span<const float> counts_;
  std::span<const std::byte> responsibilities_;
};

/// The topics with a count of at least `least`, ascending; only the `most` largest of them where there are more, and the largest one where
/// there is none. Ties go to the lower number. counts: K floats.
void choose_active_topics(std::span<const float> counts, float least, std::size_t most, std::vector<std::int32_t>& topics);

}  // namespace ldavi
