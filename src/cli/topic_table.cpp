// SPDX-License-Identifier: Apache-2.0
#include "cli/topic_table.hpp"

#include <algorithm>
#include <vector>

#include "base/number_format.hpp"
#include "cli/text_columns.hpp"

namespace ldavi::cli {
namespace {

constexpr std::size_t kBarWidth = 8;
/// Of a terminal that has room for a bar beside the words.
constexpr std::size_t kWidthWithBar = 60;
/// As much as a name and words want at least.
constexpr std::size_t kNameAndWords = 40;
constexpr std::size_t kLongestName = 28;

class TopicTable {
 public:
  TopicTable(const TopicModel& model, std::span<const ListedTopic> topics, std::size_t width, const Style& style,
             const TopicsInInput* input)
      : model_(model),
        topics_(topics),
        width_(width),
        style_(style),
        input_(input),
        view_(topic_view(model)),
        shares_(prevalence(model)),
        names_(topic_names(model)) {
    for (const ListedTopic& topic : topics) {
      number_width_ = std::max(number_width_, std::to_string(topic.id).size());
      largest_share_ = std::max(largest_share_, shares_[topic.id]);
    }
    bar_width_ = width >= kWidthWithBar ? kBarWidth : 0;
    const std::size_t rest = width - std::min(width, display_width(before_name("", "", "", input ? input_header() : "")));
    if (rest >= kNameAndWords) name_width_ = std::min({longest_name(), kLongestName, rest * 2 / 5});
  }

  std::string text() const {
    const std::string header = before_name("topic", "share", "", input_ != nullptr ? input_header() : "");
    std::string text = style_.dim(header + (name_width_ > 0 ? "  " + padded("name", name_width_) : "") + "  words") + "\n";
    for (const ListedTopic& topic : topics_) text += line(topic) + "\n";
    return text;
  }

 private:
  std::size_t longest_name() const {
    std::size_t longest = 4;
    for (const ListedTopic& topic : topics_) longest = std::max(longest, display_width(visible_text(names_[topic.id])));
    return longest;
  }

  /// `bar` is as wide as a bar or empty.
  std::string before_name(const std::string& number, const std::string& share, const std::string& bar,
                          const std::string& of_input) const {
    std::string line = right_aligned(number, number_width_) + " " + right_aligned(share, 7);
    if (bar_width_ > 0) line += " " + (bar.empty() ? std::string(bar_width_, ' ') : bar);
    return line + of_input;
  }

  std::string line(const ListedTopic& topic) const {
    const std::size_t k = topic.id;
    const std::string bar =
        style_.coloured(style_.bar(largest_share_ > 0.0 ? shares_[k] / largest_share_ : 0.0, bar_width_), k);
    const std::string of_input = input_ != nullptr ? input_columns(*input_, k) : "";
    const std::string share = fixed_text(100.0 * shares_[k], 1) + " %";
    std::string line = before_name(std::to_string(k), share, bar_width_ > 0 ? bar : "", of_input);
    std::size_t used = display_width(before_name(std::to_string(k), share, "", of_input)) + 2;
    if (name_width_ > 0) {
      const std::string name = padded(shortened(visible_text(names_[k]), name_width_), name_width_);
      line += "  " + (view_.names[k].empty() ? name : style_.bold(name));
      used += name_width_ + 2;
    }
    std::vector<std::string> words = marks_of_edits(view_, k, name_width_ == 0);
    for (const WeightedTerm& word : topic.words) words.push_back(visible_text(model_.vocabulary.term(word.term)));
    const std::size_t room = width_ > used ? width_ - used : 1;
    if (!words.empty()) words.front() = shortened(words.front(), room);
    return line + "  " + with_words("", words, room);
  }

  static std::string padded(std::string text, std::size_t width) {
    const std::size_t used = display_width(text);
    return text + std::string(width - std::min(width, used), ' ');
  }

  const TopicModel& model_;
  std::span<const ListedTopic> topics_;
  std::size_t width_;
  const Style& style_;
  const TopicsInInput* input_;
  TopicView view_;
  std::vector<double> shares_;
  std::vector<std::string> names_;
  std::size_t number_width_ = 5;
  double largest_share_ = 0.0;
  std::size_t bar_width_ = 0;
  std::size_t name_width_ = 0;
};

}  // namespace

std::string topic_table(const TopicModel& model, std::span<const ListedTopic> topics, std::size_t width, const Style& style,
                        const TopicsInInput* input) {
  return TopicTable(model, topics, width, style, input).text();
}

void print_topics(Terminal& terminal, const TopicModel& model, std::span<const ListedTopic> topics,
                  const TopicsInInput* input) {
  const std::size_t width = terminal.output_width();
  terminal.print(width > 0 ? topic_table(model, topics, width, terminal.output_style(), input)
                           : topic_listing(model, topics, 0, input));
}

}  // namespace ldavi::cli
