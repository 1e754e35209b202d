// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>

namespace ldavi::cli {

/// The command line cannot be understood: exit code 64, with a pointer to the command's help.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace ldavi::cli
