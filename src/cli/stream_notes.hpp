// SPDX-License-Identifier: Apache-2.0
// Tells what a stream was, once it has ended.
#pragma once

#include "cli/terminal.hpp"
#include "ldavi/corpus/corpus_stream.hpp"
#include "ldavi/inference/train_stream.hpp"

namespace ldavi::cli {

/// What came after the first look, in which `first_look` was met, and what of it was left out.
void note_stream(Terminal& terminal, const ReadReport& first_look, const TextStreamReport& report);

/// Warns that the stream broke, why, and what is kept; returns the exit code. `result.broken` is set.
int warn_of_break(Terminal& terminal, const StreamResult& result);

}  // namespace ldavi::cli
