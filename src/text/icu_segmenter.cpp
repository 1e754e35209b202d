// SPDX-License-Identifier: Apache-2.0
#include "text/icu_segmenter.hpp"

#include <unicode/rbbi.h>
#include <unicode/utext.h>

#include <new>
#include <string>
#include <utility>

#include "base/require_memory.hpp"
#include "ldavi/base/error.hpp"
#include "text/icu_status.hpp"
#include "text/segmentation_rules.hpp"

namespace ldavi {
namespace {

/// ICU counts positions in 32 bits.
constexpr std::size_t kLongestText = 2'147'483'647;

void check(UErrorCode status) { check_icu(status, "ICU cannot segment text"); }

std::unique_ptr<icu::BreakIterator> compile_rules() {
  // ICU 72 goes on with tables that it could not allocate, and the process dies: it must not come to that.
  constexpr std::size_t kMemoryOfCompiler = std::size_t{16} << 20U;
  require_memory(kMemoryOfCompiler);
  const std::string_view rules = segmentation_rules();
  const icu::UnicodeString source = icu::UnicodeString::fromUTF8({rules.data(), static_cast<int32_t>(rules.size())});
  UParseError place;
  UErrorCode status = U_ZERO_ERROR;
  auto iterator = std::make_unique<icu::RuleBasedBreakIterator>(source, place, status);
  check(status);
  return iterator;
}

}  // namespace

struct IcuSegmenter::Implementation {
  std::unique_ptr<icu::BreakIterator> iterator;
  UText text = UTEXT_INITIALIZER;

  explicit Implementation(std::unique_ptr<icu::BreakIterator> with) : iterator(std::move(with)) {
    if (!iterator) throw std::bad_alloc();
  }
  ~Implementation() { utext_close(&text); }
  Implementation(const Implementation&) = delete;
  Implementation& operator=(const Implementation&) = delete;
};

IcuSegmenter::IcuSegmenter() : implementation_(std::make_unique<Implementation>(compile_rules())) {}
IcuSegmenter::IcuSegmenter(const IcuSegmenter& other)
    : implementation_(
          std::make_unique<Implementation>(std::unique_ptr<icu::BreakIterator>(other.implementation_->iterator->clone()))) {}
IcuSegmenter::IcuSegmenter(IcuSegmenter&&) noexcept = default;
IcuSegmenter& IcuSegmenter::operator=(IcuSegmenter other) noexcept {
  implementation_.swap(other.implementation_);
  return *this;
}
IcuSegmenter::~IcuSegmenter() = default;

void IcuSegmenter::segment(std::string_view text, std::vector<Segment>& segments) {
  segments.clear();
  if (text.size() > kLongestText)
    throw InvalidArgument("a document has more than 2,147,483,647 bytes, which ICU cannot segment");
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&implementation_->text, text.data(), static_cast<int64_t>(text.size()), &status);
  icu::BreakIterator& iterator = *implementation_->iterator;
  iterator.setText(&implementation_->text, status);
  check(status);
  std::int32_t begin = iterator.first();
  for (std::int32_t end = iterator.next(); end != icu::BreakIterator::DONE; begin = end, end = iterator.next()) {
    const std::int32_t rule = iterator.getRuleStatus();
    if (rule < UBRK_WORD_NUMBER) continue;
    const SegmentKind kind = rule >= UBRK_WORD_IDEO     ? SegmentKind::kIdeographs
                             : rule >= UBRK_WORD_LETTER ? SegmentKind::kWord
                                                        : SegmentKind::kNumber;
    segments.push_back({static_cast<std::size_t>(begin), static_cast<std::size_t>(end), kind});
  }
}

}  // namespace ldavi
