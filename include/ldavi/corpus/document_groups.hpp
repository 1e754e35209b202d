// SPDX-License-Identifier: Apache-2.0
// Documents by what they bring besides their text: when they were written, what somebody called them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ldavi/base/string_table.hpp"
#include "ldavi/corpus/date.hpp"

namespace ldavi {

struct NamedDocuments {
  std::string name;
  /// Numbers of documents, in the order they were given.
  std::vector<std::uint32_t> documents;
};

struct DocumentsByPeriod {
  PeriodLength length = PeriodLength::kYear;
  /// In the order of time; none without a document.
  std::vector<NamedDocuments> groups;
  /// Without a date.
  std::uint64_t undated = 0;
  /// With a date that is not as parse_date takes it, and the first such date.
  std::uint64_t unreadable = 0;
  std::string first_unreadable;
  /// With a date that does not tell in which period they are.
  std::uint64_t imprecise = 0;
};

/// So many periods still make a picture.
inline constexpr std::size_t kMostPeriods = 40;

/// `dates` has one a document, or none at all; only the documents that are named are looked at. Without a length it is the shortest that nine
/// of ten dates are precise enough for and with at most kMostPeriods from the first to the last; hours only where all are of one day.
/// Cost: sorts the documents.
DocumentsByPeriod group_by_period(const StringTable& dates, std::span<const std::uint32_t> documents,
                                  std::optional<PeriodLength> length = std::nullopt);

struct DocumentsByLabel {
  /// The largest first; of equal size by name.
  std::vector<NamedDocuments> groups;
  std::uint64_t unlabelled = 0;
  /// Of the labels there are besides, the names, in that order.
  std::vector<std::string> left_out;
};

/// `labels` has one a document, or none at all. A document with several labels, which readers join with a comma and no blank after it, is in
/// the group of each. At most `most` groups.
DocumentsByLabel group_by_label(const StringTable& labels, std::span<const std::uint32_t> documents, std::size_t most = 100);

}  // namespace ldavi
