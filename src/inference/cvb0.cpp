// SPDX-License-Identifier: Apache-2.0
// Implements: zero-order collapsed variational Bayes, CVB0 (Asuncion, Welling, Smyth, Teh 2009, section 2.5), in blocks of documents and
//             on each document's active topics.
// Tested by:  tests/unit/inference/cvb0_test.cpp against the sequential oracle of tests/support.
// Cost:       a pass is some fifteen flops a (cell, active topic), memory two bytes.
//
// Documents are dealt to a fixed number of blocks (document d to block d mod B). Within a block every document sees the counts of terms
// and topics as they were at the block's start, with one copy of the cell itself taken out, and its own counts as they are; so documents
// of a block are independent and may run on any thread. After the block its changes are added by term, documents in order.
// B equal to the number of documents is the sequential algorithm, but for topic totals, which then move once a document.
#include "inference/cvb0.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>
#include <span>
#include <utility>

#include "inference/active_topics.hpp"
#include "inference/cvb0_schedule.hpp"
#include "inference/expected_counts.hpp"
#include "inference/priors.hpp"
#include "inference/random_start.hpp"
#include "inference/shards.hpp"
#include "inference/surplus_topics.hpp"
#include "inference/topic_limit.hpp"
#include "ldavi/base/error.hpp"
#include "math/kernels/cvb0.hpp"

namespace ldavi {
namespace {

/// Where not all topics are active, a topic with fewer expected tokens of a document is left out.
constexpr float kLeastCount = 0.02F;
/// Between two looks at all topics of every document; surplus topics leave in such passes.
constexpr int kPassesBetweenAdmissions = 20;
/// The same before the first of these, while topics still find their shape.
constexpr int kPassesBetweenEarlyAdmissions = 5;
/// Counts follow changes, and drift.
constexpr int kPassesBetweenRecounts = 20;
/// Learning the priors from expected counts costs as much as a pass, and they move slowly.
constexpr int kPassesBetweenPriors = 3;

constexpr bool admissions_due(int pass) {
  return pass % (pass < kPassesBetweenAdmissions ? kPassesBetweenEarlyAdmissions : kPassesBetweenAdmissions) == 0;
}

/// Priors that were given for each topic are for these alone, and one topic is what it is.
Cvb0Schedule schedule_of(const TrainOptions& options) {
  const bool no_surplus = options.priors.alpha.size() > 1 || options.num_topics == 1;
  const double share = no_surplus ? 0.0 : std::get<Cvb0Options>(options.engine).surplus_topics;
  return {static_cast<std::size_t>(options.num_topics), share, options.stop.max_passes, kPassesBetweenAdmissions};
}

constexpr std::uint32_t kAlpha = section_id("ALPH");
constexpr std::uint32_t kNewNumbers = section_id("NEWN");

// What the documents of a saved block have.
constexpr std::uint32_t kNoDocuments = 0;
constexpr std::uint32_t kWithAllTopics = 1;
constexpr std::uint32_t kWithLists = 2;

class Cvb0Engine final : public Engine {
 public:
  Cvb0Engine(const TrainingSet& set, const TrainOptions& options, Executor& executor)
      : set_(set),
        options_(std::get<Cvb0Options>(options.engine)),
        priors_(options.priors),
        executor_(executor),
        kernels_(cvb0_kernels(choose_simd_target())),
        schedule_(schedule_of(options)),
        narrows_(schedule_.narrow(options.stop.max_passes) && narrows()),
        num_topics_(schedule_.topics_of_pass(0)),
        limit_(options_, Breadth::kWide, num_topics_, set.num_cells()),
        start_(options.seed, num_topics_),
        alpha_(initial_alpha(options)),
        eta_(starting_eta(options)),
        rest_(priors_.learn_alpha || priors_.learn_eta),
        num_blocks_(std::min(static_cast<std::size_t>(options_.blocks), set.num_documents())),
        active_(num_blocks_),
        counts_(set, num_topics_, num_blocks_, executor),
        scratch_(static_cast<std::size_t>(executor.num_threads())) {
    alpha_.resize(num_topics_, alpha_.front());
    for (std::size_t block = 0; block < num_blocks_; ++block) counts_.add_start(block, start_, 1.0F);
    counts_.count_topics();
  }

  StepReport step(const Pause& pause) override {
    if (progress_.block == 0) begin_pass();
    while (progress_.block < num_blocks_) {
      progress_.moved += progress_.admission ? admit_block(progress_.block) : sweep_block(progress_.block);
      progress_.documents += block_size(progress_.block);
      ++progress_.block;
      if (progress_.block < num_blocks_ && pause({progress_.documents, {}, true})) return StepReport::paused();
    }
    return end_pass();
  }

  void restore_new_numbers(const EngineStateReader& state, std::size_t most_topics) {
    const std::span<const std::byte> bytes = state.all<std::byte>(kNewNumbers);
    new_numbers_.resize(bytes.size() / sizeof(std::int32_t));
    std::memcpy(new_numbers_.data(), bytes.data(), new_numbers_.size() * sizeof(std::int32_t));
    const auto is_number = [&](std::int32_t k) { return k >= kGone && k < static_cast<std::int32_t>(num_topics_); };
    const bool fits = new_numbers_.size() <= most_topics && (!is_admitting() || new_numbers_.size() >= num_topics_);
    if (!fits || !std::all_of(new_numbers_.begin(), new_numbers_.end(), is_number)) state.refuse();
  }

  /// Within a pass that chooses topics anew.
  bool is_admitting() const noexcept { return progress_.block > 0 && progress_.admission; }

  void restore_block(EngineStateReader& state, SavedActiveTopics& saved, std::size_t block) {
    active_[block] = {};
    const std::uint32_t kind = state.numbers().u32();
    const bool is_to_come = is_admitting() && block >= progress_.block;
    const bool may_be_empty = pass_ == 0 || (pass_ == 1 && is_to_come);
    if (kind > kWithLists || (kind == kNoDocuments && !may_be_empty)) state.refuse();
    if (kind == kNoDocuments) return;
    const std::size_t most_topics = is_to_come ? new_numbers_.size() : num_topics_;
    for (std::size_t i = 0; i < block_size(block); ++i)
      saved.add_document_to(active_[block], set_.document_size(block + i * num_blocks_), kind == kWithLists, most_topics);
  }

  /// In topics that a cell of a document looks at: found for some documents.
  double cost_of_pass(int pass) const override {
    constexpr std::size_t kSample = 64;
    constexpr double kAdmission = 1.5;  // choosing and packing, beside the sweep
    const std::size_t num_topics = schedule_.topics_of_pass(pass);
    const bool narrow = schedule_.narrow(pass);
    const TopicLimit limit(options_, narrow ? Breadth::kNarrow : Breadth::kWide, num_topics, set_.num_cells());
    if (pass == 1 || (!limit.all() && admissions_due(pass))) return kAdmission * static_cast<double>(num_topics);
    double topics = 0.0;
    double cells = 0.0;
    for (std::size_t i = 0; i < kSample; ++i) {
      const std::size_t d = i * set_.num_documents() / kSample;
      const auto size = static_cast<double>(set_.document_size(d));
      topics += size * static_cast<double>(Matrix::padded(limit.of_document(set_.document_tokens(d))));
      cells += size;
    }
    return topics / cells;
  }

  void finish() override {
    if (progress_.block > 0) step([](const PassProgress&) { return false; });
    if (pass_ == 0 || num_topics_ == schedule_.num_topics()) return;
    begin_admission(schedule_.num_topics());
    for (std::size_t block = 0; block < num_blocks_; ++block) admit_block(block);
    counts_.recount(active_);
    if (pass_ > options_.prior_burn_in) learn_priors();
  }

  void save(EngineStateWriter& state) const override {
    ByteWriter& numbers = state.numbers();
    numbers.u32(static_cast<std::uint32_t>(pass_));
    numbers.u32(static_cast<std::uint32_t>(limit_pass_));
    numbers.u32(static_cast<std::uint32_t>(num_topics_));
    numbers.u64(progress_.block);
    numbers.u64(progress_.documents);
    numbers.f64(progress_.moved);
    numbers.u32(progress_.admission ? 1 : 0);
    numbers.u32(progress_.new_limit ? 1 : 0);
    numbers.f64(eta_);
    rest_.save(numbers);
    state.add(kAlpha, alpha_);
    state.add(kNewNumbers, std::as_bytes(std::span(new_numbers_)));
    counts_.save(state);
    for (const ActiveTopics& block : active_) {
      numbers.u32(block.num_documents() == 0 ? kNoDocuments : block.has_lists() ? kWithLists : kWithAllTopics);
      block.save(state);
    }
  }

  void restore(EngineStateReader& state) override {
    ByteReader& numbers = state.numbers();
    pass_ = static_cast<int>(numbers.u32());
    limit_pass_ = static_cast<int>(numbers.u32());
    const std::size_t num_topics = numbers.u32();
    progress_.block = static_cast<std::size_t>(numbers.u64());
    progress_.documents = numbers.u64();
    progress_.moved = numbers.f64();
    progress_.admission = numbers.u32() != 0;
    progress_.new_limit = numbers.u32() != 0;
    eta_ = numbers.f64();
    rest_.restore(numbers);
    if (num_topics == 0 || num_topics > num_topics_ || progress_.block >= num_blocks_) state.refuse();
    const std::size_t most_topics = num_topics_;
    num_topics_ = num_topics;
    alpha_.resize(num_topics_);
    state.read(kAlpha, alpha_);
    if (!are_priors(alpha_, eta_)) state.refuse();
    restore_new_numbers(state, most_topics);
    counts_.restore(state, num_topics_);
    SavedActiveTopics saved(state);
    for (std::size_t block = 0; block < num_blocks_; ++block) restore_block(state, saved, block);
    saved.finish();
    limit_ = limit_of_pass();
  }

  TopicModel model() const override {
    TopicModel model;
    model.lambda = counts_.of_terms();
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
  void begin_pass() {
    ++pass_;
    progress_ = {};
    const std::size_t num_topics = schedule_.topics_of_pass(pass_);
    progress_.new_limit = num_topics < num_topics_ || (narrows_ && schedule_.narrow(pass_) != schedule_.narrow(pass_ - 1));
    progress_.admission = pass_ == 1 || progress_.new_limit || (!limit_.all() && admissions_due(pass_));
    if (progress_.new_limit) rest_ = PriorRest(priors_.learn_alpha || priors_.learn_eta);
    if (progress_.admission) begin_admission(num_topics);
  }

  StepReport end_pass() {
    const Progress pass = std::exchange(progress_, {});
    if (pass.admission || pass_ % kPassesBetweenRecounts == 0) counts_.recount(active_);
    if (pass_ > options_.prior_burn_in && pass_ % kPassesBetweenPriors == 0) learn_priors();
    // A token that changes topic leaves one and enters another.
    const double change = pass.moved / (2.0 * static_cast<double>(set_.num_tokens()));
    const bool last_limit = num_topics_ == schedule_.num_topics() && (!narrows_ || schedule_.narrow(pass_));
    return {true, change, {}, {}, rest_.resting() && !pass.new_limit && last_limit};
  }

  bool narrows() const {
    const TopicLimit wide(options_, Breadth::kWide, schedule_.num_topics(), set_.num_cells());
    const TopicLimit narrow(options_, Breadth::kNarrow, schedule_.num_topics(), set_.num_cells());
    for (std::size_t d = 0; d < set_.num_documents(); ++d) {
      if (narrow.of_document(set_.document_tokens(d)) != wide.of_document(set_.document_tokens(d))) return true;
    }
    return false;
  }

  /// Working memory of one thread.
  struct Scratch {
    Matrix rows;     // cells of a document x K
    Matrix vectors;  // N_dk, and two rows of work
    AlignedVector<float> active_vectors;
    std::vector<std::int32_t> topics;

    float* counts() noexcept { return vectors.row(0); }
    float* work() noexcept { return vectors.row(1); }
  };

  /// What all documents of a block see.
  struct Shared {
    Matrix vectors;  // N_k + V eta, alpha
    Cvb0Counts counts;
  };

  Shared share_counts() const {
    Shared shared{Matrix(2, num_topics_), {}};
    const double prior_total = eta_ * static_cast<double>(set_.num_terms());
    std::fill_n(shared.vectors.row(0), shared.vectors.stride(), 1.0F);
    for (std::size_t k = 0; k < num_topics_; ++k) {
      shared.vectors(0, k) = static_cast<float>(counts_.of_topics()[k] + prior_total);
      shared.vectors(1, k) = static_cast<float>(alpha_[k]);
    }
    const Matrix& of_terms = counts_.of_terms();
    shared.counts = {of_terms.data(), shared.vectors.row(0), shared.vectors.row(1), static_cast<float>(eta_),
                     of_terms.stride()};
    return shared;
  }

  std::size_t block_size(std::size_t block) const noexcept {
    return (set_.num_documents() - block + num_blocks_ - 1) / num_blocks_;
  }

  /// Runs update(d, place in the block, scratch, changes) for the documents of a block; it adds to `changes` those of N_k and, last, what
  /// moved. Brings N_k up to date and returns what moved.
  template <class Update>
  double update_block(std::size_t block, const Update& update) {
    const std::vector<double> sums =
        sharded_sum(executor_, block_size(block), kDocumentsPerShard, num_topics_ + 1,
                    [&](std::size_t begin, std::size_t end, int worker, std::span<double> changes) {
                      Scratch& scratch = scratch_[static_cast<std::size_t>(worker)];
                      if (scratch.vectors.rows() == 0) scratch.vectors = Matrix(3, num_topics_);
                      for (std::size_t i = begin; i < end; ++i) {
                        const std::size_t d = block + i * num_blocks_;
                        const auto moved = static_cast<double>(update(d, i, scratch, changes));
                        if (!(moved - moved == 0.0)) {
                          throw NumericError("cvb0, pass " + std::to_string(pass_) + ", document " + std::to_string(d) +
                                             ": a responsibility is not finite");
                        }
                        changes[num_topics_] += moved;
                      }
                    });
    counts_.add_to_topics(sums);
    return sums[num_topics_];
  }

  // Passes that look at all topics and choose the active ones.

  /// Before, the topics that cost least leave, so that `num_topics` are left. The limit of the documents' topics is that of the pass.
  void begin_admission(std::size_t num_topics) {
    previous_values_ = AlignedVector<std::uint16_t>();  // room for what is chosen anew
    new_numbers_.resize(num_topics_);
    std::iota(new_numbers_.begin(), new_numbers_.end(), 0);
    if (num_topics < num_topics_) keep_dearest_topics(num_topics);
    limit_pass_ = pass_;
    limit_ = limit_of_pass();
  }

  TopicLimit limit_of_pass() const {
    return {options_, schedule_.narrow(limit_pass_) ? Breadth::kNarrow : Breadth::kWide, num_topics_, set_.num_cells()};
  }

  /// Responsibilities are as they were: the pass that follows spreads what the others had of a document's terms.
  void keep_dearest_topics(std::size_t num_topics) {
    const std::vector<std::size_t> kept = dearest_topics(removal_costs(), num_topics);
    std::fill(new_numbers_.begin(), new_numbers_.end(), kGone);
    for (std::size_t k = 0; k < num_topics; ++k) {
      new_numbers_[kept[k]] = static_cast<std::int32_t>(k);
      alpha_[k] = alpha_[kept[k]];
    }
    alpha_.resize(num_topics);
    counts_.keep_topics(kept);
    num_topics_ = num_topics;
    for (Scratch& scratch : scratch_) scratch = Scratch();
  }

  std::vector<double> removal_costs() {
    const RemovalCost cost;
    return sharded_sum(executor_, set_.num_documents(), kDocumentsPerShard, num_topics_,
                       [&](std::size_t begin, std::size_t end, int, std::span<double> sum) {
                         for (std::size_t d = begin; d < end; ++d) {
                           const DocumentCounts document = set_.document(d);
                           const ActiveTopics::View view = active_[d % num_blocks_].document(d / num_blocks_);
                           for (std::size_t i = 0; i < document.size(); ++i) {
                             const std::uint16_t* row = view.responsibilities + i * view.size;
                             for (std::size_t j = 0; j < view.num_topics; ++j)
                               sum[view.topic(j)] += document.counts[i] * cost(row[j]);
                           }
                         }
                       });
  }

  double admit_block(std::size_t block) {
    const Shared shared = share_counts();
    const std::size_t num_shards = (block_size(block) + kDocumentsPerShard - 1) / kDocumentsPerShard;
    std::vector<ActiveTopics> parts(num_shards);
    const double moved = update_block(block, [&](std::size_t d, std::size_t i, Scratch& scratch, std::span<double> changes) {
      return admit_document(d, i, active_[block], shared.counts, scratch, changes, parts[i / kDocumentsPerShard]);
    });
    ActiveTopics next = ActiveTopics::joined(parts);
    parts.clear();
    parts.shrink_to_fit();
    if (active_[block].num_documents() == 0) {
      counts_.add_start(block, start_, -1.0F);
    } else {
      counts_.remove(block, active_[block], new_numbers_);
    }
    active_[block] = std::move(next);
    counts_.add(block, active_[block]);
    return moved;
  }

  double admit_document(std::size_t d, std::size_t i, ActiveTopics& old, const Cvb0Counts& counts, Scratch& scratch,
                        std::span<double> changes, ActiveTopics& out) {
    const DocumentCounts document = set_.document(d);
    if (scratch.rows.rows() == 0) scratch.rows = Matrix(set_.largest_document(), num_topics_);
    unpack_document(d, i, old, scratch);
    for (std::size_t k = 0; k < num_topics_; ++k) changes[k] -= static_cast<double>(scratch.counts()[k]);
    const float moved = kernels_.sweep_document(
        {document.terms.data(), document.counts.data(), document.size(), scratch.rows.data(), scratch.counts(), scratch.work()},
        counts);
    if (!limit_.all())
      choose_active_topics({scratch.counts(), num_topics_}, kLeastCount, limit_.of_document(set_.document_tokens(d)),
                           scratch.topics);
    const ActiveTopics::View view = limit_.all() ? out.add_document_of_all(num_topics_, document.size())
                                                 : out.add_document(scratch.topics, document.size());
    for (std::size_t cell = 0; cell < document.size(); ++cell) {
      std::uint16_t* row = view.responsibilities + cell * view.size;
      kernels_.pack_row(scratch.rows.row(cell), view.topics, view.size, view.num_topics, scratch.work(), row);
      const float copies = static_cast<float>(document.counts[cell]) * kResponsibilityUnit;
      for (std::size_t j = 0; j < view.num_topics; ++j) view.counts[j] += copies * static_cast<float>(row[j]);
    }
    for (std::size_t j = 0; j < view.num_topics; ++j) changes[view.topic(j)] += static_cast<double>(view.counts[j]);
    return static_cast<double>(moved);
  }

  /// Responsibilities over all topics, and N_dk, from the active ones or, where there are none yet, from the start.
  void unpack_document(std::size_t d, std::size_t i, ActiveTopics& active, Scratch& scratch) {
    const DocumentCounts document = set_.document(d);
    std::fill_n(scratch.rows.data(), document.size() * scratch.rows.stride(), 0.0F);
    std::fill_n(scratch.counts(), scratch.vectors.stride(), 0.0F);
    if (active.num_documents() == 0) {
      start_.for_each_draw(document, d, document.size(), [&](std::size_t cell, std::uint32_t topic, float mass) {
        scratch.rows(cell, topic) += mass / static_cast<float>(document.counts[cell]);
        scratch.counts()[topic] += mass;
      });
      return;
    }
    const ActiveTopics::View view = active.document(i);
    for (std::size_t j = 0; j < view.num_topics; ++j) {
      if (new_numbers_[view.topic(j)] == kGone) continue;
      const auto topic = static_cast<std::size_t>(new_numbers_[view.topic(j)]);
      scratch.counts()[topic] = view.counts[j];
      for (std::size_t cell = 0; cell < document.size(); ++cell) {
        scratch.rows(cell, topic) = static_cast<float>(view.responsibilities[cell * view.size + j]) * kResponsibilityUnit;
      }
    }
  }

  // Passes over the active topics.

  double sweep_block(std::size_t block) {
    const Shared shared = share_counts();
    ActiveTopics& active = active_[block];
    previous_values_.resize(std::max(previous_values_.size(), active.first_value(active.num_documents())));
    const double moved = update_block(block, [&](std::size_t d, std::size_t i, Scratch& scratch, std::span<double> changes) {
      return sweep_document(d, active.document(i), previous_values_.data() + active.first_value(i), shared.counts, scratch,
                            changes);
    });
    counts_.add_changes(block, active, previous_values_.data());
    return moved;
  }

  double sweep_document(std::size_t d, const ActiveTopics::View& view, std::uint16_t* previous, const Cvb0Counts& counts,
                        Scratch& scratch, std::span<double> changes) {
    const DocumentCounts document = set_.document(d);
    scratch.active_vectors.resize(3 * view.size);
    float* totals = scratch.active_vectors.data();
    float* alpha = totals + view.size;
    std::fill_n(totals, view.size, 1.0F);
    std::fill_n(alpha, view.size, 0.0F);
    for (std::size_t j = 0; j < view.num_topics; ++j) {
      const std::size_t topic = view.topic(j);
      totals[j] = counts.totals[topic];
      alpha[j] = counts.alpha[topic];
      changes[topic] -= static_cast<double>(view.counts[j]);
    }
    const float moved = kernels_.sweep_active(kernel_document(document, view, previous, alpha + view.size),
                                              {counts.term_counts, counts.size, totals, alpha, counts.eta});
    for (std::size_t j = 0; j < view.num_topics; ++j) changes[view.topic(j)] += static_cast<double>(view.counts[j]);
    return static_cast<double>(moved);
  }

  // Priors.

  void learn_priors() {
    if (priors_.learn_alpha) {
      update_alpha(
          alpha_, [&](std::size_t d, TopicCounts& counts) { active_counts(d, counts); }, set_, executor_);
    }
    if (priors_.learn_eta) update_eta(eta_, counts_.of_terms(), counts_.of_topics(), executor_);
    if (priors_.learn_alpha || priors_.learn_eta) rest_.observe(alpha_, eta_);
  }

  void active_counts(std::size_t d, TopicCounts& counts) {
    const ActiveTopics::View view = active_[d % num_blocks_].document(d / num_blocks_);
    counts.topics.resize(view.num_topics);
    counts.counts.resize(view.num_topics);
    for (std::size_t j = 0; j < view.num_topics; ++j) {
      counts.topics[j] = static_cast<std::uint32_t>(view.topic(j));
      counts.counts[j] = view.counts[j];
    }
  }

  const TrainingSet& set_;
  const Cvb0Options options_;
  const PriorOptions priors_;
  Executor& executor_;
  const Cvb0Kernels& kernels_;
  const Cvb0Schedule schedule_;
  const bool narrows_;      // there are documents that have fewer topics in the end
  std::size_t num_topics_;  // now
  TopicLimit limit_;
  int limit_pass_ = 0;  // the pass that set it
  const RandomStart start_;
  int pass_ = 0;

  std::vector<double> alpha_;
  double eta_;
  PriorRest rest_;
  /// Of the pass that is being made.
  struct Progress {
    std::size_t block = 0;  // the next one; 0: no pass is being made
    std::uint64_t documents = 0;
    double moved = 0.0;
    bool admission = false;
    bool new_limit = false;
  };
  Progress progress_;
  const std::size_t num_blocks_;
  std::vector<ActiveTopics> active_;  // a block each; empty before its first pass
  ExpectedCounts counts_;
  AlignedVector<std::uint16_t> previous_values_;  // a block's responsibilities before its pass
  std::vector<std::int32_t> new_numbers_;         // of topics, while some leave
  std::vector<Scratch> scratch_;
};

}  // namespace

std::vector<std::size_t> cvb0_numbers_of_topics(const TrainOptions& options) {
  return schedule_of(options).numbers_of_topics();
}

std::unique_ptr<Engine> make_cvb0_engine(const TrainingSet& set, const TrainOptions& options, Executor& executor) {
  return std::make_unique<Cvb0Engine>(set, options, executor);
}

}  // namespace ldavi
