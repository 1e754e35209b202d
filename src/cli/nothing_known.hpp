// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ldavi::cli {

/// Where none of the documents of the inputs has a word that the model knows: throws a ParseError that says so.
[[noreturn]] void refuse_nothing_known(const std::vector<std::string>& inputs, std::uint64_t num_documents);

}  // namespace ldavi::cli
