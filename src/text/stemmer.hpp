// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace ldavi {

/// Cuts the endings of words by the Snowball algorithm of a language, so that forms of a word become one. Not for use by two threads at once.
class Stemmer {
 public:
  /// `language` is a code as "en"; throws InvalidArgument for one without an algorithm and names those that have one.
  explicit Stemmer(const std::string& language);
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;

  /// The stem of a folded word; valid until the next call.
  std::string_view stem(std::string_view word);

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

/// Codes of the languages that have an algorithm, with spaces between.
std::string stemmed_languages();

}  // namespace ldavi
