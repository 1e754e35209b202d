// SPDX-License-Identifier: Apache-2.0
// Implements: zero-order collapsed variational Bayes, CVB0 (Asuncion, Welling, Smyth, Teh 2009, section 2.5), in blocks of documents.
// Tested by:  tests/unit/inference/cvb0_test.cpp against the sequential oracle of tests/support.
// Cost:       a pass is some ten flops and a division a (cell, topic); memory is cells x topics floats.
//
// Documents are dealt to a fixed number of blocks (document d to block d mod B). Within a block every document sees the counts of terms
// and topics as they were at the block's start, with one copy of the cell itself taken out, and its own counts as they are; so documents
// of a block are independent and may run on any thread. After the block its changes are added by term, documents in order.
// B equal to the number of documents is the sequential algorithm, but for topic totals, which then move once a document.
#include "inference/cvb0.hpp"

#include <algorithm>
#include <numeric>
#include <span>

#include "inference/priors.hpp"
#include "inference/shards.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/base/random.hpp"
#include "ldavi/math/dirichlet.hpp"
#include "math/kernels/cvb0.hpp"

namespace ldavi {
namespace {

/// Copies of one term whose topics are drawn one by one at the start; more copies share these draws.
constexpr std::uint32_t kStartDraws = 32;
/// Counts follow changes; the rounding of floats would let them drift from what the responsibilities add up to.
constexpr int kPassesBetweenRecounts = 10;

struct Block {
  std::vector<std::uint32_t> documents;
  /// For each document, where its cells begin among the block's cells; then their number.
  std::vector<std::size_t> first_cells{0};
  TermIndex index;
};

std::vector<Block> deal_blocks(const TrainingSet& set, std::size_t num_blocks) {
  std::vector<Block> blocks(std::min(num_blocks, set.num_documents()));
  for (std::size_t d = 0; d < set.num_documents(); ++d) {
    Block& block = blocks[d % blocks.size()];
    block.documents.push_back(static_cast<std::uint32_t>(d));
    block.first_cells.push_back(block.first_cells.back() + set.document_size(d));
  }
  for (Block& block : blocks) block.index = index_terms(set, block.documents);
  return blocks;
}

class Cvb0Engine final : public Engine {
 public:
  Cvb0Engine(const TrainingSet& set, const TrainOptions& options, Executor& executor)
      : set_(set),
        options_(std::get<Cvb0Options>(options.engine)),
        priors_(options.priors),
        executor_(executor),
        kernels_(cvb0_kernels(choose_simd_target())),
        num_topics_(static_cast<std::size_t>(options.num_topics)),
        alpha_(initial_alpha(options)),
        eta_(starting_eta(options)),
        blocks_(deal_blocks(set, static_cast<std::size_t>(options_.blocks))),
        responsibilities_(set.num_cells(), num_topics_),
        document_counts_(set.num_documents(), num_topics_),
        term_counts_(set.num_terms(), num_topics_) {
    std::size_t largest_block = 0;
    for (const Block& block : blocks_) largest_block = std::max(largest_block, block.first_cells.back());
    changes_ = Matrix(largest_block, num_topics_);
    start_responsibilities(options.seed);
    recount();
  }

  StepReport step() override {
    ++pass_;
    double moved = 0.0;
    for (const Block& block : blocks_) moved += sweep_block(block);
    if (pass_ % kPassesBetweenRecounts == 0) recount();
    if (pass_ > options_.prior_burn_in) {
      if (priors_.learn_alpha) update_alpha(alpha_, document_counts_, set_, executor_);
      if (priors_.learn_eta) update_eta(eta_, term_counts_, totals_, executor_);
    }
    // A token that changes topic leaves one and enters another.
    return {moved / (2.0 * static_cast<double>(set_.num_tokens())), {}};
  }

  TopicModel model() const override {
    TopicModel model;
    model.lambda = term_counts_;
    const auto eta = static_cast<float>(eta_);
    for (std::size_t term = 0; term < set_.num_terms(); ++term) {
      float* row = model.lambda.row(term);
      for (std::size_t k = 0; k < num_topics_; ++k) row[k] = std::max(row[k], 0.0F) + eta;
    }
    model.document_prior = DirichletPrior{alpha_};
    model.eta = eta_;
    return model;
  }

 private:
  /// Each copy of a term starts in one topic, drawn by (seed, document).
  void start_responsibilities(std::uint64_t seed) {
    for_each_block(executor_, set_.num_documents(), kDocumentsPerShard, [&](std::size_t begin, std::size_t end, int) {
      for (std::size_t d = begin; d < end; ++d) {
        RandomStream random(seed, RandomPurpose::kDocumentStart, d);
        const DocumentCounts document = set_.document(d);
        for (std::size_t i = 0; i < document.size(); ++i) {
          float* row = responsibilities_.row(set_.first_cell(d) + i);
          const std::uint32_t draws = std::min(document.counts[i], kStartDraws);
          for (std::uint32_t draw = 0; draw < draws; ++draw) {
            row[random.below(static_cast<std::uint32_t>(num_topics_))] += 1.0F / static_cast<float>(draws);
          }
        }
      }
    });
  }

  /// All expected counts anew, from the responsibilities.
  void recount() {
    for (Matrix* counts : {&document_counts_, &term_counts_}) std::fill_n(counts->data(), counts->rows() * counts->stride(), 0.0F);
    for (const Block& block : blocks_) count_block(block);
    totals_ = count_totals();
  }

  /// Adds a block's expected counts to those of its documents and terms.
  void count_block(const Block& block) {
    for_each_block(executor_, block.documents.size(), kDocumentsPerShard, [&](std::size_t begin, std::size_t end, int) {
      for (std::size_t i = begin; i < end; ++i) {
        const std::uint32_t d = block.documents[i];
        const DocumentCounts document = set_.document(d);
        for (std::size_t j = 0; j < document.size(); ++j) {
          const float* from = responsibilities_.row(set_.first_cell(d) + j);
          float* to = changes_.row(block.first_cells[i] + j);
          for (std::size_t k = 0; k < num_topics_; ++k) {
            to[k] = static_cast<float>(document.counts[j]) * from[k];
            document_counts_(d, k) += to[k];
          }
        }
      }
    });
    add_changes(block);
  }

  void add_changes(const Block& block) {
    const TermIndex& index = block.index;
    for_each_block(executor_, index.terms.size(), kTermsPerShard, [&](std::size_t begin, std::size_t end, int) {
      for (std::size_t i = begin; i < end; ++i) {
        kernels_.add_rows(changes_.data(), index.cells.data() + index.offsets[i], index.offsets[i + 1] - index.offsets[i],
                          term_counts_.row(index.terms[i]), term_counts_.stride());
      }
    });
  }

  std::vector<double> count_totals() {
    return sharded_sum(executor_, set_.num_documents(), kDocumentsPerShard, num_topics_,
                       [&](std::size_t begin, std::size_t end, int, std::span<double> sum) {
                         for (std::size_t d = begin; d < end; ++d) {
                           for (std::size_t k = 0; k < num_topics_; ++k) sum[k] += static_cast<double>(document_counts_(d, k));
                         }
                       });
  }

  /// Sum over the block's cells and topics of |change of the expected counts|.
  double sweep_block(const Block& block) {
    Matrix totals(1, num_topics_);
    Matrix alpha(1, num_topics_);
    const double prior_total = eta_ * static_cast<double>(set_.num_terms());
    std::fill_n(totals.row(0), totals.stride(), 1.0F);
    for (std::size_t k = 0; k < num_topics_; ++k) {
      totals(0, k) = static_cast<float>(totals_[k] + prior_total);
      alpha(0, k) = static_cast<float>(alpha_[k]);
    }
    const Cvb0Counts counts{term_counts_.data(), totals.row(0), alpha.row(0), static_cast<float>(eta_), totals.stride()};

    // Last column: the sum of the changes; the others: the change of each topic's total.
    const std::vector<double> sums = sharded_sum(
        executor_, block.documents.size(), kDocumentsPerShard, num_topics_ + 1,
        [&](std::size_t begin, std::size_t end, int, std::span<double> sum) {
          for (std::size_t i = begin; i < end; ++i) sum[num_topics_] += sweep_document(block, i, counts, sum.first(num_topics_));
        });
    for (std::size_t k = 0; k < num_topics_; ++k) totals_[k] = std::max(0.0, totals_[k] + sums[k]);
    add_changes(block);
    return sums[num_topics_];
  }

  double sweep_document(const Block& block, std::size_t i, const Cvb0Counts& counts, std::span<double> total_changes) {
    const std::uint32_t d = block.documents[i];
    const DocumentCounts document = set_.document(d);
    float* topic_counts = document_counts_.row(d);
    for (std::size_t k = 0; k < num_topics_; ++k) total_changes[k] -= static_cast<double>(topic_counts[k]);
    const float moved = kernels_.sweep_document({document.terms.data(), document.counts.data(), document.size(),
                                                 responsibilities_.row(set_.first_cell(d)), topic_counts,
                                                 changes_.row(block.first_cells[i])},
                                                counts);
    for (std::size_t k = 0; k < num_topics_; ++k) total_changes[k] += static_cast<double>(topic_counts[k]);
    if (!(moved - moved == 0.0F)) {
      throw NumericError("cvb0, pass " + std::to_string(pass_) + ", document " + std::to_string(d) + ": a responsibility is not finite");
    }
    return static_cast<double>(moved);
  }

  const TrainingSet& set_;
  const Cvb0Options options_;
  const PriorOptions priors_;
  Executor& executor_;
  const Cvb0Kernels& kernels_;
  const std::size_t num_topics_;
  int pass_ = 0;

  std::vector<double> alpha_;
  double eta_;
  std::vector<Block> blocks_;
  Matrix responsibilities_;      // cells x K
  Matrix document_counts_;       // D x K: N_dk
  Matrix term_counts_;           // V x K: N_wk
  std::vector<double> totals_;   // N_k
  Matrix changes_;               // cells of the largest block x K
};

}  // namespace

std::unique_ptr<Engine> make_cvb0_engine(const TrainingSet& set, const TrainOptions& options, Executor& executor) {
  return std::make_unique<Cvb0Engine>(set, options, executor);
}

}  // namespace ldavi
