// SPDX-License-Identifier: Apache-2.0
#include "cli/stream_notes.hpp"

#include <algorithm>

#include "base/number_format.hpp"
#include "cli/error_report.hpp"
#include "cli/exit_code.hpp"
#include "cli/input_options.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi::cli {
namespace {

/// What was met after the first look.
ReadReport after(const ReadReport& first_look, ReadReport all) {
  all.hidden_files -= first_look.hidden_files;
  all.binary_files -= first_look.binary_files;
  all.bad_records -= first_look.bad_records;
  all.invalid_sequences -= first_look.invalid_sequences;
  all.dropped_sequences -= first_look.dropped_sequences;
  all.examples.erase(all.examples.begin(), all.examples.begin() + static_cast<std::ptrdiff_t>(first_look.examples.size()));
  return all;
}

}  // namespace

void note_stream(Terminal& terminal, const ReadReport& first_look, const TextStreamReport& report) {
  if (report.documents == 0) {
    terminal.note("the first look was all there is");
  } else {
    const std::uint64_t tokens = report.known_tokens + report.unknown_tokens;
    const double share = static_cast<double>(report.unknown_tokens) / static_cast<double>(std::max<std::uint64_t>(1, tokens));
    terminal.note("after the first look: " + counted_text(report.documents, "document") + ", of whose " +
                  counted_text(tokens, "token") + " " + grouped_text(report.unknown_tokens) + " (" +
                  fixed_text(100.0 * share, 1) + " %) are not in the vocabulary and left out");
  }
  note_reading(terminal, after(first_look, report.read));
}

int warn_of_break(Terminal& terminal, const StreamResult& result) {
  const std::string kept = "; the model is kept of what came before, " + counted_text(result.documents, "document");
  try {
    std::rethrow_exception(result.broken);
  } catch (const IoError& error) {
    terminal.warn(error_line(error) + kept);
    return exit_code(error);
  } catch (const Error& error) {
    terminal.warn(error_line(error) + kept);
    return kExitBadData;
  }
}

}  // namespace ldavi::cli
