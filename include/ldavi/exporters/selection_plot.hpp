// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "ldavi/evaluation/selection.hpp"

namespace ldavi {

/// A picture in SVG of perplexity with its intervals, and of coherence (NPMI), by number of topics; `recommended` is marked. `candidates`:
/// ascending, at least one. The same bytes for the same figures; no script, no font of others.
std::string selection_svg(std::span<const Candidate> candidates, std::size_t recommended);

}  // namespace ldavi
