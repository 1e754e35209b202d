// SPDX-License-Identifier: Apache-2.0
#include "cli/explained_documents.hpp"

#include <algorithm>
#include <exception>

#include "cli/input_options.hpp"
#include "cli/library_warning.hpp"
#include "ldavi/base/parallel.hpp"
#include "ldavi/inference/infer.hpp"
#include "ldavi/inference/word_topics.hpp"

namespace ldavi::cli {
namespace {

constexpr std::size_t kDocumentsInBatch = 512;
constexpr std::size_t kBytesInBatch = std::size_t{1} << 22U;
constexpr std::size_t kDocumentsInBlock = 16;

/// A batch of documents, which are read, explained and shown in turn.
class Explanation {
 public:
  Explanation(const TopicModel& model, int num_threads)
      : inference_(model), word_topics_(model), executor_(num_threads), scratch_(static_cast<std::size_t>(num_threads)) {}

  /// Fills the batch; an error is kept until what was read before it has been shown. False where there is no document left.
  bool read(MarkedDocuments& source, std::size_t most) {
    documents_.clear();
    std::size_t bytes = 0;
    try {
      while (!ended_ && documents_.size() < most && bytes < kBytesInBatch) {
        ExplainedDocument next;
        ended_ = !source.next(next.document);
        if (ended_) break;
        bytes += next.document.text.size();
        documents_.push_back(std::move(next));
      }
    } catch (...) {
      error_ = std::current_exception();
      ended_ = true;
    }
    return !documents_.empty();
  }

  void explain() {
    for_each_block(executor_, documents_.size(), kDocumentsInBlock, [this](std::size_t begin, std::size_t end, int worker) {
      for (std::size_t i = begin; i < end; ++i) explain(documents_[i], scratch_[static_cast<std::size_t>(worker)]);
    });
  }

  void show(const std::function<void(const ExplainedDocument&)>& see) const {
    for (const ExplainedDocument& document : documents_) see(document);
  }

  void finish() const {
    if (error_) std::rethrow_exception(error_);
  }

 private:
  void explain(ExplainedDocument& explained, MixtureInference::Scratch& scratch) const {
    const CountedDocument& counted = explained.document.counted;
    explained.mixture.resize(inference_.num_topics());
    inference_.infer({counted.terms, counted.counts}, explained.mixture, scratch);
    std::vector<std::uint32_t> topics;  // of the distinct terms
    for (const std::uint32_t term : counted.terms) topics.push_back(word_topics_.of(term, explained.mixture));
    for (const MarkedWord& word : explained.document.words) {
      const auto place = std::lower_bound(counted.terms.begin(), counted.terms.end(), word.term) - counted.terms.begin();
      explained.topics.push_back(word.term == kNoTerm ? kNoTopic : topics[static_cast<std::size_t>(place)]);
    }
  }

  MixtureInference inference_;
  WordTopics word_topics_;
  Executor executor_;
  std::vector<MixtureInference::Scratch> scratch_;
  std::vector<ExplainedDocument> documents_;
  bool ended_ = false;
  std::exception_ptr error_;
};

}  // namespace

std::uint64_t explain_documents(Terminal& terminal, const TopicModel& model, const std::vector<std::string>& inputs,
                                const ExplainOptions& options, const std::function<void(const ExplainedDocument&)>& see) {
  MarkedDocuments source(inputs, options.read, model);
  warn_of_other_library(terminal, model);
  Explanation explanation(model, options.num_threads > 0 ? options.num_threads : available_processors());
  std::uint64_t shown = 0;
  while (explanation.read(source, options.one_by_one ? 1 : kDocumentsInBatch)) {
    explanation.explain();
    explanation.show([&](const ExplainedDocument& document) {
      see(document);
      ++shown;
    });
  }
  explanation.finish();
  note_reading(terminal, source.report());
  return shown;
}

}  // namespace ldavi::cli
