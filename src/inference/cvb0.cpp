// SPDX-License-Identifier: Apache-2.0
// Implements: zero-order collapsed variational Bayes, CVB0 (Asuncion, Welling, Smyth, Teh 2009, section 2.5), in blocks of documents and
//             on each document's active topics.
// Tested by:  tests/unit/inference/cvb0_test.cpp against the sequential oracle of tests/support.
// Cost:       from the third pass on, some fifteen flops a (cell, active topic), memory two bytes.
//
// The first pass is one of scvb0, the second gives each document responsibilities under the topics that it found (online_start.hpp).
// From then on documents are dealt to a fixed number of blocks (document d to block d mod B). Within a block every document sees the counts of terms
// and topics as they were at the block's start, with one copy of the cell itself taken out, and its own counts as they are; so documents
// of a block are independent and may run on any thread. After the block its changes are added by term, documents in order.
// B equal to the number of documents is the sequential algorithm, but for topic totals, which then move once a document.
#include "inference/cvb0.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <span>
#include <utility>

#include "inference/cvb0_blocks.hpp"
#include "inference/cvb0_schedule.hpp"
#include "inference/online_start.hpp"
#include "inference/priors.hpp"
#include "inference/surplus_topics.hpp"
#include "inference/topic_limit.hpp"

namespace ldavi {
namespace {

/// Counts follow changes, and drift.
constexpr int kPassesBetweenRecounts = 20;
/// Learning the priors from expected counts costs as much as a pass, and they move slowly.
constexpr int kPassesBetweenPriors = 3;

bool never_pause(const PassProgress&) { return false; }

// Not those of scvb0, which stand beside them during the first pass.
constexpr std::uint32_t kAlpha = section_id("CALP");
constexpr std::uint32_t kNewNumbers = section_id("NEWN");

class Cvb0Engine final : public Engine {
 public:
  Cvb0Engine(const TrainingSet& set, const TrainOptions& options, Executor& executor, const Cvb0Schedule& schedule,
             std::unique_ptr<OnlineStart> start)
      : set_(set),
        options_(std::get<Cvb0Options>(options.engine)),
        priors_(options.priors),
        executor_(executor),
        schedule_(schedule),
        narrows_(narrows()),
        num_topics_(schedule_.topics_of_pass(0)),
        limit_(options_, Breadth::kWide, num_topics_, set.num_cells()),
        alpha_(initial_alpha(options)),
        eta_(starting_eta(options)),
        rest_(priors_.learn_alpha || priors_.learn_eta),
        start_(std::move(start)),
        blocks_(set, std::min(static_cast<std::size_t>(options_.blocks), set.num_documents()), executor) {
    alpha_.resize(num_topics_, alpha_.front());
    if (start_->has_topics()) take_topics();
  }

  StepReport step(const Pause& pause) override {
    if (is_finding_topics()) return find_topics(pause);
    if (progress_.block == 0) begin_pass();
    while (progress_.block < blocks_.size()) {
      progress_.moved += update_block(progress_.block);
      progress_.documents += blocks_.num_documents(progress_.block);
      ++progress_.block;
      if (progress_.block < blocks_.size() && pause({progress_.documents, {}, true})) return StepReport::paused();
    }
    return end_pass();
  }

  /// In topics that a cell of a document looks at: found for some documents.
  double cost_of_pass(int pass) const override {
    constexpr std::size_t kSample = 64;
    const std::size_t num_topics = schedule_.topics_of_pass(pass);
    const TopicLimit limit = limit_of(pass, num_topics);
    if (pass <= Cvb0Schedule::kFirstOfDocuments || (!limit.all() && schedule_.chooses(pass)))
      return static_cast<double>(num_topics);
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
    if (start_ && start_->has_found_all()) return finish_start();
    if (start_) end_finding();
    if (start_ || progress_.block > 0) step(never_pause);
    if (num_topics_ == schedule_.num_topics()) return;
    begin_choosing(schedule_.num_topics());
    for (std::size_t block = 0; block < blocks_.size(); ++block) blocks_.choose(block, setting(), new_numbers_);
    blocks_.recount(num_topics_);
    if (pass_ > options_.prior_burn_in) learn_priors();
  }

  void save(EngineStateWriter& state) const override {
    ByteWriter& numbers = state.numbers();
    numbers.u32(start_ ? 1 : 0);
    if (start_) start_->save(state);
    numbers.u32(static_cast<std::uint32_t>(pass_));
    numbers.u32(static_cast<std::uint32_t>(limit_pass_));
    numbers.u32(static_cast<std::uint32_t>(num_topics_));
    numbers.u64(progress_.block);
    numbers.u64(progress_.documents);
    numbers.f64(progress_.moved);
    numbers.u32(progress_.chooses ? 1 : 0);
    numbers.u32(progress_.new_limit ? 1 : 0);
    numbers.f64(eta_);
    rest_.save(numbers);
    state.add(kAlpha, alpha_);
    state.add(kNewNumbers, std::as_bytes(std::span(new_numbers_)));
    if (!start_) blocks_.save_counts(state);
    blocks_.save_documents(state);
  }

  void restore(EngineStateReader& state) override {
    ByteReader& numbers = state.numbers();
    if (numbers.u32() != 0) {
      start_->restore(state);
    } else {
      start_.reset();
    }
    pass_ = state.passes();
    limit_pass_ = state.passes();
    const std::size_t num_topics = numbers.u32();
    progress_.block = static_cast<std::size_t>(numbers.u64());
    progress_.documents = numbers.u64();
    progress_.moved = numbers.f64();
    progress_.chooses = numbers.u32() != 0;
    progress_.new_limit = numbers.u32() != 0;
    eta_ = numbers.f64();
    rest_.restore(numbers);
    if (num_topics != schedule_.topics_of_pass(pass_) || progress_.block >= blocks_.size() || !is_start_where_it_can_be())
      state.refuse();
    const std::size_t most_topics = num_topics_;
    num_topics_ = num_topics;
    alpha_.resize(num_topics_);
    state.read(kAlpha, alpha_);
    if (!are_priors(alpha_, eta_)) state.refuse();
    restore_new_numbers(state, most_topics);
    if (!start_) blocks_.restore_counts(state, num_topics_);
    SavedActiveTopics saved(state);
    for (std::size_t block = 0; block < blocks_.size(); ++block) {
      const bool is_to_come = is_choosing() && block >= progress_.block;
      const bool is_empty = start_ && (progress_.block == 0 || is_to_come);
      blocks_.restore_documents(state, saved, block, is_empty, is_to_come ? new_numbers_.size() : num_topics_);
    }
    saved.finish();
    limit_ = limit_of(limit_pass_, num_topics_);
  }

  TopicModel model() const override {
    if (start_) return start_->model();
    TopicModel model;
    model.lambda = blocks_.counts().of_terms();
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
  // The start.

  bool is_finding_topics() const noexcept { return start_ && !start_->has_topics(); }

  StepReport find_topics(const Pause& pause) {
    const StepReport report = start_->step(pause);
    if (report.pass_ended) take_topics();
    return report;
  }

  /// Training ends before documents have topics. Surplus topics leave by what they have: to give documents topics would take as long as the
  /// longest pass.
  void finish_start() {
    end_finding();
    start_->keep_largest(schedule_.num_topics());
  }

  void end_finding() {
    if (start_->has_topics()) return;
    start_->end();
    take_topics();
  }

  /// Documents go on with the alpha they began with: while topics find their shape they had better have many (docs/decisions/0015).
  void take_topics() {
    pass_ = 1;
    eta_ = start_->eta();
  }

  void end_start() {
    start_.reset();
    blocks_.end_start();
  }

  // Passes.

  void begin_pass() {
    ++pass_;
    progress_ = {};
    const std::size_t num_topics = schedule_.topics_of_pass(pass_);
    progress_.new_limit = num_topics < num_topics_ || (narrows_ && schedule_.narrow(pass_) != schedule_.narrow(pass_ - 1));
    progress_.chooses = start_ || progress_.new_limit || (!limit_.all() && schedule_.chooses(pass_));
    if (progress_.new_limit) rest_ = PriorRest(priors_.learn_alpha || priors_.learn_eta);
    if (progress_.chooses) begin_choosing(num_topics);
  }

  StepReport end_pass() {
    const Progress pass = std::exchange(progress_, {});
    if (start_) end_start();
    if (pass.chooses || pass_ % kPassesBetweenRecounts == 0) blocks_.recount(num_topics_);
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

  TopicLimit limit_of(int pass, std::size_t num_topics) const {
    return {options_, schedule_.narrow(pass) ? Breadth::kNarrow : Breadth::kWide, num_topics, set_.num_cells()};
  }

  Cvb0Setting setting() const { return {pass_, alpha_, eta_, limit_}; }

  /// Returns what moved.
  double update_block(std::size_t block) {
    if (start_) return blocks_.assign(block, setting(), *start_);
    return progress_.chooses ? blocks_.choose(block, setting(), new_numbers_) : blocks_.sweep(block, setting());
  }

  // Choosing topics.

  /// Before, the topics that cost least leave, so that `num_topics` are left. The limit of the documents' topics is that of the pass.
  void begin_choosing(std::size_t num_topics) {
    blocks_.make_room_to_choose();
    new_numbers_.resize(num_topics_);
    std::iota(new_numbers_.begin(), new_numbers_.end(), 0);
    if (num_topics < num_topics_) keep_dearest_topics(num_topics);
    limit_pass_ = pass_;
    limit_ = limit_of(pass_, num_topics_);
  }

  /// Responsibilities are as they were: the pass that follows spreads what the others had of a document's terms.
  void keep_dearest_topics(std::size_t num_topics) {
    const std::vector<std::size_t> kept = dearest_topics(blocks_.removal_costs(alpha_), num_topics);
    std::fill(new_numbers_.begin(), new_numbers_.end(), kGone);
    for (std::size_t k = 0; k < num_topics; ++k) {
      new_numbers_[kept[k]] = static_cast<std::int32_t>(k);
      alpha_[k] = alpha_[kept[k]];
    }
    alpha_.resize(num_topics);
    blocks_.keep_topics(kept);
    num_topics_ = num_topics;
  }

  // Priors.

  void learn_priors() {
    if (priors_.learn_alpha) {
      update_alpha(
          alpha_, [&](std::size_t d, TopicCounts& counts) { blocks_.document_counts(d, counts); }, set_, executor_);
    }
    if (priors_.learn_eta) update_eta(eta_, blocks_.counts().of_terms(), blocks_.counts().of_topics(), executor_);
    if (priors_.learn_alpha || priors_.learn_eta) rest_.observe(alpha_, eta_);
  }

  // A saved state.

  void restore_new_numbers(const EngineStateReader& state, std::size_t most_topics) {
    const std::span<const std::byte> bytes = state.all<std::byte>(kNewNumbers);
    new_numbers_.resize(bytes.size() / sizeof(std::int32_t));
    if (!bytes.empty()) std::memcpy(new_numbers_.data(), bytes.data(), new_numbers_.size() * sizeof(std::int32_t));
    const auto is_number = [&](std::int32_t k) { return k >= kGone && k < static_cast<std::int32_t>(num_topics_); };
    const bool fits = new_numbers_.size() <= most_topics && (!is_choosing() || new_numbers_.size() >= num_topics_);
    if (!fits || !std::all_of(new_numbers_.begin(), new_numbers_.end(), is_number)) state.refuse();
  }

  /// While topics are found, after that, or within the pass that gives them to documents; and not later.
  bool is_start_where_it_can_be() const noexcept {
    if (!start_) return pass_ >= Cvb0Schedule::kFirstOfDocuments;
    if (!start_->has_topics()) return pass_ == 0 && progress_.block == 0;
    return progress_.block == 0 ? pass_ == 1 : pass_ == Cvb0Schedule::kFirstOfDocuments && progress_.chooses;
  }

  /// Within a pass that chooses topics anew.
  bool is_choosing() const noexcept { return progress_.block > 0 && progress_.chooses; }

  const TrainingSet& set_;
  const Cvb0Options options_;
  const PriorOptions priors_;
  Executor& executor_;
  const Cvb0Schedule schedule_;
  const bool narrows_;      // there are documents that have fewer topics in the end
  std::size_t num_topics_;  // now
  TopicLimit limit_;
  int limit_pass_ = 0;  // the pass that set it
  int pass_ = 0;

  std::vector<double> alpha_;
  double eta_;
  PriorRest rest_;
  /// Of the pass that is being made.
  struct Progress {
    std::size_t block = 0;  // the next one; 0: no pass is being made
    std::uint64_t documents = 0;
    double moved = 0.0;
    bool chooses = false;
    bool new_limit = false;
  };
  Progress progress_;
  std::unique_ptr<OnlineStart> start_;  // until all documents have topics; then there are counts
  Cvb0Blocks blocks_;
  std::vector<std::int32_t> new_numbers_;  // of topics, while some leave
};

}  // namespace

/// Priors that were given for each topic are for these alone, and one topic is what it is.
Cvb0Schedule cvb0_schedule(const TrainOptions& options) {
  const bool no_surplus = options.priors.alpha.size() > 1 || options.num_topics == 1;
  const double share = no_surplus ? 0.0 : std::get<Cvb0Options>(options.engine).surplus_topics;
  return {static_cast<std::size_t>(options.num_topics), share, options.stop.max_passes};
}

std::unique_ptr<Engine> make_cvb0_engine(const TrainingSet& set, const TrainOptions& options, Executor& executor,
                                         const TopicModel* start) {
  if (start != nullptr) {
    const auto num_topics = static_cast<std::size_t>(options.num_topics);
    return std::make_unique<Cvb0Engine>(set, options, executor,
                                        Cvb0Schedule::from(start->num_topics(), num_topics, options.stop.max_passes),
                                        std::make_unique<OnlineStart>(set, options, *start));
  }
  const Cvb0Schedule schedule = cvb0_schedule(options);
  return std::make_unique<Cvb0Engine>(set, options, executor, schedule,
                                      std::make_unique<OnlineStart>(set, options, schedule.topics_of_pass(0), executor));
}

}  // namespace ldavi
