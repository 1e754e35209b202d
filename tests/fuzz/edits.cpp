// SPDX-License-Identifier: Apache-2.0
#include "fuzz/fuzz_input.hpp"
#include "ldavi/model/edits_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ldavi;
  const FuzzInput input(as_text(data, size));
  refuses(input, [&] {
    const Vocabulary vocabulary({"bread", "oven", "rain"}, {1, 1, 1}, {1, 1, 1});
    TopicView view(8);
    for (const Edit& edit : read_edits(input.path())) {
      require(edit_action_name(edit.action) != "unknown", "an action is one that there is");
      try {
        view.apply(edit, vocabulary);
      } catch (const InvalidArgument&) {
        continue;
      }
    }
    for (std::size_t topic = 0; topic < view.num_topics(); ++topic)
      require(!view.is_merged_away(view.merged_into[topic]), "a topic that takes up others is there itself");
    require(view.dropped_words.size() < vocabulary.size(), "a word is left");
  });
  return 0;
}
