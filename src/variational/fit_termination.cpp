// SPDX-License-Identifier: Apache-2.0
#include "ldavi/variational/fit_termination.hpp"

namespace ldavi {

std::string termination_text(FitTermination termination) {
  switch (termination) {
    case FitTermination::kConverged: return "converged";
    case FitTermination::kIterationLimit: return "stopped at the most iterations";
    case FitTermination::kStalled: return "stalled where the gradient is not small";
    case FitTermination::kUnbounded: return "ran away: the density cannot be normalised, or grows without end somewhere";
  }
  return {};
}

}  // namespace ldavi
