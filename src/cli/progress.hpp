// SPDX-License-Identifier: Apache-2.0
// Shows how far training is: a bar that is drawn over itself on a terminal, a line of text or JSON now and then elsewhere.
#pragma once

#include <string>

#include "cli/terminal.hpp"
#include "ldavi/inference/train.hpp"

namespace ldavi::cli {

class TrainingProgress {
 public:
  explicit TrainingProgress(Terminal& terminal) : terminal_(terminal) {}

  void show(const PassReport& report);
  /// Takes the bar away.
  void finish();

 private:
  Terminal& terminal_;
  double last_shown_ = -1.0;
  bool drawn_ = false;
};

/// "pass 12 of 200, 21,500 documents/s, bound -7.1032 nats/token, at most 41 s left": without the bar. Within a pass also how many of its
/// documents were learned from. Of a stream: "12,288 documents, 21,500 documents/s, perplexity 1,234".
std::string progress_text(const PassReport& report);
/// The same as an object on a line; docs/reference/schemas/train-log.schema.json.
std::string progress_json(const PassReport& report);
/// Until all passes are made; not of a stream.
double seconds_left(const PassReport& report);

}  // namespace ldavi::cli
