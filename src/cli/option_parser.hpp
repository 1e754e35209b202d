// SPDX-License-Identifier: Apache-2.0
// Declares what a command understands, parses its arguments, and writes its help: one list for all three.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ldavi::cli {

/// Options write straight into the fields they are bound to; what a field holds when it is declared is its default and shows in the help.
/// No abbreviations; numbers are strict. Throws UsageError.
class OptionParser {
 public:
  /// "-k" and "--topics" are declared as name "topics,k". Options appear in the help in the order declared, under the last heading.
  OptionParser& heading(std::string title);
  /// From here on, the names of options that are found on the command line are added to `names`; nullptr: no more.
  OptionParser& record(std::vector<std::string>* names);
  /// What is declared from here on, until this is called with "", stands in the help of that command or topic (help_topics.hpp), and here in
  /// a line under its heading that says so.
  OptionParser& described_by(std::string topic);
  OptionParser& flag(const std::string& name, bool& field, std::string help);
  OptionParser& text(const std::string& name, std::string& field, std::string placeholder, std::string help);
  OptionParser& choice(const std::string& name, std::string& field, std::vector<std::string> choices, std::string help);
  OptionParser& integer(const std::string& name, int& field, int least, int most, std::string placeholder, std::string help);
  OptionParser& natural(const std::string& name, std::uint64_t& field, std::string placeholder, std::string help);
  /// Bytes, as 500M or 4G. `default_text`: what the help shows.
  OptionParser& size(const std::string& name, std::uint64_t& field, std::string default_text, std::string help);
  /// Anything else: `take` gets the value as it was typed and throws UsageError where it does not like it.
  OptionParser& custom(const std::string& name, std::function<void(const std::string&)> take, std::string placeholder,
                       std::string default_text, std::string help);

  /// What is no option: from `least` to `most` of them. `placeholder` is what the usage line shows.
  OptionParser& positional(std::vector<std::string>& field, std::size_t least, std::size_t most, std::string placeholder);
  /// Shown at the end of the help.
  OptionParser& example(std::string command_line, std::string meaning);

  /// True where -h or --help is among the arguments: then nothing else is looked at.
  bool parse(const std::vector<std::string>& arguments);

  /// "lda-vi NAME …" with summary, options and examples.
  std::string help(std::string_view command, std::string_view summary) const;

 private:
  struct Option {
    std::string name;
    char letter = 0;
    std::string placeholder;  // empty: a flag
    std::string default_text;
    std::string help;
    std::string heading;
    std::function<void(const std::string&)> take;
    std::string described_by = {};
    std::vector<std::string>* record = nullptr;
  };
  struct Example {
    std::string command_line;
    std::string meaning;
  };

  void add(const std::string& name, Option option);
  const Option& find(const std::string& name) const;
  std::vector<std::string> names() const;
  std::string unknown_name(const std::string& name) const;
  void take_positionals(std::vector<std::string> values);

  std::string heading_;
  std::string described_by_;
  std::vector<std::string>* record_ = nullptr;
  std::vector<Option> options_;
  std::vector<std::string>* positional_ = nullptr;
  std::size_t least_ = 0;
  std::size_t most_ = 0;
  std::string positional_placeholder_;
  std::vector<Example> examples_;
};

}  // namespace ldavi::cli
