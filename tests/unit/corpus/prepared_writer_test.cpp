// SPDX-License-Identifier: Apache-2.0
#include "corpus/prepared_writer.hpp"

#include <gtest/gtest.h>

#include "corpus/prepared.hpp"
#include "ldavi/base/error.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

Corpus sample() {
  Corpus corpus;
  corpus.vocabulary = Vocabulary({"fig", "pear"}, {2, 1}, {3, 1});
  corpus.offsets = {0, 2, 2, 3};
  corpus.terms = {0, 1, 0};
  corpus.counts = {2, 1, 1};
  corpus.ids = {"a", "bc", "d"};
  corpus.dates = {"", "1999", ""};
  return corpus;
}

TEST(PreparedWriter, WritesWhatCanBeMapped) {
  const TemporaryFolder folder;
  OutputFile file(create_unnamed(folder.path()), folder.path());
  LoadedCorpus notes;
  PreparedWriter writer(file, outline_of(sample()), notes);
  pour(sample(), writer);
  EXPECT_EQ(writer.empty_documents(), 1U);
  notes.empty_documents = 1;
  writer.finish(notes);

  const LoadedCorpus loaded = map_prepared(file);

  EXPECT_EQ(content_hash(loaded.corpus), content_hash(sample()));
  EXPECT_EQ(loaded.corpus.dates, sample().dates);
  EXPECT_TRUE(loaded.corpus.labels.empty());
  EXPECT_FALSE(loaded.text);
  EXPECT_GT(loaded.mapped_bytes, 0U);
}

TEST(PreparedWriter, WantsAllDocuments) {
  const TemporaryFolder folder;
  OutputFile file(create_unnamed(folder.path()), folder.path());
  PreparedWriter writer(file, outline_of(sample()), {});
  writer.add({sample().document(0), "a", "", ""});

  EXPECT_THROW(writer.finish({}), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
