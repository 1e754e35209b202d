// SPDX-License-Identifier: Apache-2.0
#include "contract/hostile_changes.hpp"
#include "ldavi/text/text_rules.hpp"
#include "model/edit_archive.hpp"
#include "model/provenance_archive.hpp"

namespace ldavi {
namespace {

constexpr std::uint32_t kMeta = section_id("META");
constexpr std::uint32_t kOffsets = section_id("TOFF");
constexpr std::uint32_t kTerms = section_id("TERM");
constexpr std::uint32_t kFrequencies = section_id("TDFS");
constexpr std::uint32_t kTermCounts = section_id("TCNT");
constexpr std::uint32_t kTopics = section_id("TOPS");
constexpr std::uint32_t kPriors = section_id("PRIO");
constexpr std::uint32_t kAlpha = section_id("ALPH");
constexpr std::uint32_t kMean = section_id("MEAN");
constexpr std::uint32_t kCovariance = section_id("COVA");
constexpr std::uint32_t kText = section_id("TEXT");
constexpr std::uint32_t kEdits = section_id("EDIT");

constexpr std::size_t kNumTopics = 12;

HostileChange lambda(const std::string& name, double value,
                     const std::string& fault = "lambda has a number that is not positive and finite, at term 0") {
  return {"lambda " + name, fault, [value](ForgedFile& file) { file.set(kTopics, 3, static_cast<float>(value)); }};
}

HostileChange eta(const std::string& name, double value) {
  return {"eta " + name, "eta is not a number from 1e-6 to 1e6",
          [value](ForgedFile& file) { std::memcpy(file.section(kPriors).bytes.data() + 4, &value, sizeof(value)); }};
}

HostileChange alpha(const std::string& name, double value) {
  return {"alpha " + name, "alpha has a number that is not from 1e-6 to 1e6",
          [value](ForgedFile& file) { file.set(kAlpha, kNumTopics - 1, value); }};
}

HostileChange prior_kind(const std::string& name, std::uint32_t value) {
  return {"prior of kind " + name, "the documents' prior is of a kind that this version of lda-vi does not know",
          [value](ForgedFile& file) { file.set(kPriors, 0, value); }};
}

/// A number of META, by its place.
template <class T>
HostileChange meta(const std::string& name, const std::string& fault, std::size_t place, T value) {
  return {"META: " + name, fault,
          [place, value](ForgedFile& file) { std::memcpy(file.section(kMeta).bytes.data() + place, &value, sizeof(value)); }};
}

HostileChange provenance(const std::string& name, const std::string& fault, const std::function<void(Provenance&)>& change) {
  return {"META: " + name, fault, [change](ForgedFile& file) {
            std::string& bytes = file.section(kMeta).bytes;
            Provenance made_of = restore_provenance(std::as_bytes(std::span(bytes.data(), bytes.size())), "META");
            change(made_of);
            file.put(kMeta, archive_provenance(made_of));
          }};
}

HostileChange rules(const std::string& name, const std::string& fault, const std::function<void(TextRules&)>& change) {
  return {"TEXT: " + name, fault, [change](ForgedFile& file) {
            TextRules made_of = parse_text_rules(file.section(kText).bytes, "TEXT");
            change(made_of);
            file.put(kText, serialize(made_of));
          }};
}

HostileChange edits(const std::string& name, const std::string& fault, const std::vector<Edit>& log) {
  return {"EDIT: " + name, fault, [log](ForgedFile& file) { file.put(kEdits, archive_edits(log)); }};
}

HostileChange logistic_normal(const std::string& name, const std::string& fault, std::vector<double> mean,
                              std::vector<double> covariance) {
  return {"logistic normal: " + name, fault, [mean, covariance](ForgedFile& file) {
            const auto bytes = [](const std::vector<double>& values) {
              return std::string(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(double));
            };
            file.set(kPriors, 0, std::uint32_t{2});
            file.erase(kAlpha);
            if (!mean.empty()) file.put(kMean, bytes(mean), ElementType::kFloat64);
            if (!covariance.empty()) file.put(kCovariance, bytes(covariance), ElementType::kFloat64);
          }};
}

/// `bytes` end with the number of what follows: there is said to be as much of it as there are bytes, and these are zeros.
std::string with_a_long_list(std::string bytes) {
  constexpr std::uint64_t kLong = 4'000'000;
  bytes.append(reinterpret_cast<const char*>(&kLong), sizeof(kLong));
  return bytes + std::string(kLong, '\0');
}

std::vector<double> with(std::vector<double> values, double last) {
  values.back() = last;
  return values;
}

void add(std::vector<HostileChange>& all, std::vector<HostileChange> more) { all.insert(all.end(), more.begin(), more.end()); }

std::vector<HostileChange> topics_and_priors() {
  const std::string sizes = "has not the size that the topics need";
  const std::vector<double> mean(kNumTopics, 0.0);
  const std::vector<double> covariance(kNumTopics * kNumTopics, 0.5);
  return {
      {"no topic", "400 terms and 0 topics",
       [](ForgedFile& file) {
         file.section(kTopics) = {kTopics, true, ElementType::kFloat32, {400, 0}, {}};
       }},
      {"no term", "0 terms and 12 topics",
       [](ForgedFile& file) {
         file.section(kTopics) = {kTopics, true, ElementType::kFloat32, {0, 12}, {}};
       }},
      {"65,536 topics", "1 terms and 65536 topics",
       [](ForgedFile& file) {
         file.section(kTopics) = {kTopics, true, ElementType::kFloat32, {1, 65536}, std::string(4 * 65536, '?')};
       }},
      {"a term without topics", sizes,
       [](ForgedFile& file) {
         file.section(kTopics).shape = {399, 12};
         file.section(kTopics).bytes.resize(399 * 48);
       }},
      {"rows and columns exchanged", sizes,
       [](ForgedFile& file) {
         file.section(kTopics).shape = {12, 400};
       }},
      {"topics as a list", sizes,
       [](ForgedFile& file) {
         file.section(kTopics).shape = {4800, 1};
       }},
      {"topics as uint32", "section TOPS holds elements of another type",
       [](ForgedFile& file) { file.section(kTopics).type = ElementType::kUint32; }},
      lambda("NaN", kNan),
      lambda("infinite", kInfinity),
      lambda("0", 0.0),
      lambda("-0", -0.0),
      lambda("negative", -1.0),
      {"lambda past what a float holds", "lambda adds up to more than a float holds, in topic 3",
       [](ForgedFile& file) {
         for (std::size_t i : {3, 15}) file.set(kTopics, i, 3e38F);
       }},
      eta("NaN", kNan),
      eta("infinite", kInfinity),
      eta("0", 0.0),
      eta("negative", -0.1),
      eta("too small", 9e-7),
      eta("too large", 1.1e6),
      alpha("NaN", kNan),
      alpha("infinite", kInfinity),
      alpha("0", 0.0),
      alpha("negative", -0.1),
      alpha("too small", 9e-7),
      alpha("too large", 1.1e6),
      {"alpha is short", sizes, [](ForgedFile& file) { file.resize(kAlpha, kNumTopics - 1); }},
      {"alpha is long", sizes, [](ForgedFile& file) { file.resize(kAlpha, kNumTopics + 1); }},
      {"alpha as a table", "section ALPH is a table",
       [](ForgedFile& file) {
         file.section(kAlpha).shape = {3, 4};
       }},
      prior_kind("0", 0),
      prior_kind("3", 3),
      prior_kind("2^32 - 1", ~0U),
      {"priors are short", "section PRIO ends too early", [](ForgedFile& file) { file.resize(kPriors, 11); }},
      {"priors are long", "section PRIO is too long", [](ForgedFile& file) { file.resize(kPriors, 13); }},
      logistic_normal("no mean", "has no section MEAN", {}, covariance),
      logistic_normal("no covariance", "has no section COVA", mean, {}),
      logistic_normal("mean NaN", "has a number that is not finite", with(mean, kNan), covariance),
      logistic_normal("covariance infinite", "has a number that is not finite", mean, with(covariance, kInfinity)),
      logistic_normal("covariance of fewer topics", sizes, mean, std::vector<double>(121, 0.5)),
  };
}

std::vector<HostileChange> vocabularies() {
  const std::string cut = "section TOFF does not cut section TERM into terms";
  const std::string sizes = "has not one number a term";
  return {
      {"term twice", "the term 'word1' stands twice", [](ForgedFile& file) { file.section(kTerms).bytes[4] = '1'; }},
      {"empty term", "term 0 is empty", [](ForgedFile& file) { file.set(kOffsets, 1, std::uint64_t{0}); }},
      {"term with a byte that is no UTF-8", "term 0 is not valid UTF-8",
       [](ForgedFile& file) { file.section(kTerms).bytes[2] = '\xFF'; }},
      {"term cut within a character", "term 0 is not valid UTF-8",
       [](ForgedFile& file) { file.section(kTerms).bytes[4] = '\xC3'; }},
      {"term with half of a surrogate pair", "term 0 is not valid UTF-8",
       [](ForgedFile& file) { file.section(kTerms).bytes.replace(0, 3, "\xED\xA0\x80"); }},
      {"term in more bytes than it takes", "term 0 is not valid UTF-8",
       [](ForgedFile& file) { file.section(kTerms).bytes.replace(0, 2, "\xC1\x81"); }},
      {"first term begins late", cut, [](ForgedFile& file) { file.set(kOffsets, 0, std::uint64_t{1}); }},
      {"terms that go back", cut, [](ForgedFile& file) { file.set(kOffsets, 2, std::uint64_t{4}); }},
      {"term that ends at 2^31", cut, [](ForgedFile& file) { file.set(kOffsets, 1, k31); }},
      {"term that ends at 2^63", cut, [](ForgedFile& file) { file.set(kOffsets, 1, k63); }},
      {"term that ends at 2^64 - 1", cut, [](ForgedFile& file) { file.set(kOffsets, 400, k64); }},
      {"bytes after the last term", cut, [](ForgedFile& file) { file.resize(kTerms, file.size(kTerms) + 1); }},
      {"no offset", cut, [](ForgedFile& file) { file.resize(kOffsets, 0); }},
      {"one offset", cut, [](ForgedFile& file) { file.resize(kOffsets, 1); }},
      {"no term in the vocabulary", "section TOFF has not the size that the topics need",
       [](ForgedFile& file) {
         for (std::uint32_t id : {kTerms, kFrequencies, kTermCounts}) file.resize(id, 0);
         file.resize(kOffsets, 1);
       }},
      {"a frequency less", sizes, [](ForgedFile& file) { file.resize(kFrequencies, 399); }},
      {"a frequency more", sizes, [](ForgedFile& file) { file.resize(kFrequencies, 401); }},
      {"a count less", sizes, [](ForgedFile& file) { file.resize(kTermCounts, 399); }},
      {"frequencies as float64", "section TDFS holds elements of another type",
       [](ForgedFile& file) { file.section(kFrequencies).type = ElementType::kFloat64; }},
      {"terms as a table", "section TERM is a table",
       [](ForgedFile& file) {
         auto& shape = file.section(kTerms).shape;
         std::swap(shape[0], shape[1]);
       }},
  };
}

std::vector<HostileChange> provenances() {
  const std::string damaged = "section META is damaged";
  const std::string unknown = "section META has values that this version of lda-vi does not know";
  const std::string stability = "stability is not a number from 0 to 1 for each topic";
  constexpr std::size_t kVersionLength = 4;                      // of the text after the version of the fields
  constexpr std::size_t kEngineLength = kVersionLength + 8 + 5;  // "0.1.0"
  constexpr std::size_t kNumOptions = kEngineLength + 8 + 4;     // "cvb0"
  return {
      {"META: nothing", damaged, [](ForgedFile& file) { file.resize(kMeta, 0); }},
      {"META: a byte less", damaged, [](ForgedFile& file) { file.resize(kMeta, file.size(kMeta) - 1); }},
      {"META: a byte more", unknown, [](ForgedFile& file) { file.resize(kMeta, file.size(kMeta) + 1); }},
      {"META: as a table", "section META is a table",
       [](ForgedFile& file) {
         auto& shape = file.section(kMeta).shape;
         std::swap(shape[0], shape[1]);
       }},
      meta("fields of version 0", unknown, 0, std::uint32_t{0}),
      meta("fields of version 1, with stability", unknown, 0, std::uint32_t{1}),
      meta("fields of version 3", unknown, 0, std::uint32_t{3}),
      meta("fields of version 2^32 - 1", unknown, 0, ~std::uint32_t{0}),
      meta("text past the end", damaged, kVersionLength, std::uint64_t{100'000}),
      meta("text of 2^31 bytes", damaged, kVersionLength, k31),
      meta("text of 2^63 bytes", damaged, kVersionLength, k63),
      meta("text of 2^64 - 1 bytes", damaged, kEngineLength, k64),
      meta("2^31 options", damaged, kNumOptions, k31),
      meta("2^63 options", damaged, kNumOptions, k63),
      meta("2^64 - 1 options", damaged, kNumOptions, k64),
      meta("3 options", damaged, kNumOptions, std::uint64_t{3}),
      {"META: as many options as bytes", damaged,
       [](ForgedFile& file) { file.put(kMeta, with_a_long_list(file.section(kMeta).bytes.substr(0, kNumOptions))); }},
      provenance("ended by 0", unknown, [](Provenance& made_of) { made_of.termination = static_cast<Termination>(0); }),
      provenance("ended by 5", unknown, [](Provenance& made_of) { made_of.termination = static_cast<Termination>(5); }),
      provenance("stability of fewer topics", stability, [](Provenance& made_of) { made_of.stability.pop_back(); }),
      provenance("stability NaN", stability, [](Provenance& made_of) { made_of.stability[1] = kNan; }),
      provenance("stability above 1", stability, [](Provenance& made_of) { made_of.stability[1] = 1.01; }),
      provenance("bound NaN", "the bound is not finite",
                 [](Provenance& made_of) {
                   made_of.has_bound = true;
                   made_of.bound = kNan;
                 }),
  };
}

std::vector<HostileChange> texts() {
  const std::string value = "its text rules have a value that makes no sense";
  return {
      {"TEXT: nothing", "section TEXT ends too early", [](ForgedFile& file) { file.resize(kText, 0); }},
      {"TEXT: a byte less", "section TEXT ends too early", [](ForgedFile& file) { file.resize(kText, file.size(kText) - 1); }},
      {"TEXT: a byte more", "section TEXT is too long", [](ForgedFile& file) { file.resize(kText, file.size(kText) + 1); }},
      {"TEXT: older version", "its text rules are of a version",
       [](ForgedFile& file) { file.set(kText, 0, std::uint32_t{1}); }},
      {"TEXT: newer version", "its text rules are of a version",
       [](ForgedFile& file) { file.set(kText, 0, std::uint32_t{3}); }},
      {"TEXT: pattern of 2^64 - 1 bytes", "section TEXT ends too early", [](ForgedFile& file) { file.set(kText, 3, k64); }},
      {"TEXT: as many stop words as bytes", "section TEXT ends too early",
       [](ForgedFile& file) {
         TextRules rules = text_rules({});
         const std::string bytes = serialize(rules);
         file.put(kText, with_a_long_list(bytes.substr(0, bytes.size() - 16)));
       }},
      rules("words of no letter", value, [](TextRules& rules) { rules.min_length = 0; }),
      rules("words of 101 letters", value, [](TextRules& rules) { rules.min_length = 101; }),
      rules("unknown policy of numbers", value, [](TextRules& rules) { rules.numbers = static_cast<NumberPolicy>(3); }),
      rules("unknown policy of addresses", value, [](TextRules& rules) { rules.addresses = static_cast<AddressPolicy>(3); }),
      rules("unknown policy of tags", value, [](TextRules& rules) { rules.tags = static_cast<TagPolicy>(2); }),
      rules("unknown policy of emoji", value, [](TextRules& rules) { rules.emoji = static_cast<EmojiPolicy>(~0U); }),
      rules("pattern that is none", value, [](TextRules& rules) { rules.token_pattern = "(["; }),
      rules("stems of no language", value, [](TextRules& rules) { rules.stem = "klingon"; }),
      rules("stop words out of order", value,
            [](TextRules& rules) {
              rules.stop_words = {"the", "a"};
            }),
      rules("stop word twice", value,
            [](TextRules& rules) {
              rules.stop_words = {"a", "a"};
            }),
      rules("phrase of one word", value, [](TextRules& rules) { rules.phrases = {"york"}; }),
      rules("phrase of four words", value, [](TextRules& rules) { rules.phrases = {"a new york minute"}; }),
      rules("phrase of blanks", value, [](TextRules& rules) { rules.phrases = {" "}; }),
      rules("empty phrase", value, [](TextRules& rules) { rules.phrases = {""}; }),
  };
}

std::vector<HostileChange> logs_of_edits() {
  const std::string unknown = "section EDIT has values that this version of lda-vi does not know";
  return {
      {"EDIT: nothing", "section EDIT is damaged", [](ForgedFile& file) { file.resize(kEdits, 0); }},
      {"EDIT: a byte less", "section EDIT is damaged", [](ForgedFile& file) { file.resize(kEdits, file.size(kEdits) - 1); }},
      {"EDIT: a byte more", unknown, [](ForgedFile& file) { file.resize(kEdits, file.size(kEdits) + 1); }},
      {"EDIT: fields of version 0", unknown, [](ForgedFile& file) { file.set(kEdits, 0, std::uint32_t{0}); }},
      {"EDIT: fields of version 2", unknown, [](ForgedFile& file) { file.set(kEdits, 0, std::uint32_t{2}); }},
      {"EDIT: 2^63 edits", "section EDIT is damaged",
       [](ForgedFile& file) { std::memcpy(file.section(kEdits).bytes.data() + 4, &k63, 8); }},
      {"EDIT: as many edits as bytes", "section EDIT is damaged",
       [](ForgedFile& file) { file.put(kEdits, with_a_long_list(file.section(kEdits).bytes.substr(0, 4))); }},
      edits("action 0", unknown, {{static_cast<EditAction>(0), {}, ""}}),
      edits("action 7", unknown, {{static_cast<EditAction>(7), {}, ""}}),
      edits("a topic too many", "edit 1, hide: there is no topic 12", {{EditAction::kHide, {12}, ""}}),
      edits("topic 2^32 - 1", "there is no topic 4294967295", {{EditAction::kHide, {~0U}, ""}}),
      edits("topic twice", "topic 1 stands twice", {{EditAction::kHide, {1, 1}, ""}}),
      edits("no topic", "hide takes a topic or more", {{EditAction::kHide, {}, ""}}),
      edits("merged already", "edit 2, name: topic 2 was merged into topic 1 already",
            {{EditAction::kMerge, {1, 2}, ""}, {EditAction::kName, {2}, "x"}}),
      edits("one topic to merge", "merge takes two topics or more", {{EditAction::kMerge, {1}, ""}}),
      edits("blank name", "the name has no character that can be seen", {{EditAction::kName, {0}, " "}}),
      edits("name with an escape", "the name has control characters", {{EditAction::kName, {0}, "\x1B[2J"}}),
      edits("name that is no UTF-8", "the name is not valid UTF-8", {{EditAction::kName, {0}, "\xFF"}}),
      edits("name of 201 letters", "the name has 201 characters", {{EditAction::kName, {0}, std::string(201, 'x')}}),
      edits("note of 2,001 letters", "the note has 2,001 characters", {{EditAction::kNote, {0}, std::string(2001, 'x')}}),
      edits("unknown word", "the model does not know the word 'zebra'", {{EditAction::kDropWord, {}, "zebra"}}),
      edits("word twice", "is dropped already", {{EditAction::kDropWord, {}, "word1"}, {EditAction::kDropWord, {}, "word1"}}),
  };
}

}  // namespace

std::vector<HostileChange> hostile_models() {
  std::vector<HostileChange> all = topics_and_priors();
  for (const auto& more : {vocabularies(), provenances(), texts(), logs_of_edits()}) add(all, more);
  return all;
}

}  // namespace ldavi
