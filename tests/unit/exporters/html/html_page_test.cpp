// SPDX-License-Identifier: Apache-2.0
#include "exporters/html/html_page.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "exporters/html/page_parts.hpp"

namespace ldavi {
namespace {

std::string page(std::string_view title, std::string_view data) {
  std::string out;
  write_html_page(title, data, [&](std::string_view bytes) { out += bytes; });
  return out;
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

TEST(HtmlPage, AllowsItsOwnScriptAlone) {
  const std::string text = page("Letters", "{}");
  EXPECT_EQ(count(text, "<script"), 2U) << "the data and the script";
  EXPECT_NE(text.find("default-src 'none'"), std::string::npos);
  EXPECT_EQ(count(text, "'sha256-"), 2U);
  EXPECT_EQ(text.find("unsafe"), std::string::npos);
  EXPECT_EQ(count(text, " style=\""), 0U) << "the policy forbids it";
  EXPECT_EQ(count(text, "{{"), 0U) << "every place is filled";
  const PageParts parts = page_parts();
  EXPECT_EQ(count(parts.script, "innerHTML"), 0U);
  EXPECT_EQ(count(parts.script, "eval("), 0U);
  EXPECT_EQ(count(text, "http"), 2U) << "the name of a namespace, and an attribute of <meta>; nothing to be loaded";
}

/// Base 64 back into hexadecimal.
std::string hex_of_base64(std::string_view text) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string bits;
  for (const char c : text.substr(0, text.find('='))) {
    for (unsigned bit = 6; bit-- > 0;) bits += (kDigits.find(c) >> bit & 1U) != 0 ? '1' : '0';
  }
  std::string hex;
  for (std::size_t i = 0; i + 8 <= bits.size(); i += 8) {
    hex += kHex[std::stoul(bits.substr(i, 4), nullptr, 2)];
    hex += kHex[std::stoul(bits.substr(i + 4, 4), nullptr, 2)];
  }
  return hex;
}

TEST(HtmlPage, HasTheHashesOfItsScriptAndStyle) {
  const std::string text = page("Letters", "{}");
  for (const auto& [directive, hash] : {std::pair(std::string("script-src 'sha256-"), page_parts().script_hash),
                                        std::pair(std::string("style-src 'sha256-"), page_parts().style_hash)}) {
    const std::size_t begin = text.find(directive) + directive.size();
    EXPECT_EQ(hex_of_base64(std::string_view(text).substr(begin, text.find('\'', begin) - begin)), hash);
  }
}

TEST(HtmlPage, IsNoMoreThan60KilobytesBesideTheData) { EXPECT_LE(page("Letters", "").size(), 60'000U); }

TEST(HtmlPage, EscapesTheTitle) {
  const std::string text = page("</title><script>alert(1)</script>", "{}");
  EXPECT_EQ(count(text, "<script"), 2U);
  EXPECT_NE(text.find("&lt;/title&gt;&lt;script&gt;"), std::string::npos);
}

TEST(HtmlPage, DoesNotLookForPlacesInTheData) {
  EXPECT_NE(page("t", "\"{{title}}\"").find("\"{{title}}\""), std::string::npos);
}

TEST(EscapeHtml, LeavesNothingThatIsMarkupOrUnseen) {
  EXPECT_EQ(escape_html("a<b>&\"'"), "a&lt;b&gt;&amp;&quot;&#39;");
  EXPECT_EQ(escape_html("a\u202Eb\u200Fc\x1B\uFEFF\u2066"), "a\u00B7b\u00B7c\u00B7\u00B7\u00B7");
  EXPECT_EQ(escape_html("می\u200Cخواهم"), "می\u200Cخواهم") << "Persian needs it";
  EXPECT_EQ(escape_html("\xFFz"), "\uFFFDz");
  EXPECT_EQ(escape_html("园林 été 😀"), "园林 été 😀");
}

}  // namespace
}  // namespace ldavi
