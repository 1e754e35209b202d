// SPDX-License-Identifier: Apache-2.0
#include "corpus/prepared_notes.hpp"

#include "base/byte_stream.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr std::uint32_t kVersionOfFields = 2;

/// The numbers in their order, the same for both directions.
template <class Transfer>
void transfer_numbers(Transfer& numbers, PruningReport& pruning, ReadReport& read, std::uint64_t& empty_documents,
                      std::uint64_t& duplicate_ids) {
  for (std::uint64_t* number :
       {&pruning.stop_word_terms, &pruning.stop_word_tokens, &pruning.rare_terms, &pruning.rare_tokens, &pruning.frequent_terms,
        &pruning.frequent_tokens, &pruning.dropped_terms, &pruning.dropped_tokens, &pruning.surplus_terms,
        &pruning.surplus_tokens, &pruning.min_documents, &read.hidden_files, &read.binary_files, &read.bad_records,
        &read.invalid_sequences, &empty_documents, &duplicate_ids}) {
    numbers(*number);
  }
}

[[noreturn]] void refuse(const std::string& path) {
  throw FormatError(path, "section META has values that this version of lda-vi does not know");
}

bool read_flag(ByteReader& reader, const std::string& path) {
  const std::uint32_t flag = reader.u32();
  if (flag > 1) refuse(path);
  return flag == 1;
}

double read_share(ByteReader& reader, const std::string& path) {
  const double share = reader.f64();
  if (!(share >= 0.0 && share <= 1.0)) refuse(path);
  return share;
}

}  // namespace

std::string serialize_notes(const LoadedCorpus& loaded) {
  ByteWriter writer;
  writer.u32(kVersionOfFields);
  writer.text(loaded.made_by);
  writer.u64(loaded.options.size());
  for (const auto& [name, value] : loaded.options) {
    writer.text(name);
    writer.text(value);
  }
  writer.text(loaded.stop_words.language);
  writer.f64(loaded.stop_words.coverage);
  writer.u32(loaded.stop_words.automatic ? 1 : 0);
  writer.u32(loaded.made_up_terms ? 1 : 0);
  writer.u32(loaded.read.has_fields ? 1 : 0);
  writer.f64(loaded.pruning.max_share);
  PruningReport pruning = loaded.pruning;
  ReadReport read = loaded.read;
  std::uint64_t empty_documents = loaded.empty_documents;
  std::uint64_t duplicate_ids = loaded.duplicate_ids;
  const auto write = [&](std::uint64_t number) { writer.u64(number); };
  transfer_numbers(write, pruning, read, empty_documents, duplicate_ids);
  return writer.bytes();
}

void parse_notes(std::span<const std::byte> bytes, const std::string& path, LoadedCorpus& loaded) {
  ByteReader reader(bytes, path, "section META");
  if (reader.u32() != kVersionOfFields) refuse(path);
  loaded.made_by = reader.text();
  const std::uint64_t num_options = reader.u64();
  if (num_options > reader.remaining()) refuse(path);
  loaded.options.clear();
  for (std::uint64_t i = 0; i < num_options; ++i) {
    std::string name = reader.text();
    std::string value = reader.text();
    loaded.options.emplace_back(std::move(name), std::move(value));
  }
  loaded.stop_words.language = reader.text();
  loaded.stop_words.coverage = read_share(reader, path);
  loaded.stop_words.automatic = read_flag(reader, path);
  loaded.made_up_terms = read_flag(reader, path);
  loaded.read.has_fields = read_flag(reader, path);
  loaded.pruning.max_share = read_share(reader, path);
  const auto read_number = [&](std::uint64_t& number) { number = reader.u64(); };
  transfer_numbers(read_number, loaded.pruning, loaded.read, loaded.empty_documents, loaded.duplicate_ids);
  reader.finish();
}

}  // namespace ldavi
