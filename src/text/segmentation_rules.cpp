// SPDX-License-Identifier: Apache-2.0
// Implements: word boundaries after Unicode Standard Annex 29, cut down to what makes tokens.
// Tested by:  tests/unit/text/segmentation_rules_test.cpp
//
// A word is made of letters, digits and underscores. One apostrophe, full stop or middle dot may stand between two letters; one apostrophe, full
// stop or comma between two digits, one quotation mark between two Hebrew letters (an abbreviation). Marks and joiners belong to what stands before
// them. The at sign and the colon end a word: some versions of Unicode and ICU made them part of words, which is why these rules are our own.
// Stretches of Han and Hiragana, and of scripts written without spaces (Thai, Lao, Khmer, Burmese), are cut further by ICU's dictionaries, which
// $dictionary asks for; letters and digits of other scripts end them, as the dictionaries would leave these glued to a word. Katakana stays whole:
// it writes loan words and names, which the dictionary cuts to pieces.
#include "text/segmentation_rules.hpp"

#include "base/content_hash.hpp"

namespace ldavi {
namespace {

// The number in the first line counts what changes tokens after segmentation (single_ideographs.cpp, folding.cpp, word_core.cpp), so that the hash tells of that too.
constexpr std::string_view kRules = R"(
# 2
$Mark = [\p{Word_Break = Extend} \p{Word_Break = Format} \p{Word_Break = ZWJ}];
$ComplexContext = [:LineBreak = Complex_Context:];
$Katakana = [\p{Word_Break = Katakana}];
$dictionaryCJK = [[:Han:] [:Hiragana:] - $Katakana];
$dictionary = [$ComplexContext $dictionaryCJK];
$Complex = [$ComplexContext - $Mark];
$Hebrew = [\p{Word_Break = Hebrew_Letter}];
$Letter = [[\p{Word_Break = ALetter} $Hebrew] - $Mark - $dictionary - $Katakana];
$Digit = [\p{Word_Break = Numeric} \uFF10-\uFF19];
$Join = [\p{Word_Break = ExtendNumLet} - [\u202F]];
$Apostrophe = [\u0027 \u2018 \u2019 \uFF07];
$BetweenLetters = [$Apostrophe \u002E \u2024 \uFE52 \uFF0E \u00B7 \u2027 \u05F4];
$BetweenDigits = [$Apostrophe \u002E \u2024 \uFE52 \uFF0E \u002C \u066C \uFE50 \uFF0C];

$LetterOrPair = $Letter $Mark* | $Hebrew $Mark* \u0022 $Mark* $Hebrew $Mark*;
$Letters = $LetterOrPair (($BetweenLetters $Mark*)? $LetterOrPair)*;
$Digits = $Digit $Mark* (($BetweenDigits $Mark*)? $Digit $Mark*)*;
$Joins = ($Join $Mark*)+;

($Digits | $Joins)* $Letters ($Letters | $Digits | $Joins)* {200};
$Joins? $Digits ($Digits | $Joins)* {100};
($Complex $Mark*)+ {200};
($dictionaryCJK $Mark*)+ {400};
($Katakana $Mark*)+ {200};
. $Mark*;
)";

}  // namespace

std::string_view segmentation_rules() noexcept { return kRules; }

std::uint64_t segmentation_rule_hash() noexcept { return content_hash(kRules.data(), kRules.size()); }

}  // namespace ldavi
