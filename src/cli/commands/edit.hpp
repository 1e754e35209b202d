// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "ldavi/model/edits.hpp"

namespace ldavi::cli {

/// One option that changes something.
struct EditStep {
  enum class Kind { kEdit, kFrom, kUndo };

  /// As it was typed: "--merge 3,7".
  std::string option;
  Kind kind = Kind::kEdit;
  Edit edit = {};
  /// Of kFrom.
  std::string path = {};
};

struct EditArguments {
  std::vector<std::string> model;
  /// In the order of the command line.
  std::vector<EditStep> steps;
  bool list = false;
  std::string format = "tsv";
  /// "": the model itself.
  std::string output;
  bool force = false;
  bool quiet = false;
};

class EditCommand final : public Command {
 public:
  void declare(OptionParser& parser) override;
  void check() override;
  int run(Terminal& terminal) override;

  const EditArguments& arguments() const noexcept { return arguments_; }

 private:
  EditArguments arguments_;
};

}  // namespace ldavi::cli
