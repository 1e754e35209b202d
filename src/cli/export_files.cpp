// SPDX-License-Identifier: Apache-2.0
#include "cli/export_files.hpp"

#include <algorithm>
#include <filesystem>

#include "cli/table_formats.hpp"

namespace ldavi::cli {
namespace {

const std::vector<std::string> kModelFormats{"ldavis", "mallet", "gensim", "lda-c"};

bool is_any_of(std::string_view name, const std::vector<std::string>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// NAME.npy -> NAME.terms.txt: what the columns or rows of a matrix mean.
std::string companion(const std::string& path, std::string_view format, const std::string& what) {
  const std::string suffix = "." + std::string(format);
  const std::string stem = path.ends_with(suffix) ? path.substr(0, path.size() - suffix.size()) : path;
  return stem + "." + what + ".txt";
}

std::vector<std::string> names_of(std::string_view format, bool has_input) {
  if (format == "gensim") return {"lambda.npy", "alpha.npy", "eta.npy", "dictionary.txt"};
  if (format == "lda-c") {
    if (has_input) return {"beta", "other", "terms.txt", "gamma"};
    return {"beta", "other", "terms.txt"};
  }
  if (has_input) return {"topic-keys.txt", "word-weights.txt", "doc-topics.txt", "state.gz"};
  return {"topic-keys.txt", "word-weights.txt"};
}

/// The folder that `output` names, or "".
std::string folder_of(std::string_view format, std::string output) {
  std::error_code error;
  const bool is_folder = format == "gensim" || output.ends_with('/') || std::filesystem::is_directory(output, error);
  while (output.size() > 1 && output.ends_with('/')) output.pop_back();
  return is_folder ? output : std::string();
}

}  // namespace

std::vector<std::string> export_formats() {
  std::vector<std::string> formats = table_formats();
  formats.insert(formats.end(), kModelFormats.begin(), kModelFormats.end());
  return formats;
}

std::vector<std::string> export_contents() { return {"topics", "words", "mixtures", "time", "labels", "correlations"}; }

bool is_model_format(std::string_view format) { return is_any_of(format, kModelFormats); }

bool can_export(std::string_view format, std::string_view content) {
  return is_model_format(format) ? content == "topics" : can_hold(format, content);
}

bool needs_file(std::string_view format) { return is_any_of(format, {"npy", "mtx", "mallet", "gensim", "lda-c"}); }

bool needs_input(std::string_view content) { return is_any_of(content, {"mixtures", "time", "labels"}); }

bool takes_input(std::string_view format, std::string_view content) {
  return needs_input(content) || is_any_of(format, {"ldavis", "mallet", "lda-c"});
}

ExportFiles export_files(std::string_view format, std::string_view content, const std::string& output, bool has_input) {
  if (!is_model_format(format) || format == "ldavis") {
    if ((format != "npy" && format != "mtx") || content == "correlations") return {"", {output}};
    return {"", {output, companion(output, format, content == "mixtures" ? "ids" : "terms")}};
  }
  ExportFiles files;
  files.folder = folder_of(format, output);
  std::string start = output + ".";
  if (!files.folder.empty()) start = files.folder + "/" + (format == "lda-c" ? "final." : "");  // as lda-c calls them
  for (const std::string& name : names_of(format, has_input)) files.paths.push_back(start + name);
  return files;
}

}  // namespace ldavi::cli
