// SPDX-License-Identifier: Apache-2.0
// A folder of texts on two things, small enough to train on in a blink.
#pragma once

#include <string>

#include "unit/cli/cli_testing.hpp"

namespace ldavi::cli {

/// Twelve texts, six on bread and six on gardens, and a model of them.
class TinyCorpus {
 public:
  TinyCorpus() {
    for (int i = 0; i < 6; ++i) {
      const std::string name = std::to_string(i) + ".txt";
      folder_.write("texts/bread/" + name, "The baker puts bread and butter into the oven; warm bread smells of flour.\n");
      folder_.write("texts/garden/" + name, "The gardener puts seeds into the soil; roses and seeds like water.\n");
    }
  }

  std::string path(std::string_view name) const { return folder_.file(name); }
  const TemporaryFolder& folder() const noexcept { return folder_; }
  std::string texts() const { return path("texts"); }

  /// The path of a model with two topics.
  std::string model() const {
    const std::string model = path("m.ldavi");
    const Outcome outcome = run({"train", texts(), "-k", "2", "--passes", "20", "-o", model, "--force", "-q", "--threads", "1"});
    if (outcome.code != 0) throw std::runtime_error(outcome.err);
    return model;
  }

 private:
  TemporaryFolder folder_;
};

}  // namespace ldavi::cli
