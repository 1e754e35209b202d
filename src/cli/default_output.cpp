// SPDX-License-Identifier: Apache-2.0
#include "cli/default_output.hpp"

#include "corpus/input_name.hpp"

namespace ldavi::cli {

std::string default_output(const std::string& input, std::string_view suffix) {
  if (input == "-") return {};
  std::string name = base_name(input);
  if (name.empty()) return {};
  for (const std::string_view ending : {".gz", ".zst", ".txt", ".jsonl", ".ndjson", ".csv", ".tsv", ".ldacorpus", ".dat",
                                        ".ldac", ".mtx", ".svm", ".svmlight", ".libsvm"}) {
    if (name.size() > ending.size() && name.ends_with(ending)) name.resize(name.size() - ending.size());
  }
  if (name.starts_with("docword.")) name.erase(0, std::string_view("docword.").size());
  return name.append(suffix);
}

}  // namespace ldavi::cli
