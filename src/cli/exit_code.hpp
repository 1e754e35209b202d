// SPDX-License-Identifier: Apache-2.0
// How the program ends, as in sysexits.h. docs/reference/cli/exit-codes.md explains them.
#pragma once

namespace ldavi::cli {

enum ExitCode : int {
  kExitDone = 0,
  kExitUsage = 64,
  kExitBadData = 65,
  kExitNoInput = 66,
  kExitInternal = 70,
  kExitMemory = 71,
  kExitCannotCreate = 73,
  kExitInputOutput = 74
};

}  // namespace ldavi::cli
