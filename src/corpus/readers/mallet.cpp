// SPDX-License-Identifier: Apache-2.0
#include "corpus/readers/mallet.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "corpus/readers/bad_record.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr std::string_view kBlanks = " \t\v\f";
constexpr std::string_view kSeparators = " \t\v\f,";

/// Takes the first part off `rest`, and what separates it from the next.
std::string_view take_part(std::string_view& rest) noexcept {
  const std::string_view part = rest.substr(0, rest.find_first_of(kBlanks));
  rest.remove_prefix(part.size());
  rest.remove_prefix(std::min(rest.find_first_not_of(kSeparators), rest.size()));
  return part;
}

class MalletSource final : public DocumentSource {
 public:
  MalletSource(InputLines lines, const ReadOptions& options, std::string id_prefix, ReadReport& report)
      : lines_(std::move(lines)),
        id_prefix_(std::move(id_prefix)),
        skip_bad_records_(options.skip_bad_records),
        report_(report) {}

  bool next(Document& document) override {
    do {
      if (!lines_.next(line_)) return false;
    } while (line_.find_first_not_of(kBlanks) == std::string::npos);
    document = {};
    std::string_view rest = line_;
    rest.remove_prefix(rest.find_first_not_of(kBlanks));
    document.id = take_part(rest);
    document.label = take_part(rest);
    document.text = rest;
    if (document.label.empty()) refuse(document);
    return true;
  }

  const ReadReport& report() const override { return report_; }

 private:
  void refuse(Document& document) {
    const ParseError error(lines_.name(), lines_.line_number(), "the line has a name and nothing else",
                           "expected 'name label text'");
    if (!skip_bad_records_) throw error;
    document.id = id_prefix_ + std::to_string(lines_.line_number());
    document.problem = error.what();
    count_bad_record(report_, document.problem);
  }

  InputLines lines_;
  std::string id_prefix_;
  bool skip_bad_records_;
  ReadReport& report_;
  std::string line_;
};

}  // namespace

std::unique_ptr<DocumentSource> read_mallet(InputLines lines, const ReadOptions& options, std::string id_prefix,
                                            ReadReport& report) {
  return std::make_unique<MalletSource>(std::move(lines), options, std::move(id_prefix), report);
}

}  // namespace ldavi
