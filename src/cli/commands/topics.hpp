// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace ldavi::cli {

struct TopicsArguments {
  std::vector<std::string> model;
  int num_words = 10;
  std::optional<std::uint64_t> topic;
  std::optional<std::string> word;
  std::string format = "text";
};

class TopicsCommand final : public Command {
 public:
  void declare(OptionParser& parser) override;
  void check() override;
  int run(Terminal& terminal) override;

  const TopicsArguments& arguments() const noexcept { return arguments_; }

 private:
  TopicsArguments arguments_;
};

}  // namespace ldavi::cli
