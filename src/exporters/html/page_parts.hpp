// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace ldavi {

/// The files of src/exporters/html/page, and the SHA-256 hashes of style and script in hexadecimal.
struct PageParts {
  std::string_view markup;
  std::string_view style;
  std::string_view script;
  std::string_view style_hash;
  std::string_view script_hash;
};

PageParts page_parts() noexcept;

}  // namespace ldavi
