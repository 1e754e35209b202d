// SPDX-License-Identifier: Apache-2.0
#include "text/pattern_segmenter.hpp"

#include <unicode/regex.h>
#include <unicode/utext.h>

#include <cstdint>

#include "ldavi/base/error.hpp"
#include "text/icu_status.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kLongestText = 2'147'483'647;
/// In ICU's unit of 10,000 steps or so: minutes for one text.
constexpr std::int32_t kMostSteps = 100'000;

std::shared_ptr<const icu::RegexPattern> compile(const std::string& pattern) {
  const icu::UnicodeString source = icu::UnicodeString::fromUTF8(pattern);
  UParseError place;
  UErrorCode status = U_ZERO_ERROR;
  std::shared_ptr<const icu::RegexPattern> compiled(icu::RegexPattern::compile(source, place, status));
  if (U_FAILURE(status) && status != U_MEMORY_ALLOCATION_ERROR) {
    throw InvalidArgument("the token pattern '" + pattern + "' is no regular expression: " + u_errorName(status) +
                          " at character " + std::to_string(place.offset));
  }
  check_icu(status, "ICU cannot compile the token pattern");
  return compiled;
}

}  // namespace

struct PatternSegmenter::Implementation {
  std::shared_ptr<const icu::RegexPattern> pattern;
  std::unique_ptr<icu::RegexMatcher> matcher;
  UText text = UTEXT_INITIALIZER;

  explicit Implementation(std::shared_ptr<const icu::RegexPattern> with) : pattern(std::move(with)) {
    UErrorCode status = U_ZERO_ERROR;
    matcher.reset(pattern->matcher(status));
    if (U_SUCCESS(status)) matcher->setTimeLimit(kMostSteps, status);
    check_icu(status, "ICU cannot match the token pattern");
  }
  ~Implementation() { utext_close(&text); }
  Implementation(const Implementation&) = delete;
  Implementation& operator=(const Implementation&) = delete;
};

PatternSegmenter::PatternSegmenter(const std::string& pattern)
    : implementation_(std::make_unique<Implementation>(compile(pattern))) {}
PatternSegmenter::PatternSegmenter(const PatternSegmenter& other)
    : implementation_(std::make_unique<Implementation>(other.implementation_->pattern)) {}
PatternSegmenter::~PatternSegmenter() = default;

void PatternSegmenter::segment(std::string_view text, std::vector<Segment>& segments) {
  segments.clear();
  if (text.size() > kLongestText) throw InvalidArgument("a document has more than 2,147,483,647 bytes, which ICU cannot match");
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&implementation_->text, text.data(), static_cast<std::int64_t>(text.size()), &status);
  icu::RegexMatcher& matcher = *implementation_->matcher;
  matcher.reset(&implementation_->text);
  const std::int32_t group = matcher.groupCount() > 0 ? 1 : 0;
  while (U_SUCCESS(status) && matcher.find(status)) {
    const std::int64_t begin = matcher.start64(group, status);
    const std::int64_t end = matcher.end64(group, status);
    if (begin >= 0 && end > begin)
      segments.push_back({static_cast<std::size_t>(begin), static_cast<std::size_t>(end), SegmentKind::kWord, true});
  }
  check_icu(status, "the token pattern cannot be matched with a document");
}

}  // namespace ldavi
