// SPDX-License-Identifier: Apache-2.0
#include "exporters/json_writer.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace ldavi {
namespace {

std::string escaped(std::string_view text) { return JsonWriter().value(text).take(); }

TEST(JsonWriter, WritesNestedObjectsAndArrays) {
  JsonWriter json;
  json.begin_object().member("a", std::uint64_t{1}).key("b").begin_array().value(0.5).value("x").null().end_array();
  json.key("c").begin_object().end_object().end_object();
  EXPECT_EQ(json.take(), "{\"a\": 1, \"b\": [0.5, \"x\", null], \"c\": {}}");
}

TEST(JsonWriter, IndentsForPeople) {
  JsonWriter json(2);
  json.begin_object().key("a").begin_array().value(true).value(false).end_array().end_object();
  EXPECT_EQ(json.take(), "{\n  \"a\": [\n    true,\n    false\n  ]\n}");
}

TEST(JsonWriter, LeavesOutBlanksForPrograms) {
  JsonWriter json(JsonWriter::kCompact);
  json.begin_object().key("a").begin_array().value(true).value(0.5).end_array().member("b", "c d").end_object();
  EXPECT_EQ(json.take(), "{\"a\":[true,0.5],\"b\":\"c d\"}");
}

TEST(JsonWriter, EscapesWhatJsonAndHtmlWouldObey) {
  EXPECT_EQ(escaped("a\"b\\c\n\x01"), "\"a\\\"b\\\\c\\u000a\\u0001\"");
  EXPECT_EQ(escaped("</script>"), "\"\\u003c/script>\"");
  EXPECT_EQ(escaped("\u2028\u2029"), "\"\\u2028\\u2029\"");
}

TEST(JsonWriter, EscapesWhatATerminalWouldObey) {
  EXPECT_EQ(escaped("\x1b[31m\x7f\u009b\u202e"), "\"\\u001b[31m\\u007f\\u009b\\u202e\"");
}

TEST(JsonWriter, ReplacesIllFormedBytes) {
  EXPECT_EQ(escaped("a\xFFz"), "\"a\\ufffdz\"");
  EXPECT_EQ(escaped("\xE2\x82"), "\"\\ufffd\\ufffd\"");
  EXPECT_EQ(escaped("\xED\xA0\x80"), "\"\\ufffd\\ufffd\\ufffd\"");
  EXPECT_EQ(escaped("été 自然 😀"), "\"été 自然 😀\"");
}

TEST(JsonWriter, WritesNumbersThatReadBackTheSame) {
  EXPECT_EQ(JsonWriter().value(0.1).take(), "0.1");
  EXPECT_EQ(JsonWriter().value(0.1F).take(), "0.1");
  EXPECT_EQ(JsonWriter().value(std::numeric_limits<std::uint64_t>::max()).take(), "18446744073709551615");
}

TEST(JsonWriter, WritesNullForWhatIsNoNumber) {
  EXPECT_EQ(JsonWriter().value(std::numeric_limits<double>::quiet_NaN()).take(), "null");
  EXPECT_EQ(JsonWriter().value(std::numeric_limits<float>::infinity()).take(), "null");
}

}  // namespace
}  // namespace ldavi
