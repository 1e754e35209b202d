// SPDX-License-Identifier: Apache-2.0
// A document as a report shows it: each word with its topic, and how much there is of each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ldavi/corpus/corpus.hpp"
#include "ldavi/corpus/marked_text.hpp"
#include "ldavi/inference/infer.hpp"
#include "ldavi/inference/word_topics.hpp"
#include "ldavi/math/beta.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi {

struct ShownShare {
  std::uint32_t topic = 0;
  double share = 0.0;
  ShareInterval interval;
};

inline constexpr int kNoSlot = -1;

/// A word of the text, after `gap` units of UTF-16 since the one before it. Scripts of a page count so.
struct ShownWord {
  std::size_t gap = 0;
  std::size_t length = 0;
  std::uint32_t term = kNoTerm;
  /// Place of its topic in the mixture, kNoSlot where it is not there.
  int slot = kNoSlot;
};

/// A term of a document that is shown without its text.
struct ShownTerm {
  std::uint32_t term = 0;
  std::uint32_t count = 0;
  int slot = kNoSlot;
};

struct ShownDocument {
  /// Of the corpus.
  std::uint32_t number = 0;
  std::uint64_t known_tokens = 0;
  bool too_short_to_tell = false;
  /// Largest first: the topics with a share above a two-hundredth, and the three largest in any case.
  std::vector<ShownShare> mixture;
  std::optional<std::string> text;
  /// There is more of it.
  bool is_cut = false;
  std::vector<ShownWord> words;
  std::vector<ShownTerm> terms;
};

/// Shows documents under one model. What it is made of must outlive it.
class DocumentShower {
 public:
  DocumentShower(const TopicModel& model, const Corpus& corpus);

  /// Mixture: as inferred. The topics of words are those of WordTopics. With a text, whose words are marked, else by terms.
  ShownDocument show(std::uint32_t number, std::span<const float> mixture) const;
  ShownDocument show(std::uint32_t number, std::span<const float> mixture, std::string_view text,
                     std::span<const MarkedWord> words) const;

 private:
  ShownDocument show_mixture(std::uint32_t number, std::span<const float> mixture) const;
  int slot_of(std::uint32_t term, std::span<const float> mixture, const std::vector<ShownShare>& shown) const;

  const Corpus& corpus_;
  WordTopics word_topics_;
  MixtureInference inference_;
};

}  // namespace ldavi
