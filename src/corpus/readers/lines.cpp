// SPDX-License-Identifier: Apache-2.0
#include "corpus/readers/lines.hpp"

#include <utility>

namespace ldavi {
namespace {

class LinesSource final : public DocumentSource {
 public:
  LinesSource(InputLines lines, std::string id_prefix, ReadReport& report)
      : lines_(std::move(lines)), id_prefix_(std::move(id_prefix)), report_(report) {}

  bool next(Document& document) override {
    if (!lines_.next(document.text)) return false;
    document.id = id_prefix_ + std::to_string(lines_.line_number());
    document.label.clear();
    document.date.clear();
    document.problem.clear();
    return true;
  }

  const ReadReport& report() const override { return report_; }

 private:
  InputLines lines_;
  std::string id_prefix_;
  ReadReport& report_;
};

}  // namespace

std::unique_ptr<DocumentSource> read_lines(InputLines lines, std::string id_prefix, ReadReport& report) {
  return std::make_unique<LinesSource>(std::move(lines), std::move(id_prefix), report);
}

}  // namespace ldavi
