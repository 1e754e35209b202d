// SPDX-License-Identifier: Apache-2.0
#include "cli/explanation_text.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <string_view>

#include "base/number_format.hpp"
#include "cli/figure_lines.hpp"
#include "cli/terminal.hpp"
#include "cli/text_columns.hpp"

namespace ldavi::cli {
namespace {

constexpr std::size_t kBarWidth = 10;
/// Rarer topics are not listed.
constexpr float kLeastShare = 0.01F;

std::vector<std::uint32_t> by_share(const std::vector<float>& mixture) {
  std::vector<std::uint32_t> topics(mixture.size());
  std::iota(topics.begin(), topics.end(), 0U);
  std::stable_sort(topics.begin(), topics.end(), [&](std::uint32_t a, std::uint32_t b) { return mixture[a] > mixture[b]; });
  return topics;
}

/// Of the largest topics: each its own, where it is free that of its number.
class DocumentColours {
 public:
  explicit DocumentColours(const std::vector<std::uint32_t>& largest) {
    std::array<bool, Style::kColours> taken{};
    for (std::size_t i = 0; i < std::min(Style::kColours, largest.size()); ++i) {
      std::size_t colour = largest[i] % Style::kColours;
      while (taken[colour]) colour = (colour + 1) % Style::kColours;
      taken[colour] = true;
      topics_[colour] = largest[i];
    }
  }

  /// None for a topic that is not among the largest.
  std::optional<std::size_t> of(std::uint32_t topic) const {
    for (std::size_t colour = 0; colour < Style::kColours; ++colour) {
      if (topics_[colour] == topic) return colour;
    }
    return std::nullopt;
  }

 private:
  std::array<std::optional<std::uint32_t>, Style::kColours> topics_;
};

/// Line ends stay, other white space becomes a blank, and nothing is obeyed.
std::string readable(std::string_view text) {
  std::string out;
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(text.find_first_of("\n\r\t\v\f", begin), text.size());
    out += visible_text(text.substr(begin, end - begin));
    if (end == text.size()) return out;
    const bool is_crlf = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
    if (!is_crlf) out += text[end] == '\n' || text[end] == '\r' ? '\n' : ' ';
    begin = end + 1;
  }
}

class Explanation {
 public:
  Explanation(const ExplainedDocument& explained, const std::vector<std::string>& names, const Style& style)
      : explained_(explained), names_(names), style_(style), largest_(by_share(explained.mixture)), colours_(largest_) {}

  std::string head(std::size_t num_topics) const {
    const CountedDocument& counted = explained_.document.counted;
    std::string text = style_.bold(visible_text(counted.id)) + "\n";
    if (counted.known_tokens == 0) return text + "  no word that the model knows\n";
    for (std::size_t i = 0; i < std::min(num_topics, largest_.size()); ++i) {
      const std::uint32_t topic = largest_[i];
      const float share = explained_.mixture[topic];
      if (i > 0 && share < kLeastShare) break;
      std::string line = right_aligned(percent_text(static_cast<double>(share)), 9);
      if (style_.has_blocks()) line += "  " + coloured(style_.bar(static_cast<double>(share), kBarWidth), topic);
      text += line + "  " + coloured(std::to_string(topic), topic) + "  " + visible_text(names_[topic]) + "\n";
    }
    return text;
  }

  std::string body() const {
    const std::string_view text = explained_.document.text;
    std::string out;
    std::size_t at = 0;
    for (std::size_t i = 0; i < explained_.document.words.size(); ++i) {
      const ByteSpan span = explained_.document.words[i].span;
      out += readable(text.substr(at, span.begin - at)) +
             word(readable(text.substr(span.begin, span.end - span.begin)), explained_.topics[i]);
      at = span.end;
    }
    out += readable(text.substr(at));
    const std::size_t end = out.find_last_not_of(" \n");
    out.resize(end == std::string::npos ? 0 : end + 1);
    return out;
  }

 private:
  std::string coloured(std::string_view text, std::uint32_t topic) const {
    const auto colour = colours_.of(topic);
    return colour ? style_.coloured(text, *colour) : std::string(text);
  }

  std::string word(const std::string& text, std::uint32_t topic) const {
    if (topic == kNoTopic) return style_.has_colour() ? style_.dim(text) : text + "[-]";
    if (style_.has_colour() && colours_.of(topic)) return coloured(text, topic);
    return text + "[" + std::to_string(topic) + "]";
  }

  const ExplainedDocument& explained_;
  const std::vector<std::string>& names_;
  const Style& style_;
  std::vector<std::uint32_t> largest_;
  DocumentColours colours_;
};

}  // namespace

std::string explanation_text(const ExplainedDocument& explained, const std::vector<std::string>& names, std::size_t num_topics,
                             const Style& style) {
  const Explanation explanation(explained, names, style);
  const std::string body = explanation.body();
  return explanation.head(num_topics) + (body.empty() ? "" : "\n" + body + "\n") + "\n";
}

}  // namespace ldavi::cli
