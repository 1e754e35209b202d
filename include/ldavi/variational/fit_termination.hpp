// SPDX-License-Identifier: Apache-2.0
// Why a fit ended.
#pragma once

#include <string>

namespace ldavi {

enum class FitTermination {
  kConverged,       ///< the gradient is as small as was asked for, or as rounding allows
  kIterationLimit,  ///< it was still getting better, or a stochastic optimiser had not settled
  kStalled,         ///< no better point was found, though the gradient is not small: a density with jumps, or a wrong gradient
  kUnbounded        ///< means or deviations run away, 1e10 times what they were, or could with no loss: the density cannot be
                    ///< normalised, or has no mode
};

/// For people: "converged", "stopped at the most iterations" ...
std::string termination_text(FitTermination termination);

}  // namespace ldavi
