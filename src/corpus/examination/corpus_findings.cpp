// SPDX-License-Identifier: Apache-2.0
// The limits are rules of thumb of docs/reference/cli/inspect.md: enough to be noticed in the topics.
#include <algorithm>
#include <utility>

#include "base/number_format.hpp"
#include "ldavi/corpus/examination.hpp"
#include "ldavi/text/stop_words.hpp"

namespace ldavi {
namespace {

constexpr std::uint64_t kFewDocuments = 200;
constexpr std::uint64_t kTooFewDocuments = 50;
constexpr std::uint64_t kLongDocument = 2000;  // tokens
constexpr std::uint64_t kShortDocument = 15;
constexpr double kSomeCopies = 0.02;
constexpr double kManyCopies = 0.25;
constexpr double kSomeWithoutWords = 0.02;
constexpr double kManyWithoutWords = 0.25;
constexpr double kSomeOfAnotherLanguage = 0.05;
constexpr double kManyOfAnotherLanguage = 0.2;
constexpr double kManyIllFormed = 0.001;  // of the tokens

double share(std::uint64_t part, std::uint64_t all) {
  return all == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(all);
}

std::string percent(double part) { return fixed_text(100.0 * part, part < 0.095 ? 1 : 0) + " %"; }

void find_nothing(const CorpusExamination& e, std::vector<Finding>& found) {
  if (!e.refusal.empty()) found.push_back({"refused", "There is nothing to learn from", e.refusal, true});
}

void find_few(const CorpusExamination& e, std::vector<Finding>& found) {
  const std::uint64_t with_words = e.documents - e.loaded.empty_documents;
  if (!e.refusal.empty() || with_words >= kFewDocuments) return;
  const bool long_ones = e.lengths.median() >= kLongDocument;
  found.push_back(
      {"few_documents",
       "Only " + counted_text(with_words, "document") + " with words: topics are learned from words that meet in many",
       long_ones ? "cut the long documents into chapters or pages, a document each"
                 : "gather some hundreds or more, or ask for few topics (-k 5)",
       with_words < kTooFewDocuments});
}

std::string advice_on_empty(const CorpusExamination& e) {
  const std::uint64_t empty = e.loaded.empty_documents;
  if (e.loaded.read.bad_records * 2 > empty) return "most of them could not be read";
  if (e.blank * 2 > empty) return "most of them are blank: is the text in another field or file?";
  return "they are too short, or of rare words only; a lower --min-df keeps more";
}

void find_without_words(const CorpusExamination& e, std::vector<Finding>& found) {
  const std::uint64_t empty = e.loaded.empty_documents;
  const double part = share(empty, e.documents);
  if (!e.refusal.empty() || part < kSomeWithoutWords) return;
  found.push_back({"without_words", percent(part) + " of the documents (" + grouped_text(empty) + ") have no word that is kept",
                   advice_on_empty(e), part >= kManyWithoutWords});
}

void find_copies(const CorpusExamination& e, std::vector<Finding>& found) {
  const std::uint64_t copies = e.copies.duplicates + e.copies.near_duplicates;
  const double part = share(copies, e.documents);
  if (part < kSomeCopies) return;
  found.push_back({"copies",
                   percent(part) + " of the documents (" + grouped_text(copies) + ") are copies of others, " +
                       (e.copies.duplicates == 0 ? "none" : grouped_text(e.copies.duplicates)) + " of them to the letter",
                   "keep one of each, else what is copied most becomes topics of its own", part >= kManyCopies});
}

void find_languages(const CorpusExamination& e, std::vector<Finding>& found) {
  std::vector<LanguageShare> told;
  std::uint64_t all = 0;
  for (const LanguageShare& language : e.languages) {
    if (language.code.empty()) continue;
    told.push_back(language);
    all += language.documents;
  }
  if (told.size() < 2) return;
  const double part = share(all - told[0].documents, all);
  if (share(told[1].documents, all) < kSomeOfAnotherLanguage) return;
  const auto name = [&](std::size_t i) {
    return std::string(language_name(told[i].code)) + " " + percent(share(told[i].documents, all));
  };
  found.push_back({"languages", "The documents are in several languages: " + name(0) + ", " + name(1),
                   "topics would be languages: keep a corpus a language, each with its stop words",
                   part >= kManyOfAnotherLanguage});
}

void find_short(const CorpusExamination& e, std::vector<Finding>& found) {
  if (!e.refusal.empty() || e.lengths.median() >= kShortDocument) return;
  found.push_back({"short",
                   "The documents are very short, half of them have " + counted_text(e.lengths.median(), "word") + " or fewer",
                   "join those that belong together (of a day, an author, a thread), or ask for few topics"});
}

void find_damage(const CorpusExamination& e, std::vector<Finding>& found) {
  const ReadReport& read = e.loaded.read;
  if (read.bad_records > 0) {
    found.push_back({"bad_records",
                     counted_text(read.bad_records, "record") + " that could not be read" +
                         (read.examples.empty() ? "" : ", as " + read.examples.front()),
                     "mend them where they matter; with --on-bad-record skip train leaves them out"});
  }
  if (read.invalid_sequences > 0) {
    const double part = share(read.invalid_sequences, e.tokens);
    found.push_back(
        {"ill_formed",
         counted_text(read.invalid_sequences, "ill-formed sequence") + " of bytes that are no UTF-8, where words are cut",
         "convert the text, for example with iconv -f LATIN1 -t UTF-8", part >= kManyIllFormed});
  }
  if (read.binary_files > 0) {
    found.push_back({"binary_files", counted_text(read.binary_files, "binary file") + " skipped",
                     "where they are documents, convert them to text (pdftotext, pandoc)"});
  }
  if (e.loaded.duplicate_ids > 0) {
    found.push_back({"duplicate_ids", counted_text(e.loaded.duplicate_ids, "document") + " with an id that another one has",
                     "give each an id of its own, else results cannot be told apart"});
  }
}

void find_words(const CorpusExamination& e, std::vector<Finding>& found) {
  if (e.loaded.made_up_terms)
    found.push_back(
        {"made_up_terms", "There is no vocabulary beside the counts: terms are numbers", "name it with --vocab FILE"});
  if (e.is_text && e.refusal.empty() && e.loaded.stop_words.automatic && e.loaded.stop_words.language == "none") {
    found.push_back({"no_stop_words", "No list of stop words fits: function words, if there are any, stay in the topics",
                     "name a language or a list with --stopwords"});
  }
  if (e.lines.repeated > 0) {
    found.push_back(
        {"repeated_lines",
         counted_text(e.lines.repeated, "line") + (e.lines.repeated == 1 ? " stands" : " stand") + " in many documents",
         "take notices, signatures and headers out of the texts: their words become topics"});
  }
}

std::string language_of(const CorpusExamination& e) {
  if (e.languages.empty() || e.languages.front().code.empty()) return {};
  return std::string(language_name(e.languages.front().code)) + " ";
}

}  // namespace

std::vector<Finding> findings(const CorpusExamination& examination) {
  std::vector<Finding> found;
  find_nothing(examination, found);
  find_copies(examination, found);
  find_few(examination, found);
  find_without_words(examination, found);
  find_languages(examination, found);
  find_damage(examination, found);
  find_short(examination, found);
  find_words(examination, found);
  std::stable_partition(found.begin(), found.end(), [](const Finding& finding) { return finding.grave; });
  return found;
}

std::string verdict(const CorpusExamination& examination) {
  const std::vector<Finding> found = findings(examination);
  if (!found.empty() && found.front().grave) return found.front().problem + "; " + found.front().advice + ".";
  const std::string what = counted_text(examination.documents, language_of(examination) + "document") + ", half of them of " +
                           counted_text(examination.lengths.median(), "word") + " or more.";
  return (found.empty() ? "Good for topics: " : "Good for topics once the warnings are looked at: ") + what;
}

}  // namespace ldavi
