// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "ldavi/corpus/document_source.hpp"

namespace ldavi::cli {

struct ClusterArguments {
  /// Of the model, and its inputs; or "" and the table alone.
  std::string model;
  std::vector<std::string> inputs;
  std::string output = "-";
  bool force = false;
  std::string format = "tsv";
  bool no_header = false;
  int max_clusters = 20;
  std::string covariance;
  int num_words = 10;
  std::uint64_t seed = 1;
  int num_threads = 0;
  bool quiet = false;
  ReadOptions read;
};

class ClusterCommand final : public Command {
 public:
  void declare(OptionParser& parser) override;
  void check() override;
  int run(Terminal& terminal) override;

  const ClusterArguments& arguments() const noexcept { return arguments_; }

 private:
  ClusterArguments arguments_;
  std::vector<std::string> paths_;
  /// Options about documents, as they were given.
  std::vector<std::string> about_documents_;
};

}  // namespace ldavi::cli
