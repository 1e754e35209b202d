// SPDX-License-Identifier: Apache-2.0
#include "text/special_tokens.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace ldavi {
namespace {

constexpr UChar32 kJoiner = 0x200D;
constexpr UChar32 kEmojiStyle = 0xFE0F;

bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_high(char c) noexcept { return static_cast<unsigned char>(c) >= 0x80; }

/// A code point and where the next one begins. Ill-formed bytes are negative, one by one.
struct CodePoint {
  UChar32 value = -1;
  std::size_t end = 0;
};

CodePoint code_point_at(std::string_view text, std::size_t at) noexcept {
  // Enough for any code point: ICU counts in 32 bits.
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data()) + at;
  const auto size = static_cast<std::int32_t>(std::min<std::size_t>(text.size() - at, 4));
  std::int32_t used = 0;
  CodePoint found;
  U8_NEXT(bytes, used, size, found.value);
  found.end = at + static_cast<std::size_t>(used);
  return found;
}

bool is_pictograph(UChar32 c) noexcept { return c > 0 && u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC); }
bool is_flag_letter(UChar32 c) noexcept { return c > 0 && u_hasBinaryProperty(c, UCHAR_REGIONAL_INDICATOR); }
bool is_skin(UChar32 c) noexcept { return c > 0 && u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER); }
bool is_tag_letter(UChar32 c) noexcept { return c >= 0xE0020 && c <= 0xE007F; }

/// Of letters, digits, underscores, in any script.
bool is_in_tag(UChar32 c) noexcept { return c == '_' || (c > 0 && (u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0)); }

class SpecialTokenFinder {
 public:
  SpecialTokenFinder(std::string_view text, const TextRules& rules, std::vector<SpecialToken>& found)
      : text_(text), rules_(rules), found_(found) {}

  void find() {
    const bool addresses = rules_.addresses != AddressPolicy::kSplit;
    const bool tags = rules_.tags == TagPolicy::kKeep;
    const bool emoji = rules_.emoji == EmojiPolicy::kKeep;
    for (std::size_t at = 0; at < text_.size();) {
      const char c = text_[at];
      std::size_t end = 0;
      if (is_high(c)) {
        end = emoji ? add_emoji(at) : 0;
      } else if (c == ':' || c == 'w' || c == 'W') {
        end = addresses ? add_page(at) : 0;
      } else if (c == '@') {
        if (addresses) end = add_mailbox(at);
        if (end == 0 && tags) end = add_tag(at);
      } else if (c == '#') {
        end = tags ? add_tag(at) : 0;
      }
      at = std::max(end, at + 1);
      begin_ = std::max(begin_, end);
    }
  }

 private:
  bool has(std::size_t at, std::string_view expected) const noexcept { return text_.substr(at, expected.size()) == expected; }

  std::size_t add(std::size_t begin, std::size_t end, SpecialKind kind) {
    found_.push_back({begin, end, kind});
    return end;
  }

  /// From after the last token on, back over what `belongs`.
  template <class Belongs>
  std::size_t start_of(std::size_t at, const Belongs& belongs) const {
    while (at > begin_ && belongs(text_[at - 1])) --at;
    return at;
  }

  bool in_word_before(std::size_t at) const noexcept {
    return at > begin_ &&
           (is_letter(text_[at - 1]) || is_digit(text_[at - 1]) || text_[at - 1] == '_' || is_high(text_[at - 1]));
  }

  std::size_t add_page(std::size_t at) {
    std::size_t begin = at;
    std::size_t path = at + 3;
    if (text_[at] == ':') {
      if (!has(at, "://")) return 0;
      begin = start_of(at, [](char c) { return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.'; });
      while (begin < at && !is_letter(text_[begin])) ++begin;
      if (begin == at) return 0;
    } else {
      const auto is_w = [&](std::size_t i) { return i < text_.size() && (text_[i] == 'w' || text_[i] == 'W'); };
      if (in_word_before(at) || !is_w(at + 1) || !is_w(at + 2) || !has(at + 3, ".")) return 0;
      path = at + 4;
    }
    std::size_t end = path;
    constexpr std::string_view kEnds = "<>\"`{}|\\^";
    while (end < text_.size() && static_cast<unsigned char>(text_[end]) > ' ' && text_[end] != 0x7F &&
           kEnds.find(text_[end]) == std::string_view::npos)
      ++end;
    end = without_punctuation(path, end);
    return end == path ? 0 : add(begin, end, SpecialKind::kAddress);
  }

  /// A closing bracket stays where it closes one of the address.
  std::size_t without_punctuation(std::size_t begin, std::size_t end) const {
    constexpr std::string_view kPunctuation = ".,;:!?'*_~";
    // More closing than opening ones; counted once, as an address may be of brackets alone and as long as a document.
    auto round = surplus(begin, end, '(', ')');
    auto square = surplus(begin, end, '[', ']');
    for (; end > begin; --end) {
      const char last = text_[end - 1];
      if (last == ')' && round > 0) {
        --round;
      } else if (last == ']' && square > 0) {
        --square;
      } else if (kPunctuation.find(last) == std::string_view::npos) {
        break;
      }
    }
    return end;
  }

  std::ptrdiff_t surplus(std::size_t begin, std::size_t end, char opening, char closing) const {
    const std::string_view address = text_.substr(begin, end - begin);
    return std::count(address.begin(), address.end(), closing) - std::count(address.begin(), address.end(), opening);
  }

  std::size_t add_mailbox(std::size_t at) {
    const auto in_name = [](char c) {
      return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
    };
    std::size_t begin = start_of(at, in_name);
    while (begin < at && !is_letter(text_[begin]) && !is_digit(text_[begin])) ++begin;
    std::size_t end = at + 1;
    while (end < text_.size() && (is_letter(text_[end]) || is_digit(text_[end]) || text_[end] == '-' || text_[end] == '.'))
      ++end;
    while (end > at + 1 && (text_[end - 1] == '.' || text_[end - 1] == '-')) --end;
    const std::string_view domain = text_.substr(at + 1, end - at - 1);
    const std::size_t dot = domain.rfind('.');
    if (begin == at || dot == std::string_view::npos || dot == 0 || domain.size() - dot < 3 || !is_letter(domain.back()))
      return 0;
    return add(begin, end, SpecialKind::kAddress);
  }

  std::size_t add_tag(std::size_t at) {
    if (in_word_before(at)) return 0;
    std::size_t end = at + 1;
    bool only_digits = true;
    while (end < text_.size()) {
      const CodePoint next = code_point_at(text_, end);
      if (!is_in_tag(next.value)) break;
      only_digits = only_digits && u_isdigit(next.value);
      end = next.end;
    }
    return only_digits ? 0 : add(at, end, SpecialKind::kTag);
  }

  std::size_t add_emoji(std::size_t at) {
    const CodePoint first = code_point_at(text_, at);
    if (is_flag_letter(first.value)) {
      const CodePoint second = first.end < text_.size() ? code_point_at(text_, first.end) : CodePoint{};
      return add(at, is_flag_letter(second.value) ? second.end : first.end, SpecialKind::kEmoji);
    }
    // Signs as (c) are emoji only where that is asked for.
    const CodePoint style = first.end < text_.size() ? code_point_at(text_, first.end) : CodePoint{};
    const bool by_itself = first.value > 0 && u_hasBinaryProperty(first.value, UCHAR_EMOJI_PRESENTATION);
    if (!is_pictograph(first.value) || !(by_itself || style.value == kEmojiStyle)) return 0;
    std::size_t end = first.end;
    while (end < text_.size()) {
      const CodePoint next = code_point_at(text_, end);
      if (next.value == kEmojiStyle || is_skin(next.value) || is_tag_letter(next.value)) {
        end = next.end;
      } else if (next.value == kJoiner && next.end < text_.size() && is_pictograph(code_point_at(text_, next.end).value)) {
        end = code_point_at(text_, next.end).end;
      } else {
        break;
      }
    }
    return add(at, end, SpecialKind::kEmoji);
  }

  std::string_view text_;
  const TextRules& rules_;
  std::vector<SpecialToken>& found_;
  std::size_t begin_ = 0;  // the end of the last token
};

}  // namespace

bool has_special_tokens(const TextRules& rules) noexcept {
  return rules.addresses != AddressPolicy::kSplit || rules.tags != TagPolicy::kSplit || rules.emoji != EmojiPolicy::kDrop;
}

void find_special_tokens(std::string_view text, const TextRules& rules, std::vector<SpecialToken>& found) {
  found.clear();
  SpecialTokenFinder(text, rules, found).find();
}

}  // namespace ldavi
