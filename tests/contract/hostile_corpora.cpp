// SPDX-License-Identifier: Apache-2.0
#include "contract/hostile_changes.hpp"
#include "corpus/prepared_notes.hpp"
#include "corpus/prepared_sections.hpp"

namespace ldavi {
namespace {

constexpr std::uint32_t kTermOffsets = section_id("TOFF");
constexpr std::uint32_t kFrequencies = section_id("TDFS");
constexpr std::uint32_t kTermCounts = section_id("TCNT");
constexpr std::size_t kNumDocuments = 200;

template <class T>
HostileChange number(const std::string& name, const std::string& fault, std::uint32_t id, std::size_t i, T value) {
  return {name, fault, [id, i, value](ForgedFile& file) { file.set(id, i, value); }};
}

HostileChange length(const std::string& name, const std::string& fault, std::uint32_t id, std::ptrdiff_t more) {
  return {name, fault, [id, more](ForgedFile& file) {
            file.resize(id, static_cast<std::size_t>(static_cast<std::ptrdiff_t>(file.size(id)) + more));
          }};
}

HostileChange notes(const std::string& name, const std::string& fault, const std::function<void(LoadedCorpus&)>& change) {
  return {"META: " + name, fault, [change](ForgedFile& file) {
            const std::string bytes = file.section(kPreparedMeta).bytes;
            LoadedCorpus loaded;
            parse_notes(std::as_bytes(std::span(bytes.data(), bytes.size())), "META", loaded);
            change(loaded);
            file.put(kPreparedMeta, serialize_notes(loaded));
          }};
}

/// Where META says how many options there are.
std::size_t place_of_options(ForgedFile& file) {
  std::uint64_t version_length = 0;
  std::memcpy(&version_length, file.section(kPreparedMeta).bytes.data() + 4, 8);
  return 12 + static_cast<std::size_t>(version_length);
}

HostileChange options(const std::string& name, std::uint64_t number_of_options) {
  return {"META: " + name + " options", "section META", [number_of_options](ForgedFile& file) {
            std::memcpy(file.section(kPreparedMeta).bytes.data() + place_of_options(file), &number_of_options, 8);
          }};
}

}  // namespace

std::vector<HostileChange> hostile_corpora() {
  const std::string offsets = "section DOFF does not cut its terms into documents";
  const std::string no_document = "it has no document with a term, or too many of them";
  const std::string cell = "has a term or count that cannot be";
  const std::string frequent = "its terms are not as frequent as its vocabulary says";
  const std::string values = "section META has values that this version of lda-vi does not know";
  const std::string ids = "its ids do not fill their section";
  return {
      number("documents begin late", offsets, kDocumentOffsets, 0, std::uint64_t{1}),
      number("documents go back", offsets, kDocumentOffsets, 20, std::uint64_t{0}),
      number("a document ends at 2^31", offsets, kDocumentOffsets, 3, k31),
      number("a document ends at 2^63", offsets, kDocumentOffsets, 3, k63),
      number("a document ends at 2^64 - 1", offsets, kDocumentOffsets, kNumDocuments, k64),
      length("cells after the last document", "it has not one count a term", kCellTerms, 1),
      length("counts after the last document", "it has not one count a term", kCellCounts, 1),
      length("a document less", offsets, kDocumentOffsets, -1),
      {"no document", no_document, [](ForgedFile& file) { file.resize(kDocumentOffsets, 1); }},
      {"no offset", no_document, [](ForgedFile& file) { file.resize(kDocumentOffsets, 0); }},
      {"no cell", no_document,
       [](ForgedFile& file) {
         file.resize(kCellTerms, 0);
         file.resize(kCellCounts, 0);
       }},
      {"offsets as a table", "section DOFF is a table",
       [](ForgedFile& file) {
         file.section(kDocumentOffsets).shape = {1, kNumDocuments + 1};
       }},
      {"counts as float32", "section CCNT holds elements of another type",
       [](ForgedFile& file) { file.section(kCellCounts).type = ElementType::kFloat32; }},
      {"a term past the vocabulary", cell,
       [](ForgedFile& file) { file.set(kCellTerms, 7, static_cast<std::uint32_t>(file.size(kFrequencies))); }},
      number("term 2^31", cell, kCellTerms, 7, std::uint32_t{1} << 31U),
      number("term 2^32 - 1", cell, kCellTerms, 7, ~std::uint32_t{0}),
      {"terms out of order", cell,
       [](ForgedFile& file) {
         std::uint32_t last = 0;
         std::memcpy(&last, file.section(kCellTerms).bytes.data() + file.section(kCellTerms).bytes.size() - 4, 4);
         file.set(kCellTerms, file.size(kCellTerms) - 2, last);
       }},
      number("count 0", cell, kCellCounts, 7, std::uint32_t{0}),
      number("count 2^31", frequent, kCellCounts, 7, std::uint32_t{1} << 31U),
      number("frequency 0", frequent, kFrequencies, 1, std::uint64_t{0}),
      number("frequency 2^64 - 1", frequent, kFrequencies, 1, k64),
      number("count of a term 0", frequent, kTermCounts, 1, std::uint64_t{0}),
      number("count of a term 2^63", frequent, kTermCounts, 1, k63),
      number("a term that ends at 2^63", "section TOFF does not cut section TERM into terms", kTermOffsets, 1, k63),
      {"a term that is no UTF-8", "term 0 is not valid UTF-8",
       [](ForgedFile& file) { file.section(section_id("TERM")).bytes[0] = '\xFF'; }},
      {"a term twice", "stands twice",
       [](ForgedFile& file) {
         file.put(section_id("TERM"), std::string(2 * file.size(kFrequencies), 'x'));
         for (std::size_t i = 0; i < file.size(kTermOffsets); ++i) file.set(kTermOffsets, i, std::uint64_t{2 * i});
       }},
      number("ids begin late", ids, kIds.offsets, 0, std::uint64_t{1}),
      number("an id ends at 2^63", ids, kIds.offsets, 5, k63),
      number("the last id ends early", ids, kIds.offsets, kNumDocuments, std::uint64_t{700}),
      length("an id less", "it has not one id a document", kIds.offsets, -1),
      length("bytes after the last id", ids, kIds.bytes, 1),
      number("labels go back", "its labels do not fill their section", kLabels.offsets, 150, std::uint64_t{2}),
      length("a label more", "it has not one label a document", kLabels.offsets, 1),
      {"labels without offsets", "has no section LBOF", [](ForgedFile& file) { file.erase(kLabels.offsets); }},
      {"labels without text", "has no section LBTX", [](ForgedFile& file) { file.erase(kLabels.bytes); }},
      length("bytes after the last date", "its dates do not fill their section", kDates.bytes, 64),
      {"dates without offsets", "has no section DTOF", [](ForgedFile& file) { file.erase(kDates.offsets); }},
      {"META: nothing", "section META ends too early", [](ForgedFile& file) { file.resize(kPreparedMeta, 0); }},
      length("META: a byte less", "section META ends too early", kPreparedMeta, -1),
      length("META: a byte more", "section META is too long", kPreparedMeta, 1),
      number("META: fields of version 1", values, kPreparedMeta, 0, std::uint32_t{1}),
      number("META: fields of version 3", values, kPreparedMeta, 0, std::uint32_t{3}),
      {"META: version of 2^64 - 1 letters", "section META ends too early",
       [](ForgedFile& file) { std::memcpy(file.section(kPreparedMeta).bytes.data() + 4, &k64, 8); }},
      options("2^31", k31),
      options("2^63", k63),
      options("2^64 - 1", k64),
      notes("share of stop words NaN", values, [](LoadedCorpus& loaded) { loaded.stop_words.coverage = kNan; }),
      notes("share of stop words below 0", values, [](LoadedCorpus& loaded) { loaded.stop_words.coverage = -0.1; }),
      notes("share of documents above 1", values, [](LoadedCorpus& loaded) { loaded.pruning.max_share = 1.1; }),
      notes("share of documents infinite", values, [](LoadedCorpus& loaded) { loaded.pruning.max_share = kInfinity; }),
      notes("an empty document more", "its number of empty documents is not what it says",
            [](LoadedCorpus& loaded) { ++loaded.empty_documents; }),
      notes("2^64 - 1 empty documents", "its number of empty documents is not what it says",
            [](LoadedCorpus& loaded) { loaded.empty_documents = k64; }),
      length("TEXT: a byte less", "section TEXT ends too early", kPreparedText, -1),
      number("TEXT: newer version", "its text rules are of a version", kPreparedText, 0, std::uint32_t{3}),
      number("TEXT: words of no letter", "its text rules have a value that makes no sense", kPreparedText, 1, std::uint32_t{0}),
  };
}

}  // namespace ldavi
