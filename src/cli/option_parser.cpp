// SPDX-License-Identifier: Apache-2.0
#include "cli/option_parser.hpp"

#include <algorithm>
#include <boost/program_options.hpp>
#include <new>
#include <utility>

#include "base/join.hpp"
#include "base/number_format.hpp"
#include "cli/suggestion.hpp"
#include "cli/usage_error.hpp"
#include "text/decode.hpp"

namespace ldavi::cli {
namespace {

namespace po = boost::program_options;

/// What Boost calls an argument that is no option.
constexpr const char* kPositional = "an argument";
constexpr std::size_t kHelpColumn = 28;
constexpr std::size_t kHelpWidth = 100;

/// "  LEFT    help", help wrapped at words and aligned.
std::string help_entry(const std::string& left, const std::string& help) {
  std::string text = "  " + left;
  const std::size_t used = count_code_points(text);
  text += used + 2 > kHelpColumn ? "\n" + std::string(kHelpColumn, ' ') : std::string(kHelpColumn - used, ' ');
  std::size_t column = kHelpColumn;
  for (std::size_t begin = 0; begin < help.size();) {
    const std::size_t end = std::min(help.find(' ', begin), help.size());
    const std::size_t width = count_code_points(std::string_view(help).substr(begin, end - begin));
    if (column > kHelpColumn && column + 1 + width > kHelpWidth) {
      text += "\n" + std::string(kHelpColumn, ' ');
      column = kHelpColumn;
    } else if (column > kHelpColumn) {
      text += ' ';
      ++column;
    }
    text.append(help, begin, end - begin);
    column += width;
    begin = end + 1;
  }
  return text + "\n";
}

/// "--name=" as "--name" and "": Boost takes an empty value only when it stands by itself.
std::vector<std::string> with_empty_values_apart(const std::vector<std::string>& arguments) {
  std::vector<std::string> words;
  bool options_ended = false;
  for (const std::string& word : arguments) {
    options_ended = options_ended || word == "--";
    if (!options_ended && word.starts_with("--=")) throw UsageError("unknown option '" + word + "'");
    if (!options_ended && word.starts_with("--") && word.find('=') == word.size() - 1) {
      words.push_back(word.substr(0, word.size() - 1));
      words.emplace_back();
    } else {
      words.push_back(word);
    }
  }
  return words;
}

}  // namespace

OptionParser& OptionParser::heading(std::string title) {
  heading_ = std::move(title);
  return *this;
}

OptionParser& OptionParser::described_by(std::string topic) {
  described_by_ = std::move(topic);
  return *this;
}

OptionParser& OptionParser::record(std::vector<std::string>* names) {
  record_ = names;
  return *this;
}

void OptionParser::add(const std::string& name, Option option) {
  const std::size_t comma = name.find(',');
  option.name = name.substr(0, comma);
  option.letter = comma == std::string::npos ? '\0' : name[comma + 1];
  option.heading = heading_;
  option.described_by = described_by_;
  option.record = record_;
  options_.push_back(std::move(option));
}

OptionParser& OptionParser::flag(const std::string& name, bool& field, std::string help) {
  add(name, {{}, {}, {}, {}, std::move(help), {}, [&field](const std::string&) { field = true; }});
  return *this;
}

OptionParser& OptionParser::text(const std::string& name, std::string& field, std::string placeholder, std::string help) {
  add(name,
      {{}, {}, std::move(placeholder), field, std::move(help), {}, [&field](const std::string& value) { field = value; }});
  return *this;
}

OptionParser& OptionParser::choice(const std::string& name, std::string& field, std::vector<std::string> choices,
                                   std::string help) {
  const std::string shown = join(choices, "|");
  const std::string long_name = name.substr(0, name.find(','));
  add(name,
      {{}, {}, shown, field, std::move(help), {}, [&field, choices = std::move(choices), long_name](const std::string& value) {
         if (std::find(choices.begin(), choices.end(), value) == choices.end()) {
           throw UsageError("--" + long_name + " " + value + ": expected " + join(choices, ", ") +
                            did_you_mean(value, choices));
         }
         field = value;
       }});
  return *this;
}

OptionParser& OptionParser::integer(const std::string& name, int& field, int least, int most, std::string placeholder,
                                    std::string help) {
  const std::string long_name = name.substr(0, name.find(','));
  add(name, {{},
             {},
             std::move(placeholder),
             field == 0 ? "" : std::to_string(field),
             std::move(help),
             {},
             [&field, least, most, long_name](const std::string& value) {
               const auto number = parse_unsigned(value);
               if (!number || *number < static_cast<std::uint64_t>(least) || *number > static_cast<std::uint64_t>(most)) {
                 throw UsageError("--" + long_name + " " + value + ": expected a whole number from " + std::to_string(least) +
                                  " to " + std::to_string(most));
               }
               field = static_cast<int>(*number);
             }});
  return *this;
}

OptionParser& OptionParser::natural(const std::string& name, std::uint64_t& field, std::string placeholder, std::string help) {
  const std::string long_name = name.substr(0, name.find(','));
  add(name, {{},
             {},
             std::move(placeholder),
             std::to_string(field),
             std::move(help),
             {},
             [&field, long_name](const std::string& value) {
               const auto number = parse_unsigned(value);
               if (!number)
                 throw UsageError("--" + long_name + " " + value + ": expected a whole number from 0 to 18446744073709551615");
               field = *number;
             }});
  return *this;
}

OptionParser& OptionParser::size(const std::string& name, std::uint64_t& field, std::string default_text, std::string help) {
  return custom(
      name,
      [&field, name](const std::string& value) {
        const auto bytes = parse_bytes(value);
        if (!bytes) throw UsageError("--" + name + " " + value + ": expected a size such as 500M or 4G");
        field = *bytes;
      },
      "SIZE", std::move(default_text), std::move(help));
}

OptionParser& OptionParser::custom(const std::string& name, std::function<void(const std::string&)> take,
                                   std::string placeholder, std::string default_text, std::string help) {
  add(name, {{}, {}, std::move(placeholder), std::move(default_text), std::move(help), {}, std::move(take)});
  return *this;
}

OptionParser& OptionParser::positional(std::vector<std::string>& field, std::size_t least, std::size_t most,
                                       std::string placeholder) {
  positional_ = &field;
  least_ = least;
  most_ = most;
  positional_placeholder_ = std::move(placeholder);
  return *this;
}

OptionParser& OptionParser::example(std::string command_line, std::string meaning) {
  examples_.push_back({std::move(command_line), std::move(meaning)});
  return *this;
}

std::string OptionParser::unknown_name(const std::string& name) const {
  // Of letters in one word, as -qx, the first that nobody declared.
  if (name.size() <= 2 || name[0] != '-' || name[1] == '-') return name;
  const auto is_declared = [&](char letter) {
    return std::any_of(options_.begin(), options_.end(), [&](const Option& option) { return option.letter == letter; });
  };
  const auto unknown = std::find_if_not(name.begin() + 1, name.end(), is_declared);
  return unknown == name.end() ? name : std::string("-") + *unknown;
}

const OptionParser::Option& OptionParser::find(const std::string& name) const {
  return *std::find_if(options_.begin(), options_.end(), [&](const Option& option) { return option.name == name; });
}

std::vector<std::string> OptionParser::names() const {
  std::vector<std::string> names{"--help"};
  for (const Option& option : options_) names.push_back("--" + option.name);
  return names;
}

void OptionParser::take_positionals(std::vector<std::string> values) {
  if (values.size() < least_) throw UsageError("expected " + positional_placeholder_);
  if (values.size() > most_) {
    throw UsageError("unexpected argument '" + values[most_] + "'" +
                     (most_ > 0 ? ", expected " + positional_placeholder_ + " and no more" : std::string()));
  }
  if (positional_ != nullptr) *positional_ = std::move(values);
}

bool OptionParser::parse(const std::vector<std::string>& arguments) {
  const auto options_end = std::find(arguments.begin(), arguments.end(), "--");
  if (std::any_of(arguments.begin(), options_end, [](const std::string& word) { return word == "-h" || word == "--help"; }))
    return true;

  po::options_description description;
  for (const Option& option : options_) {
    const std::string name = option.letter == '\0' ? option.name : option.name + "," + option.letter;
    if (option.placeholder.empty()) {
      description.add_options()(name.c_str(), "");
    } else {
      description.add_options()(name.c_str(), po::value<std::string>(), "");
    }
  }
  description.add_options()(kPositional, po::value<std::vector<std::string>>(), "");
  po::positional_options_description positional;
  positional.add(kPositional, -1);

  std::vector<std::string> values;
  try {
    using namespace po::command_line_style;
    const po::parsed_options parsed = po::command_line_parser(with_empty_values_apart(arguments))
                                          .options(description)
                                          .positional(positional)
                                          .style(unix_style & ~allow_guessing)
                                          .run();
    for (const po::option& found : parsed.options) {
      if (found.string_key == kPositional) {
        if (found.position_key < 0) throw po::unknown_option("--" + found.string_key);  // it was typed as an option
        values.insert(values.end(), found.value.begin(), found.value.end());
      } else {
        const Option& option = find(found.string_key);
        option.take(found.value.empty() ? std::string() : found.value.front());
        if (option.record != nullptr) option.record->push_back(option.name);
      }
    }
  } catch (const po::unknown_option& error) {
    const std::string name = unknown_name(error.get_option_name());
    const std::vector<std::string> known = names();
    if (std::find(known.begin(), known.end(), name) != known.end())
      throw std::bad_alloc();  // Boost had no memory to look it up
    throw UsageError("unknown option '" + name + "'" + did_you_mean(name, known));
  } catch (const po::error& error) {
    throw UsageError(error.what());
  }
  take_positionals(std::move(values));
  return false;
}

std::string OptionParser::help(std::string_view command, std::string_view summary) const {
  std::string text = "lda-vi " + std::string(command) + (positional_placeholder_.empty() ? "" : " " + positional_placeholder_) +
                     (options_.empty() ? "" : " [OPTION…]") + "\n\n" + std::string(summary) + "\n";
  std::string heading;
  for (const Option& option : options_) {
    if (option.heading != heading || &option == &options_.front()) {
      heading = option.heading;
      text += "\n" + (heading.empty() ? "Options" : heading) + ":\n";
      if (!option.described_by.empty()) text.back() = ' ', text += "see lda-vi help " + option.described_by + "\n";
    }
    if (!option.described_by.empty()) continue;
    std::string left = option.letter == '\0' ? "" : std::string("-") + option.letter + ", ";
    left += "--" + option.name + (option.placeholder.empty() ? "" : " " + option.placeholder);
    text += help_entry(left, option.help + (option.default_text.empty() ? "" : " [" + option.default_text + "]"));
  }
  if (!examples_.empty()) {
    text += "\nExamples:\n";
    for (const Example& example : examples_) text += "  " + example.command_line + "  # " + example.meaning + "\n";
  }
  return text;
}

}  // namespace ldavi::cli
