// SPDX-License-Identifier: Apache-2.0
#include "cli/table_formats.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ldavi/base/error.hpp"
#include "ldavi/exporters/correlation_table.hpp"
#include "ldavi/exporters/mixture_table.hpp"
#include "ldavi/exporters/prevalence_table.hpp"
#include "support/sample_model.hpp"

namespace ldavi::cli {
namespace {

using Names = std::vector<std::string>;

TEST(TableFormats, AreNamedByWhatTheyHold) {
  EXPECT_EQ(table_formats(), (Names{"tsv", "csv", "json", "jsonl", "npy", "npz", "mtx", "markdown"}));
  EXPECT_EQ(table_formats_of("topics"), (Names{"tsv", "csv", "json", "npy", "npz"}));
  EXPECT_EQ(table_formats_of("words"), (Names{"tsv", "csv", "json", "markdown"}));
  EXPECT_EQ(table_formats_of("mixtures"), (Names{"tsv", "csv", "jsonl", "npy"}));
  EXPECT_EQ(table_formats_of("time"), (Names{"tsv", "csv", "json"}));
  EXPECT_EQ(table_format("jsonl"), TableFormat::kJsonLines);
}

/// Whether `write` takes the format.
template <class Write>
bool is_written(const Write& write) {
  try {
    write();
  } catch (const InvalidArgument&) {
    return false;
  }
  return true;
}

TEST(TableFormats, HoldWhatTheExportersWrite) {
  const TopicModel model = sample_model();
  const ByteSink nowhere = [](std::string_view) {};
  for (const std::string& name : table_formats()) {
    const TableFormat format = table_format(name);
    EXPECT_EQ(can_hold(name, "topics"), is_written([&] { write_topics(model, format, nowhere); })) << name;
    EXPECT_EQ(can_hold(name, "words"), is_written([&] { write_top_words(model, 3, format, nowhere); })) << name;
    MixtureTableOptions options;
    options.format = format;
    EXPECT_EQ(can_hold(name, "mixtures"), is_written([&] { MixtureTable(options, 2, nowhere); })) << name;
    TopicModel correlated = model;
    correlated.document_prior = LogisticNormalPrior{{0, 0, 0}, {2, -1, -1, -1, 2, -1, -1, -1, 2}};
    EXPECT_EQ(can_hold(name, "correlations"), is_written([&] { write_correlations(correlated, format, nowhere); })) << name;
    for (const char* content : {"time", "labels"})
      EXPECT_EQ(can_hold(name, content), is_written([&] { write_prevalence({}, "x", {}, format, nowhere); })) << name;
  }
}

}  // namespace
}  // namespace ldavi::cli
