// SPDX-License-Identifier: Apache-2.0
#include "ldavi/model/provenance.hpp"

namespace ldavi {

std::string termination_text(Termination termination) {
  switch (termination) {
    case Termination::kConverged: return "converged";
    case Termination::kPassLimit: return "pass limit reached";
    case Termination::kStopped: return "stopped by request";
    case Termination::kTimeLimit: return "time limit reached";
  }
  return "unknown";
}

}  // namespace ldavi
