// SPDX-License-Identifier: Apache-2.0
#include "exporters/html/html_page.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "exporters/html/page_parts.hpp"
#include "ldavi/base/version.hpp"
#include "text/control_characters.hpp"
#include "text/decode.hpp"

namespace ldavi {
namespace {

unsigned hex_digit(char c) noexcept { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); }

/// As a policy wants a hash: bytes that are given in hexadecimal, in base 64.
std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < hex.size(); i += 6) {  // three bytes are six digits here and four there
    const std::string_view part = hex.substr(i, 6);
    std::uint32_t bits = 0;
    for (std::size_t j = 0; j < 6; ++j) bits = bits << 4U | (j < part.size() ? hex_digit(part[j]) : 0U);
    const std::size_t digits = (part.size() * 4 + 5) / 6;
    for (std::size_t j = 0; j < 4; ++j) text += j < digits ? kDigits[bits >> (18U - 6U * j) & 63U] : '=';
  }
  return text;
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string well_formed(text);
  make_well_formed(well_formed);
  std::string escaped;
  for (std::size_t i = 0; i < well_formed.size();) {
    const std::size_t size = utf8_sequence_length(std::string_view(well_formed).substr(i));
    const std::string_view character = std::string_view(well_formed).substr(i, size);
    i += size;
    if (character == "&") {
      escaped += "&amp;";
    } else if (character == "<") {
      escaped += "&lt;";
    } else if (character == ">") {
      escaped += "&gt;";
    } else if (character == "\"") {
      escaped += "&quot;";
    } else if (character == "'") {
      escaped += "&#39;";
    } else {
      escaped += is_unseen(code_point_of(character)) ? std::string_view("\u00B7") : character;
    }
  }
  return escaped;
}

void write_html_page(std::string_view title, std::string_view data, const ByteSink& sink) {
  const PageParts parts = page_parts();
  const std::string shown_title = escape_html(title);
  const std::string style_hash = base64_of_hex(parts.style_hash);
  const std::string script_hash = base64_of_hex(parts.script_hash);
  const std::array<std::pair<std::string_view, std::string_view>, 7> places{{{"title", shown_title},
                                                                             {"version", kVersion},
                                                                             {"style hash", style_hash},
                                                                             {"script hash", script_hash},
                                                                             {"style", parts.style},
                                                                             {"script", parts.script},
                                                                             {"data", data}}};
  // Only the markup has places to fill; what is put there is not looked at again.
  for (std::string_view rest = parts.markup; !rest.empty();) {
    const std::size_t open = rest.find("{{");
    sink(rest.substr(0, open));
    if (open == std::string_view::npos) break;
    const std::size_t close = rest.find("}}", open);
    const std::string_view name = rest.substr(open + 2, close - open - 2);
    sink(std::find_if(places.begin(), places.end(), [&](const auto& place) { return place.first == name; })->second);
    rest.remove_prefix(close + 2);
  }
}

}  // namespace ldavi
