// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/count_format.hpp"

#include <string_view>
#include <utility>

#include "corpus/input_name.hpp"

namespace ldavi {
namespace {

constexpr std::pair<std::string_view, InputFormat> kSuffixes[] = {
    {".dat", InputFormat::kLdaC},     {".ldac", InputFormat::kLdaC},         {".mtx", InputFormat::kMatrixMarket},
    {".svm", InputFormat::kSvmLight}, {".svmlight", InputFormat::kSvmLight}, {".libsvm", InputFormat::kSvmLight},
};

}  // namespace

bool is_count_format(InputFormat format) noexcept {
  return format == InputFormat::kUci || format == InputFormat::kLdaC || format == InputFormat::kMatrixMarket ||
         format == InputFormat::kSvmLight;
}

std::optional<InputFormat> count_format_of_name(const std::string& path) {
  const std::string name = uncompressed_name(path);
  if (name.starts_with("docword.") && name.ends_with(".txt")) return InputFormat::kUci;
  for (const auto& [suffix, format] : kSuffixes) {
    if (name.size() > suffix.size() && name.ends_with(suffix)) return format;
  }
  return std::nullopt;
}

}  // namespace ldavi
