// SPDX-License-Identifier: Apache-2.0
#include "corpus/json_value.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

using Kind = JsonValue::Kind;

TEST(ParseJson, GivesEachKind) {
  const JsonValue value = parse_json(R"({"a": [1, -2.5, "x\u00e9\n"], "b": {"c": null}, "d": true})", "f");
  ASSERT_EQ(value.kind, Kind::kObject);
  const JsonValue* a = value.find("a");
  ASSERT_NE(a, nullptr);
  ASSERT_EQ(a->items.size(), 3U);
  EXPECT_EQ(a->items[0].number, 1.0);
  EXPECT_EQ(a->items[1].number, -2.5);
  EXPECT_EQ(a->items[2].text, "x\u00E9\n");
  EXPECT_EQ(value.find("b")->find("c")->kind, Kind::kNull);
  EXPECT_TRUE(value.find("d")->truth);
  EXPECT_EQ(value.find("e"), nullptr);
  EXPECT_EQ(a->find("a"), nullptr);
}

TEST(ParseJson, RefusesAnythingElse) {
  for (const char* text : {"", "{", "{\"a\" 1}", "[1,]", "nul", "\"\xff\"", "1e999", "{} {}"})
    EXPECT_THROW(parse_json(text, "f"), ParseError) << text;
}

TEST(ParseJson, IsNotLedDeep) {
  EXPECT_NO_THROW(parse_json(std::string(60, '[') + std::string(60, ']'), "f"));
  EXPECT_THROW(parse_json(std::string(100'000, '[') + std::string(100'000, ']'), "f"), ParseError);
}

}  // namespace
}  // namespace ldavi
