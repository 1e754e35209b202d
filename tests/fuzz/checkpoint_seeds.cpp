// SPDX-License-Identifier: Apache-2.0
// fuzz_checkpoint_seeds FOLDER
//
// Writes the good seeds of the target checkpoint: of each engine, stopped where something else has to be saved.
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

#include "fuzz/fuzzed_training.hpp"

namespace ldavi {
namespace {

/// Stopped after so many reports, of which each part of a pass makes one.
void save_stopped(std::string_view name, const std::string& path, int reports) {
  const Corpus corpus = fuzzed_corpus();
  const TrainingSet set(corpus, 0);
  Executor executor(1);
  const TrainOptions options = fuzzed_options(name);
  const std::unique_ptr<Engine> engine = make_engine(set, options, executor);
  Checkpointer checkpointer({.path = path, .seconds_between = 1e9}, fuzzed_identity(name));
  const Observer stop = [&](const PassReport&) { return --reports > 0 ? Answer::kContinue : Answer::kStop; };
  run_passes(*engine, options.stop, 0.0, {set.num_documents(), set.num_tokens()}, stop, checkpointer);
}

int save_all(const std::string& folder) {
  const auto save = [&](std::string_view name, const std::string& file, int reports) {
    save_stopped(name, folder + "/good_" + file, reports);
  };
  // Two reports of the first pass of cvb0, then four a pass.
  constexpr int kFirst = 2;
  constexpr int kPass = 4;
  save("cvb0", "cvb0_finding_topics", 1);
  save("cvb0", "cvb0_with_topics", kFirst);
  save("cvb0", "cvb0_giving_documents_topics", kFirst + 2);
  save("cvb0", "cvb0_after_a_pass", kFirst + 2 * kPass);
  save("cvb0", "cvb0_topics_leaving", kFirst + 3 * kPass + 2);
  save("cvb0", "cvb0_with_lists", kFirst + 17 * kPass);
  save("cvb0", "cvb0_narrowing", kFirst + 14 * kPass + 2);
  for (const std::string_view name : {"vb", "svi", "scvb0"}) {
    save(name, std::string(name) + "_within_a_pass", kPass + 2);
    save(name, std::string(name) + "_after_a_pass", 4 * kPass);
  }
  save("ctm", "ctm_at_its_start", 2);
  save("ctm", "ctm_after_a_pass", 40);
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace ldavi

int main(int argc, char** argv) {
  if (argc == 2) return ldavi::save_all(argv[1]);
  std::fprintf(stderr, "expected a folder\n");
  return EXIT_FAILURE;
}
