// SPDX-License-Identifier: Apache-2.0
// Topics, documents and how they were found, as one HTML file that needs no network and no program but a browser.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ldavi/corpus/document_groups.hpp"
#include "ldavi/corpus/load.hpp"
#include "ldavi/exporters/sink.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi {

/// The beginnings of texts that a report may show. It watches while documents are read (load_counted) and keeps no more than about
/// 64 MB: of long texts less, of very many documents every second, fourth … one. Which, depends on the documents alone.
class ReportTexts {
 public:
  void see(const CountedBatch& batch);

  /// Whether the documents were text.
  bool has_texts() const noexcept { return has_texts_; }
  /// Whether the text of a document was kept.
  bool has(std::size_t document) const noexcept { return document % stride_ == 0 && document / stride_ < texts_.size(); }
  /// Of a document that has() it: well-formed, without a byte order mark.
  std::string_view text(std::size_t document) const noexcept { return texts_[document / stride_].text; }
  bool is_whole(std::size_t document) const noexcept { return texts_[document / stride_].is_whole; }
  /// Words of a document that the model does not know.
  std::uint64_t unknown_tokens(std::size_t document) const noexcept { return unknown_tokens_[document]; }

 private:
  struct Beginning {
    std::string text;
    bool is_whole = true;
  };
  void make_room();

  bool has_texts_ = false;
  std::size_t most_bytes_ = 20'000;  // of a text
  std::size_t stride_ = 1;
  std::size_t bytes_ = 0;
  std::vector<Beginning> texts_;
  std::vector<std::uint32_t> unknown_tokens_;
};

struct HtmlReportOptions {
  /// Above the report.
  std::string title = "Topics";
  /// What a file that the report offers for download begins with, and commands in it call the model.
  std::string file_name = "model";
  /// Documents that are shown, at the most: those with most of each topic, and others spread evenly over time or, where there are no dates, over
  /// the input. The figures are of all.
  std::size_t num_documents = 2'000;
  /// false: documents are shown as their words with their numbers, not as text.
  bool texts = true;
  /// Of the view over time.
  std::optional<PeriodLength> period;
  /// Does not change the report. 0: as many as the process may use.
  int num_threads = 0;
};

/// Everything of others in it is escaped, so that no word or document can become code. The same bytes for the same model, documents and options.
/// `input`: documents under the model's vocabulary, with a known word in one of them at least, else InvalidArgument; `texts` has watched them all. Memory: the
/// mixtures, and the report. Cost: about that of inferring the mixtures twice.
void write_html_report(const TopicModel& model, const CountedCorpus& input, const ReportTexts& texts,
                       const HtmlReportOptions& options, const ByteSink& sink);

}  // namespace ldavi
