// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/term_choice.hpp"

#include <algorithm>
#include <unordered_set>

namespace ldavi {
namespace {

using WordLookup = std::unordered_set<std::string_view>;

/// Leaves the `most` words in the most documents; of two in as many, the first by its bytes. Those kept by name come before all.
void leave_out_surplus(const WordStatistics& all, std::uint64_t most, const WordLookup& kept_by_name,
                       std::vector<std::uint32_t>& kept, PruningReport& report) {
  if (kept.size() <= most) return;
  const auto last = kept.begin() + static_cast<std::ptrdiff_t>(most);
  std::nth_element(kept.begin(), last, kept.end(), [&](std::uint32_t a, std::uint32_t b) {
    const bool a_by_name = kept_by_name.contains(all.words[a]);
    const bool b_by_name = kept_by_name.contains(all.words[b]);
    if (a_by_name != b_by_name) return a_by_name;
    if (all.documents[a] != all.documents[b]) return all.documents[a] > all.documents[b];
    return all.words[a] < all.words[b];
  });
  for (auto place = last; place != kept.end(); ++place) {
    ++report.surplus_terms;
    report.surplus_tokens += all.tokens[*place];
  }
  kept.erase(last, kept.end());
  std::sort(kept.begin(), kept.end());
}

}  // namespace

std::vector<std::uint32_t> choose_terms(const WordStatistics& all, std::uint64_t num_documents,
                                        std::span<const std::string> stop_words, const PruningOptions& options, bool take_all,
                                        PruningReport& report) {
  const WordLookup kept_by_name(options.kept.begin(), options.kept.end());
  const WordLookup dropped_by_name(options.dropped.begin(), options.dropped.end());
  const WordLookup stop(stop_words.begin(), stop_words.end());
  std::vector<std::uint32_t> kept;
  for (std::size_t place = 0; place < all.words.size(); ++place) {
    const std::string_view word = all.words[place];
    const auto leave_out = [&](std::uint64_t& terms, std::uint64_t& tokens) {
      ++terms;
      tokens += all.tokens[place];
    };
    const double share =
        num_documents == 0 ? 0.0 : static_cast<double>(all.documents[place]) / static_cast<double>(num_documents);
    if (dropped_by_name.contains(word)) {
      leave_out(report.dropped_terms, report.dropped_tokens);
    } else if (kept_by_name.contains(word)) {
      kept.push_back(static_cast<std::uint32_t>(place));
    } else if (stop.contains(word)) {
      leave_out(report.stop_word_terms, report.stop_word_tokens);
    } else if (!take_all && all.documents[place] < report.min_documents) {
      leave_out(report.rare_terms, report.rare_tokens);
    } else if (share > report.max_share) {
      leave_out(report.frequent_terms, report.frequent_tokens);
    } else {
      kept.push_back(static_cast<std::uint32_t>(place));
    }
  }
  if (options.max_terms) leave_out_surplus(all, *options.max_terms, kept_by_name, kept, report);
  return kept;
}

}  // namespace ldavi
