// SPDX-License-Identifier: Apache-2.0
#include "cli/help_topics.hpp"

#include <array>

#include "cli/input_options.hpp"

namespace ldavi::cli {
namespace {

constexpr std::array<HelpTopic, 2> kTopics{
    {{"text", "How texts become words, and which of them count."}, {"input", "What is read, and how."}}};

}  // namespace

std::span<const HelpTopic> help_topics() noexcept { return kTopics; }

std::string topic_help(std::string_view name) {
  OptionParser parser;
  LoadOptions options;
  if (name == kTopics[0].name) {
    declare_text_options(parser, options.text);
    declare_pruning_options(parser, options.pruning);
    parser.example("lda-vi train reviews/ --stopwords fr --stem fr --drop names.txt", "French, less some names");
    parser.example("lda-vi train posts.jsonl --hashtags keep --emoji keep --urls drop", "what people write online");
    return parser.help("COMMAND", kTopics[0].summary);
  }
  if (name == kTopics[1].name) {
    declare_read_options(parser, options.read);
    declare_label_options(parser, options.read);
    parser.example("lda-vi train news.jsonl.zst --text-field body --label-field section", "fields by their names");
    return parser.help("COMMAND", kTopics[1].summary);
  }
  return {};
}

}  // namespace ldavi::cli
