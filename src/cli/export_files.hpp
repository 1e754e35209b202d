// SPDX-License-Identifier: Apache-2.0
// What export can write, and the names of the files it writes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ldavi::cli {

/// Those of tables, then those of other programs' models.
std::vector<std::string> export_formats();

/// "topics", "words", "mixtures", "time", "labels", "correlations".
std::vector<std::string> export_contents();

/// Of a whole model: what is in it is not for the caller to choose.
bool is_model_format(std::string_view format);

/// Whether `content` can be written so. Model formats go with "topics", which is what stands there where nobody asked.
bool can_export(std::string_view format, std::string_view content);

/// Nothing of it goes to standard output.
bool needs_file(std::string_view format);

/// Whether the documents of INPUT are needed, or may be given.
bool needs_input(std::string_view content);
bool takes_input(std::string_view format, std::string_view content);

struct ExportFiles {
  /// That is made where it is not there; "" where files go into one that must be.
  std::string folder;
  /// The order is that in which the exporters take them.
  std::vector<std::string> paths;
};

/// Of a model format `output` is the start of the names, or a folder: where it ends with a slash, where there is one, and
/// of gensim always.
ExportFiles export_files(std::string_view format, std::string_view content, const std::string& output, bool has_input);

}  // namespace ldavi::cli
