// SPDX-License-Identifier: Apache-2.0
// Surrogates in JSON's \uXXXX.
#pragma once

#include <string>

namespace ldavi {

/// Puts \ufffd in place of each surrogate that is not half of a pair, in a JSON text; true where there was one.
bool replace_lone_surrogates(std::string& json);

}  // namespace ldavi
