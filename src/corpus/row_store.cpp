// SPDX-License-Identifier: Apache-2.0
#include "corpus/row_store.hpp"

#include <span>
#include <string_view>

namespace ldavi {
namespace {

/// Stands before the row's terms, counts and strings.
struct RowSizes {
  std::uint64_t cells;
  std::uint64_t id;
  std::uint64_t label;
  std::uint64_t date;
};

}  // namespace

void RowStore::add(const CorpusRow& row) {
  const RowSizes sizes{row.counts.size(), row.id.size(), row.label.size(), row.date.size()};
  bytes_.append(std::as_bytes(std::span(&sizes, 1)));
  bytes_.append(std::as_bytes(row.counts.terms));
  bytes_.append(std::as_bytes(row.counts.counts));
  for (const std::string_view string : {row.id, row.label, row.date}) bytes_.append(string);
  ++num_rows_;
  id_bytes_ += sizes.id;
  label_bytes_ += sizes.label;
  date_bytes_ += sizes.date;
}

CorpusRow RowStore::Reader::next() {
  RowSizes sizes{};
  reader_.read(std::as_writable_bytes(std::span(&sizes, 1)));
  terms_.resize(static_cast<std::size_t>(sizes.cells));
  counts_.resize(terms_.size());
  strings_.resize(static_cast<std::size_t>(sizes.id + sizes.label + sizes.date));
  reader_.read(std::as_writable_bytes(std::span(terms_)));
  reader_.read(std::as_writable_bytes(std::span(counts_)));
  reader_.read(std::as_writable_bytes(std::span(strings_)));
  const std::string_view strings = strings_;
  const auto id = static_cast<std::size_t>(sizes.id);
  const auto label = static_cast<std::size_t>(sizes.label);
  return {{terms_, counts_}, strings.substr(0, id), strings.substr(id, label), strings.substr(id + label)};
}

}  // namespace ldavi
