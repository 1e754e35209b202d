// SPDX-License-Identifier: Apache-2.0
// Implements: near duplicates by locality-sensitive hashing of sketches (Leskovec, Rajaraman, Ullman 2020, "Mining of massive datasets",
//             section 3.4), groups by union-find.
// Tested by:  tests/unit/corpus/examination/duplicate_finder_test.cpp
// Cost:       21 sorts of one number a document.
#include "corpus/examination/duplicate_finder.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/content_hash.hpp"

namespace ldavi {
namespace {

// 1 - (1 - 0.8^6)^21 = 0.998, 1 - (1 - 0.5^6)^21 = 0.28.
constexpr std::size_t kBands = 21;
constexpr std::size_t kRows = 6;
static_assert(kBands * kRows <= std::tuple_size_v<SimilaritySketch>);

/// In a band, a document is compared with so many others at the most, so that thousands with one band in common cost no more.
constexpr std::size_t kMostLeaders = 8;

/// Groups of documents; the root of a group is its first document.
class Groups {
 public:
  explicit Groups(std::size_t num_documents) : parents_(num_documents) {
    std::iota(parents_.begin(), parents_.end(), std::uint32_t{0});
  }

  std::uint32_t root(std::uint32_t d) noexcept {
    while (parents_[d] != d) d = parents_[d] = parents_[parents_[d]];
    return d;
  }

  void join(std::uint32_t a, std::uint32_t b) noexcept {
    a = root(a);
    b = root(b);
    parents_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parents_;
};

/// Joins the exact copies. `is_copy[d]`: an earlier document is the same.
std::uint64_t join_exact(std::span<const std::uint64_t> hashes, Groups& groups, std::vector<bool>& is_copy) {
  std::vector<std::uint32_t> order(hashes.size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return hashes[a] != hashes[b] ? hashes[a] < hashes[b] : a < b; });
  std::uint64_t copies = 0;
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (hashes[order[i]] == 0 || hashes[order[i]] != hashes[order[i - 1]]) continue;
    groups.join(order[i], order[i - 1]);
    is_copy[order[i]] = true;
    ++copies;
  }
  return copies;
}

/// Documents [begin, end) of `band` have a band in common; each holds its number in the lower half.
void join_near(std::span<const std::uint64_t> band, const std::deque<SimilaritySketch>& sketches, Groups& groups) {
  std::array<std::uint32_t, kMostLeaders> leaders{};
  std::size_t num_leaders = 0;
  for (const std::uint64_t entry : band) {
    const auto d = static_cast<std::uint32_t>(entry);
    const auto end = leaders.begin() + static_cast<std::ptrdiff_t>(num_leaders);
    const auto near = std::find_if(leaders.begin(), end, [&](std::uint32_t leader) {
      return groups.root(leader) == groups.root(d) || similarity(sketches[leader], sketches[d]) >= DuplicateFinder::kNear;
    });
    if (near != end) {
      groups.join(*near, d);
    } else if (num_leaders < kMostLeaders) {
      leaders[num_leaders++] = d;
    }
  }
}

std::uint32_t band_hash(const SimilaritySketch& sketch, std::size_t band) noexcept {
  return static_cast<std::uint32_t>(content_hash(sketch.data() + band * kRows, kRows));
}

/// All groups of more than one, by their first document.
std::vector<CopyGroup> groups_of(Groups& groups, std::span<const std::uint64_t> hashes, const std::vector<bool>& is_copy) {
  std::vector<std::uint32_t> places(hashes.size(), 0);  // 1 + the group's place, by its first document
  std::vector<CopyGroup> found;
  for (std::uint32_t d = 0; d < hashes.size(); ++d) {
    const std::uint32_t first = groups.root(d);
    if (first == d) continue;
    if (places[first] == 0) {
      found.push_back({1, 0, {first}});
      places[first] = static_cast<std::uint32_t>(found.size());
    }
    CopyGroup& group = found[places[first] - 1];
    ++group.size;
    group.exact += is_copy[d] ? 1 : 0;
    if (group.examples.size() < DuplicateFinder::kMostExamples) group.examples.push_back(d);
  }
  return found;
}

}  // namespace

void DuplicateFinder::add(std::string_view content, std::span<const std::uint64_t> word_hashes) {
  content_hashes_.push_back(content.empty() ? 0 : std::max<std::uint64_t>(1, content_hash(content.data(), content.size())));
  if (word_hashes.size() >= kFewWords) {
    sketches_.push_back(similarity_sketch(word_hashes));
    return;
  }
  // The words in their order as one word; without words, one of its own.
  const std::uint64_t number = content_hashes_.size();
  const std::uint64_t whole =
      word_hashes.empty() ? content_hash(&number, sizeof number) : content_hash(word_hashes.data(), word_hashes.size_bytes());
  sketches_.push_back(similarity_sketch({&whole, 1}));
}

DuplicateReport DuplicateFinder::find() const {
  const std::size_t num_documents = sketches_.size();
  Groups groups(num_documents);
  std::vector<bool> is_copy(num_documents, false);
  DuplicateReport report;
  report.duplicates = join_exact(content_hashes_, groups, is_copy);

  std::vector<std::uint64_t> entries;
  for (std::size_t band = 0; band < kBands; ++band) {
    entries.clear();
    for (std::uint32_t d = 0; d < num_documents; ++d) {
      if (content_hashes_[d] == 0 || is_copy[d]) continue;
      entries.push_back(std::uint64_t{band_hash(sketches_[d], band)} << 32 | d);
    }
    std::sort(entries.begin(), entries.end());
    for (std::size_t i = 0; i < entries.size();) {
      std::size_t end = i + 1;
      while (end < entries.size() && entries[end] >> 32 == entries[i] >> 32) ++end;
      if (end - i > 1) join_near(std::span(entries).subspan(i, end - i), sketches_, groups);
      i = end;
    }
  }

  std::vector<CopyGroup> found = groups_of(groups, content_hashes_, is_copy);
  report.groups = found.size();
  for (const CopyGroup& group : found) report.near_duplicates += group.size - 1 - group.exact;
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.size > b.size; });
  found.resize(std::min(found.size(), kMostGroups));
  report.largest = std::move(found);
  return report;
}

}  // namespace ldavi
