// SPDX-License-Identifier: Apache-2.0
// What texts or counts are like, before anything is learned from them: the corpus doctor.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "ldavi/corpus/load.hpp"

namespace ldavi {

/// Lengths of documents in tokens, stop words included. deciles[i]: the least length that a share of i/10 of the documents does not exceed; the
/// first is the least of all, deciles[5] the median, the last the most.
struct LengthSummary {
  std::array<std::uint64_t, 11> deciles{};
  double mean = 0.0;

  std::uint64_t least() const noexcept { return deciles.front(); }
  std::uint64_t median() const noexcept { return deciles[5]; }
  std::uint64_t most() const noexcept { return deciles.back(); }
};

/// Documents that are copies of each other. The first is taken for the original.
struct CopyGroup {
  std::uint64_t size = 0;
  /// Copies to the letter among them, the original not counted.
  std::uint64_t exact = 0;
  /// The first few, ascending: numbers of documents, from 0.
  std::vector<std::uint64_t> examples;
};

struct DuplicateReport {
  /// Documents that are, to the letter, what an earlier one is; of counts, that have the same counts.
  std::uint64_t duplicates = 0;
  /// Other documents that are nearly an earlier one: they share about four fifths of their distinct words, or more.
  std::uint64_t near_duplicates = 0;
  std::uint64_t groups = 0;
  /// The largest, largest first, then by their first document.
  std::vector<CopyGroup> largest;
};

struct RepeatedLine {
  /// Its beginning, in whole characters.
  std::string text;
  /// Documents that hold it: at least so many.
  std::uint64_t documents = 0;
};

/// Lines that stand in many documents: signatures, notices, headers.
struct LineReport {
  /// Those in at least 5 documents and 1 % of them, the most frequent first; the first few.
  std::vector<RepeatedLine> lines;
  /// How many there are.
  std::uint64_t repeated = 0;
  /// Numbers of documents are too small by at most so many, and a line in no more of them may be missing.
  std::uint64_t most_missed = 0;
};

struct LanguageShare {
  /// A code of stop_word_languages(); "" for documents that hold too few stop words of any.
  std::string code;
  std::uint64_t documents = 0;
};

struct ScriptShare {
  /// "Latin", "Cyrillic", "Han", "Thai" …; "Kana" for Hiragana and Katakana.
  std::string script;
  std::uint64_t letters = 0;
};

/// A term in many documents, spread over them about as evenly as chance would, and among the same words as any: it tells no topic from another.
struct EvenTerm {
  std::string term;
  std::uint64_t documents = 0;
  /// Documents that hold it through those that would, if its occurrences fell on the tokens of the corpus by chance: 1 for function words,
  /// less for a word that comes in bursts.
  double evenness = 0.0;
};

struct LabelCount {
  std::string label;
  std::uint64_t documents = 0;
};

struct CorpusExamination {
  /// What train would learn from. Its corpus is empty where train would refuse it: see refusal.
  LoadedCorpus loaded;
  /// Why nothing can be learned from it, as load_corpus says it; "" where something can.
  std::string refusal;
  bool is_text = false;

  std::uint64_t documents = 0;
  /// Of the text, decompressed and without the marks of its format. 0 for counts.
  std::uint64_t bytes = 0;
  /// All tokens, stop words and what pruning drops included.
  std::uint64_t tokens = 0;
  std::uint64_t distinct_words = 0;
  /// Documents of nothing but white space; of counts, without any.
  std::uint64_t blank = 0;
  LengthSummary lengths;

  DuplicateReport copies;
  LineReport lines;
  /// Of documents with a word, by the stop words they hold, the most frequent first.
  std::vector<LanguageShare> languages;
  /// Of letters, the most frequent first.
  std::vector<ScriptShare> scripts;
  std::vector<EvenTerm> even_terms;

  std::uint64_t labelled = 0;
  std::uint64_t distinct_labels = 0;
  /// The most frequent, the first few.
  std::vector<LabelCount> labels;
  std::uint64_t dated = 0;
  /// As they are written: by time, of those that parse_date reads; where it reads none, by their bytes.
  std::string first_date;
  std::string last_date;
};

/// Reads texts or counts once, as load_corpus does, and tells what they are like. Throws what load_corpus throws, but for texts and counts of which
/// nothing is left to learn from: they have a `refusal`. Memory: that of load_corpus, about 150 bytes a document, 30 MB. The same inputs
/// and options give the same examination.
CorpusExamination examine_corpus(const std::vector<std::string>& inputs, const LoadOptions& options);

/// Something that keeps topics from being good, and what to do.
struct Finding {
  /// A name that stays: "copies", "blank" ….
  std::string code;
  std::string problem;
  std::string advice;
  /// How much it matters: the verdict is that of a grave one.
  bool grave = false;
};

/// The gravest first; the order and the limits are those of docs/reference/cli/inspect.md.
std::vector<Finding> findings(const CorpusExamination& examination);

/// One line: what the corpus is good for, or what keeps it from being.
std::string verdict(const CorpusExamination& examination);

}  // namespace ldavi
