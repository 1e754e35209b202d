// SPDX-License-Identifier: Apache-2.0
#include "ldavi/model/edits.hpp"

#include <algorithm>
#include <numeric>

#include "base/number_format.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/model/topic_model.hpp"
#include "text/control_characters.hpp"
#include "text/decode.hpp"

namespace ldavi {
namespace {

std::string topic_text(std::uint32_t topic) { return "topic " + std::to_string(topic); }

void check_topics(const TopicView& view, const std::vector<std::uint32_t>& topics) {
  std::vector<bool> seen(view.num_topics(), false);
  for (const std::uint32_t topic : topics) {
    if (topic >= view.num_topics())
      throw InvalidArgument("there is no " + topic_text(topic) + ", expected 0 to " + std::to_string(view.num_topics() - 1));
    if (view.is_merged_away(topic))
      throw InvalidArgument(topic_text(topic) + " was merged into " + topic_text(view.merged_into[topic]) + " already");
    if (seen[topic]) throw InvalidArgument(topic_text(topic) + " stands twice");
    seen[topic] = true;
  }
}

/// `what` is the name or the note.
void check_text(const std::string& text, const std::string& what, std::size_t longest) {
  if (!is_well_formed_utf8(text)) throw InvalidArgument("the " + what + " is not valid UTF-8");
  if (has_control_characters(text))
    throw InvalidArgument("the " + what +
                          " has control characters or marks of the direction of writing, expected one line of plain text");
  if (const std::size_t size = count_code_points(text); size > longest) {
    throw InvalidArgument("the " + what + " has " + counted_text(size, "character") + ", expected no more than " +
                          grouped_text(longest));
  }
}

void check_name(const std::string& name) {
  check_text(name, "name", kLongestTopicName);
  if (!has_visible_character(name)) throw InvalidArgument("the name has no character that can be seen");
}

std::uint32_t word_to_drop(const TopicView& view, const std::string& word, const Vocabulary& vocabulary) {
  const auto term = vocabulary.find(word);
  if (!term) throw InvalidArgument("the model does not know the word '" + word + "'");
  if (view.is_dropped(*term)) throw InvalidArgument("the word '" + word + "' is dropped already");
  if (view.dropped_words.size() + 1 >= vocabulary.size()) throw InvalidArgument("'" + word + "' is the last word that is left");
  return *term;
}

void check_shape(const Edit& edit) {
  const std::string name(edit_action_name(edit.action));
  const bool has_text =
      edit.action == EditAction::kName || edit.action == EditAction::kNote || edit.action == EditAction::kDropWord;
  if (!has_text && !edit.text.empty()) throw InvalidArgument(name + " takes no text");
  const std::size_t size = edit.topics.size();
  switch (edit.action) {
    case EditAction::kName:
    case EditAction::kNote:
      if (size != 1) throw InvalidArgument(name + " takes one topic");
      return;
    case EditAction::kHide:
    case EditAction::kShow:
      if (size == 0) throw InvalidArgument(name + " takes a topic or more");
      return;
    case EditAction::kMerge:
      if (size < 2) throw InvalidArgument(name + " takes two topics or more, the first of which takes up the others");
      return;
    case EditAction::kDropWord:
      if (size != 0) throw InvalidArgument(name + " takes a word and no topic");
      return;
  }
  throw InvalidArgument("there is no such action");
}

}  // namespace

std::string_view edit_action_name(EditAction action) noexcept {
  const auto place = static_cast<std::size_t>(action) - 1;
  return place < kEditActions.size() ? kEditActions[place] : "unknown";
}

TopicView::TopicView(std::size_t num_topics)
    : names(num_topics), notes(num_topics), hidden(num_topics, false), merged_into(num_topics) {
  std::iota(merged_into.begin(), merged_into.end(), 0U);
}

bool TopicView::is_by_itself(std::size_t topic) const noexcept {
  return std::count(merged_into.begin(), merged_into.end(), merged_into[topic]) == 1;
}

bool TopicView::is_dropped(std::uint32_t term) const noexcept {
  return std::binary_search(dropped_words.begin(), dropped_words.end(), term);
}

void TopicView::apply(const Edit& edit, const Vocabulary& vocabulary) {
  check_shape(edit);
  check_topics(*this, edit.topics);
  switch (edit.action) {
    case EditAction::kName:
      check_name(edit.text);
      names[edit.topics[0]] = edit.text;
      return;
    case EditAction::kNote:
      check_text(edit.text, "note", kLongestTopicNote);
      notes[edit.topics[0]] = edit.text;
      return;
    case EditAction::kHide:
    case EditAction::kShow:
      for (const std::uint32_t topic : edit.topics) hidden[topic] = edit.action == EditAction::kHide;
      return;
    case EditAction::kMerge: {
      std::vector<bool> taken_up(num_topics(), false);
      for (const std::uint32_t topic : edit.topics) taken_up[topic] = true;
      for (std::uint32_t& root : merged_into) root = taken_up[root] ? edit.topics[0] : root;
      return;
    }
    case EditAction::kDropWord: {
      const std::uint32_t term = word_to_drop(*this, edit.text, vocabulary);
      dropped_words.insert(std::lower_bound(dropped_words.begin(), dropped_words.end(), term), term);
      return;
    }
  }
}

void TopicView::add_up(std::span<float> mixture) const {
  for (std::size_t topic = 0; topic < mixture.size(); ++topic) {
    if (!is_merged_away(topic)) continue;
    float& sum = mixture[merged_into[topic]];
    sum = std::min(1.0F, sum + mixture[topic]);
    mixture[topic] = 0.0F;
  }
}

TopicView topic_view(const TopicModel& model) {
  TopicView view(model.num_topics());
  for (std::size_t i = 0; i < model.edits.size(); ++i) {
    try {
      view.apply(model.edits[i], model.vocabulary);
    } catch (const InvalidArgument& error) {
      throw InvalidArgument("edit " + std::to_string(i + 1) + ", " + std::string(edit_action_name(model.edits[i].action)) +
                            ": " + error.what());
    }
  }
  return view;
}

}  // namespace ldavi
