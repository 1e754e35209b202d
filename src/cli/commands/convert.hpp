// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/output_file.hpp"
#include "cli/command.hpp"
#include "cli/conversion_target.hpp"
#include "ldavi/corpus/load.hpp"

namespace ldavi::cli {

struct ConvertArguments {
  /// IN and OUT.
  std::vector<std::string> paths;
  std::string to = "auto";
  bool force = false;
  bool quiet = false;
  LoadOptions load;
  /// Names of the text and pruning options that were given.
  std::vector<std::string> given;
};

class ConvertCommand final : public Command {
 public:
  void declare(OptionParser& parser) override;
  void check() override;
  int run(Terminal& terminal) override;

  const ConvertArguments& arguments() const noexcept { return arguments_; }

 private:
  void refuse_to_write(const std::string& path) const;
  LoadedCorpus load(Terminal& terminal) const;
  void warn_left_out(Terminal& terminal, const std::string& what) const;
  void check_texts() const;
  int convert_texts_into(OutputFile& file, Terminal& terminal) const;
  bool is_new_vocabulary(const std::string& path, const std::string& content) const;

  ConvertArguments arguments_;
  const ConversionTarget* target_ = nullptr;
};

}  // namespace ldavi::cli
