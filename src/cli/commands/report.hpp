// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "ldavi/corpus/document_groups.hpp"
#include "ldavi/corpus/document_source.hpp"

namespace ldavi::cli {

/// What `lda-vi report` was asked for.
struct ReportArguments {
  std::string model;
  std::vector<std::string> inputs;
  /// Settled by check().
  std::string output;
  bool force = false;
  bool quiet = false;
  /// Empty: the model's name.
  std::string title;
  /// That are shown.
  int num_documents = 2'000;
  bool no_text = false;
  std::string period = "auto";
  int num_threads = 0;
  ReadOptions read;
};

class ReportCommand final : public Command {
 public:
  void declare(OptionParser& parser) override;
  void check() override;
  int run(Terminal& terminal) override;

  const ReportArguments& arguments() const noexcept { return arguments_; }

 private:
  std::vector<std::string> paths_;
  ReportArguments arguments_;
};

}  // namespace ldavi::cli
