// SPDX-License-Identifier: Apache-2.0
// Implements: coordinate ascent on the bound of a mixture of Gaussians (Bishop 2006, section 10.2) with removals and merges
//             (Hughes, Sudderth 2013) that are kept only where the bound rises.
// Tested by:  tests/unit/variational/mixture_climb_test.cpp.
// Cost:       a pass each.
//
// Any statistics give components with a bound, so that a removal or a merge is a pass with statistics that were changed, and is
// taken back by going on with those that were not.
#include "variational/mixture_climb.hpp"

#include <algorithm>
#include <iterator>

namespace ldavi {
namespace {

/// Merges that do not pay by themselves are tried all the same, as what follows may: so many of them, the most promising ones.
constexpr std::size_t kMergesTried = 3;
/// Components that share a cluster drift for hundreds of passes before the bound tells: what surely gains is merged meanwhile,
/// each time after so many.
constexpr int kPassesBetweenMerges = 10;

class Climber {
 public:
  Climber(const MixturePrior& prior, const std::vector<PointStatistics>& start, const ClimbLimits& limits, MixturePass& pass)
      : prior_(prior), limits_(limits), pass_(pass), least_rise_(limits.tolerance * static_cast<double>(pass.points().size())) {
    std::vector<PointStatistics> with_points;
    for (const PointStatistics& one : start) {
      if (one.count > 0.0) with_points.push_back(one);
    }
    accept(next(with_points));
  }

  MixtureClimb run() {
    bool may_remove = true;
    while (passes_ < limits_.max_passes) {
      if (may_remove) may_remove = try_removal();
      if (passes_ >= limits_.max_passes) break;
      const double before = result_.state.bound;
      accept(next(result_.state.statistics));
      const bool risen = result_.state.bound - before > least_rise_;
      if (risen && ++since_merges_ < kPassesBetweenMerges) continue;
      since_merges_ = 0;
      if (try_merges(!risen)) {
        may_remove = true;
      } else if (!risen) {
        result_.converged = true;
        break;
      }
    }
    leave_out();
    return std::move(result_);
  }

 private:
  MixtureState next(const std::vector<PointStatistics>& statistics) {
    ++passes_;
    return evaluate(prior_, statistics, pass_);
  }

  void accept(MixtureState state) {
    result_.state = std::move(state);
    result_.bounds.push_back(result_.state.bound);
  }

  bool accept_if_it_rises(MixtureState state, double by) {
    if (!(state.bound - result_.state.bound > by)) return false;
    accept(std::move(state));
    return true;
  }

  /// The statistics without those of components that have too few points, but for the one with the most.
  std::vector<PointStatistics> kept() const {
    const std::vector<PointStatistics>& all = result_.state.statistics;
    const auto most = std::max_element(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.count < b.count; });
    const double least = std::min(limits_.least_count, most->count);
    std::vector<PointStatistics> out;
    std::copy_if(all.begin(), all.end(), std::back_inserter(out), [&](const auto& one) { return one.count >= least; });
    return out;
  }

  /// False where the bound would fall, so that it need not be tried at every pass.
  bool try_removal() {
    const std::vector<PointStatistics> statistics = kept();
    return statistics.size() == result_.state.statistics.size() || accept_if_it_rises(next(statistics), 0.0);
  }

  /// Of those that surely gain, as many as have no component in common; and where everything is to be tried, the next best
  /// ones.
  bool try_merges(bool everything) {
    const std::vector<MergeProposal> proposals = propose_merges(prior_, result_.state, pass_);
    std::vector<MergeProposal> sure;
    std::vector<bool> taken(result_.state.statistics.size(), false);
    for (const MergeProposal& proposal : proposals) {
      if (proposal.gain <= least_rise_) break;
      if (taken[proposal.first] || taken[proposal.second]) continue;
      taken[proposal.first] = taken[proposal.second] = true;
      sure.push_back(proposal);
    }
    if (!sure.empty() && try_merge(sure)) return true;
    for (std::size_t i = 0; everything && i < std::min(kMergesTried, proposals.size()); ++i) {
      if (try_merge({proposals[i]})) return true;
    }
    return false;
  }

  bool try_merge(const std::vector<MergeProposal>& pairs) {
    if (passes_ >= limits_.max_passes) return false;
    std::vector<PointStatistics> statistics = result_.state.statistics;
    std::vector<bool> gone(statistics.size(), false);
    for (const MergeProposal& pair : pairs) {
      statistics[pair.first] = merged(statistics[pair.first], statistics[pair.second], prior_.shape);
      gone[pair.second] = true;
    }
    std::vector<PointStatistics> left;
    for (std::size_t k = 0; k < statistics.size(); ++k) {
      if (!gone[k]) left.push_back(std::move(statistics[k]));
    }
    if (!accept_if_it_rises(next(left), least_rise_)) return false;
    result_.merges += static_cast<int>(pairs.size());
    return true;
  }

  void leave_out() {
    for (;;) {
      const std::vector<PointStatistics> statistics = kept();
      if (statistics.size() == result_.state.statistics.size()) return;
      result_.state = next(statistics);
    }
  }

  const MixturePrior& prior_;
  const ClimbLimits& limits_;
  MixturePass& pass_;
  const double least_rise_;
  int passes_ = 0;
  int since_merges_ = 0;
  MixtureClimb result_;
};

}  // namespace

MixtureClimb climb(const MixturePrior& prior, const std::vector<PointStatistics>& start, const ClimbLimits& limits,
                   MixturePass& pass) {
  return Climber(prior, start, limits, pass).run();
}

}  // namespace ldavi
