// SPDX-License-Identifier: Apache-2.0
#include "ldavi/corpus/document_groups.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace ldavi {
namespace {

using Numbers = std::vector<std::uint32_t>;

Numbers all_of(const StringTable& strings) {
  Numbers documents(strings.size());
  std::iota(documents.begin(), documents.end(), 0U);
  return documents;
}

std::vector<std::string> names_of(const std::vector<NamedDocuments>& groups) {
  std::vector<std::string> names;
  for (const NamedDocuments& group : groups) names.push_back(group.name);
  return names;
}

using Names = std::vector<std::string>;

TEST(DocumentGroups, StandInTheOrderOfTime) {
  const StringTable dates{"1795-05", "1790", "", "1790-01-08T12:00:00Z", "last year", "1795", "soon"};
  const DocumentsByPeriod found = group_by_period(dates, all_of(dates));
  EXPECT_EQ(found.length, PeriodLength::kYear);
  EXPECT_EQ(names_of(found.groups), (Names{"1790", "1795"}));
  EXPECT_EQ(found.groups[0].documents, (Numbers{1, 3}));
  EXPECT_EQ(found.groups[1].documents, (Numbers{0, 5}));
  EXPECT_EQ(found.undated, 1U);
  EXPECT_EQ(found.unreadable, 2U);
  EXPECT_EQ(found.first_unreadable, "last year");
  EXPECT_EQ(found.imprecise, 0U);
}

TEST(DocumentGroups, HaveThePeriodThatWasNamed) {
  const StringTable dates{"1795-05", "1790", "1790-01-08"};
  const DocumentsByPeriod found = group_by_period(dates, all_of(dates), PeriodLength::kMonth);
  EXPECT_EQ(names_of(found.groups), (Names{"1790-01", "1795-05"}));
  EXPECT_EQ(found.imprecise, 1U);
  EXPECT_EQ(names_of(group_by_period(dates, Numbers{0}, PeriodLength::kCentury).groups), (Names{"1700-1799"}));
}

PeriodLength length_of(const StringTable& dates) { return group_by_period(dates, all_of(dates)).length; }

TEST(DocumentGroups, HavePeriodsThatMakeAPicture) {
  EXPECT_EQ(length_of({"2020-01-01T08:00", "2020-01-01T23:00"}), PeriodLength::kHour);
  EXPECT_EQ(length_of({"2020-01-01T08:00", "2020-01-02T07:00"}), PeriodLength::kDay);
  EXPECT_EQ(length_of({"2020-01-01", "2020-02-09"}), PeriodLength::kDay);
  EXPECT_EQ(length_of({"2020-01-01", "2020-02-10"}), PeriodLength::kWeek);
  EXPECT_EQ(length_of({"2020-01-01", "2020-12-31"}), PeriodLength::kMonth);
  EXPECT_EQ(length_of({"2011-01-01", "2020-12-31"}), PeriodLength::kQuarter);
  EXPECT_EQ(length_of({"1981-01-01", "2020-12-31"}), PeriodLength::kYear);
  EXPECT_EQ(length_of({"1790-01-08", "2020-02-04"}), PeriodLength::kDecade);
  EXPECT_EQ(length_of({"1500", "2020"}), PeriodLength::kCentury);
  EXPECT_EQ(length_of({"-9000", "2020"}), PeriodLength::kCentury);
  EXPECT_EQ(length_of({"2019", "2020"}), PeriodLength::kYear);
}

/// One date in twenty that tells less than the others does not make all of them coarse.
TEST(DocumentGroups, GoByWhatMostDatesTell) {
  std::vector<std::string> dates(19, "2020-03-01");
  dates.push_back("2020");
  const DocumentsByPeriod found = group_by_period(dates, all_of(dates));
  EXPECT_EQ(found.length, PeriodLength::kDay);
  EXPECT_EQ(found.imprecise, 1U);
}

TEST(DocumentGroups, AreNoneWithoutDatesOrLabels) {
  const DocumentsByPeriod periods = group_by_period({}, Numbers{0, 1, 2});
  EXPECT_TRUE(periods.groups.empty());
  EXPECT_EQ(periods.undated, 3U);
  const DocumentsByLabel labels = group_by_label({}, Numbers{0, 1, 2});
  EXPECT_TRUE(labels.groups.empty());
  EXPECT_EQ(labels.unlabelled, 3U);
}

TEST(DocumentGroups, StandByTheirSizeAndName) {
  const StringTable labels{"b", "c", "", "a", "c", "b", "d"};
  const DocumentsByLabel found = group_by_label(labels, all_of(labels));
  EXPECT_EQ(names_of(found.groups), (Names{"b", "c", "a", "d"}));
  EXPECT_EQ(found.groups[0].documents, (Numbers{0, 5}));
  EXPECT_EQ(found.unlabelled, 1U);
  EXPECT_TRUE(found.left_out.empty());
  const DocumentsByLabel few = group_by_label(labels, all_of(labels), 2);
  EXPECT_EQ(names_of(few.groups), (Names{"b", "c"}));
  EXPECT_EQ(few.left_out, (Names{"a", "d"}));
}

TEST(DocumentGroups, TakeADocumentWithSeveralLabelsSeveralTimes) {
  const StringTable labels{"a,b", "b,b", "Smith, John", "a,"};
  const DocumentsByLabel found = group_by_label(labels, all_of(labels));
  EXPECT_EQ(names_of(found.groups), (Names{"b", "Smith, John", "a", "a,"}));
  EXPECT_EQ(found.groups[0].documents, (Numbers{0, 1}));
}

}  // namespace
}  // namespace ldavi
