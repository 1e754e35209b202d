// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "ldavi/corpus/document_source.hpp"

namespace ldavi::cli {

struct TopicsArguments {
  std::string model;
  /// Documents to look for the topics in; may be none.
  std::vector<std::string> inputs;
  int num_words = 10;
  std::optional<std::uint64_t> topic;
  std::optional<std::string> word;
  bool all = false;
  std::string sort = "probability";
  bool intervals = false;
  std::string format = "text";
  int num_threads = 0;
  bool quiet = false;
  ReadOptions read;
};

class TopicsCommand final : public Command {
 public:
  void declare(OptionParser& parser) override;
  void check() override;
  int run(Terminal& terminal) override;

  const TopicsArguments& arguments() const noexcept { return arguments_; }

 private:
  TopicsArguments arguments_;
  std::vector<std::string> paths_;
  /// Options that mean something with an input alone, as they were given.
  std::vector<std::string> about_input_;
};

}  // namespace ldavi::cli
