// SPDX-License-Identifier: Apache-2.0
#include "exporters/html/html_page.hpp"

#include <gtest/gtest.h>

#include <string>

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

TEST(HtmlPage, HasHashesAsAPolicyWantsThem) {
  // SHA-256 of the empty text is e3b0c442…, in base 64 47DEQpj8…; of the parts they are 64 digits, so 44 here.
  const std::string text = page("Letters", "{}");
  const std::size_t at = text.find("script-src 'sha256-");
  ASSERT_NE(at, std::string::npos);
  const std::size_t begin = at + std::string("script-src 'sha256-").size();
  EXPECT_EQ(text.find('\'', begin) - begin, 44U);
  EXPECT_EQ(page_parts().script_hash.size(), 64U);
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
  EXPECT_EQ(escape_html("\xFFz"), "\uFFFDz");
  EXPECT_EQ(escape_html("园林 été 😀"), "园林 été 😀");
}

}  // namespace
}  // namespace ldavi
