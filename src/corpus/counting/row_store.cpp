// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/row_store.hpp"

#include <limits>
#include <span>
#include <string_view>

#include "base/content_hash.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

/// Stands before the row's terms, counts and strings.
struct RowSizes {
  std::uint64_t counter;
  std::uint32_t terms;
  std::uint32_t counts;  // none where the terms stand in order
  std::uint64_t id;
  std::uint64_t label;
  std::uint64_t date;
};

constexpr std::uint64_t kMostRows = std::numeric_limits<std::uint32_t>::max() - 1;

}  // namespace

void RowBatch::add(const CorpusRow& row, std::uint32_t counter) {
  const RowSizes sizes{counter,
                       static_cast<std::uint32_t>(row.counts.terms.size()),
                       static_cast<std::uint32_t>(row.counts.counts.size()),
                       row.id.size(),
                       row.label.size(),
                       row.date.size()};
  const auto append = [this](std::span<const std::byte> bytes) { bytes_.insert(bytes_.end(), bytes.begin(), bytes.end()); };
  append(std::as_bytes(std::span(&sizes, 1)));
  append(std::as_bytes(row.counts.terms));
  append(std::as_bytes(row.counts.counts));
  for (const std::string_view string : {row.id, row.label, row.date}) append(std::as_bytes(std::span(string)));
  id_hashes_.push_back(content_hash(row.id.data(), row.id.size()));
  id_bytes_ += sizes.id;
  label_bytes_ += sizes.label;
  date_bytes_ += sizes.date;
}

void RowBatch::clear() {
  bytes_.clear();
  id_hashes_.clear();
  id_bytes_ = 0;
  label_bytes_ = 0;
  date_bytes_ = 0;
}

void RowStore::add(const RowBatch& rows) {
  if (rows.id_hashes_.size() > kMostRows - size()) throw InvalidArgument("a corpus has at most 4,294,967,294 documents");
  bytes_.append(rows.bytes_);
  id_hashes_.insert(id_hashes_.end(), rows.id_hashes_.begin(), rows.id_hashes_.end());
  id_bytes_ += rows.id_bytes_;
  label_bytes_ += rows.label_bytes_;
  date_bytes_ += rows.date_bytes_;
}

CorpusRow RowStore::Reader::next() {
  RowSizes sizes{};
  reader_.read(std::as_writable_bytes(std::span(&sizes, 1)));
  counter_ = static_cast<std::uint32_t>(sizes.counter);
  terms_.resize(sizes.terms);
  counts_.resize(sizes.counts);
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
