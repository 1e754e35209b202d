// SPDX-License-Identifier: Apache-2.0
// The rows of a document's terms, copied side by side: read once from the large matrix, then many times from the cache.
#pragma once

#include <vector>

#include "ldavi/base/matrix.hpp"
#include "ldavi/corpus/corpus.hpp"
#include "math/kernels/e_step.hpp"

namespace ldavi {

/// Working memory of one thread for the updates of documents. It grows to the largest document and then stays.
class DocumentWorkspace {
 public:
  /// Copies the rows of the document's terms out of `topics` (a row a term). The result is valid until the next call.
  DocumentRows gather(const DocumentCounts& document, const Matrix& topics);

  /// After gather: the copies, to be changed.
  float* rows() noexcept { return rows_.data(); }
  /// After gather: room for one float a row of it, for rows, and for two of them.
  float* ratios() noexcept { return ratios_.data(); }
  float* mixture() noexcept { return vectors_.row(0); }
  float* gamma() noexcept { return vectors_.row(1); }
  float* work() noexcept { return vectors_.row(2); }
  float* history() noexcept { return vectors_.row(3); }

 private:
  Matrix rows_;
  Matrix vectors_;
  std::vector<float> counts_;
  std::vector<float> ratios_;
};

}  // namespace ldavi
