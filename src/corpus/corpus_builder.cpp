// SPDX-License-Identifier: Apache-2.0
#include "ldavi/corpus/corpus_builder.hpp"

#include "corpus/counting/corpus_counts.hpp"

namespace ldavi {

struct CorpusBuilder::Implementation {
  Implementation() { counted.make_counters(1); }

  CorpusCounts counted{0, {}};
  RowBatch row;
};

CorpusBuilder::CorpusBuilder() : implementation_(std::make_unique<Implementation>()) {}
CorpusBuilder::~CorpusBuilder() = default;
CorpusBuilder::CorpusBuilder(CorpusBuilder&&) noexcept = default;
CorpusBuilder& CorpusBuilder::operator=(CorpusBuilder&&) noexcept = default;

void CorpusBuilder::add(std::span<const std::string_view> tokens, const std::string& id, const std::string& label,
                        const std::string& date) {
  Implementation& self = *implementation_;
  self.row.clear();
  self.row.add({self.counted.counter(0).count(tokens), id, label, date}, 0);
  self.counted.add(self.row);
}

std::size_t CorpusBuilder::num_documents() const noexcept {
  return static_cast<std::size_t>(implementation_->counted.num_documents());
}

std::uint64_t CorpusBuilder::duplicate_ids() const { return implementation_->counted.duplicate_ids(); }

std::vector<std::string_view> CorpusBuilder::terms() const { return implementation_->counted.words().words; }

std::vector<std::uint64_t> CorpusBuilder::counts() const { return implementation_->counted.words().tokens; }

Corpus CorpusBuilder::build(std::span<const std::string> stop_words, const PruningOptions& pruning, PruningReport& report) {
  CorpusCounts& counted = implementation_->counted;
  CorpusInMemory corpus(counted.settle(counted.words(), {stop_words, pruning}, report));
  Executor executor(1);
  counted.pour(corpus, executor);
  *this = CorpusBuilder();
  return corpus.take();
}

}  // namespace ldavi
