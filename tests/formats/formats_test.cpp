// SPDX-License-Identifier: Apache-2.0
// What was saved is read for ever: files of each format that there was, with what they hold. README.md tells how they were made.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "base/content_hash.hpp"
#include "contract/forged_file.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/base/version.hpp"
#include "ldavi/corpus/prepared.hpp"
#include "ldavi/inference/train.hpp"
#include "ldavi/model/model_file.hpp"
#include "support/engine_run.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

std::string file_of(const std::string& name) { return LDAVI_FORMATS "/" + name; }

std::string hash_of(const std::string& bytes) { return hash_text(content_hash(bytes.data(), bytes.size())); }

template <class T>
void append(std::string& bytes, const std::vector<T>& values) {
  bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

/// Of all that makes its topics what they are.
std::string topics_hash(const TopicModel& model) {
  std::string bytes;
  for (std::size_t term = 0; term < model.num_terms(); ++term) {
    const std::span<const float> row = model.lambda.row_span(term);
    bytes.append(reinterpret_cast<const char*>(row.data()), row.size_bytes());
    bytes += model.vocabulary.terms()[term] + "\n";
  }
  append(bytes, std::get<DirichletPrior>(model.document_prior).alpha);
  append(bytes, std::vector<double>{model.eta});
  return hash_of(bytes);
}

struct SavedModel {
  std::string name;
  std::size_t num_topics;
  std::size_t num_terms;
  std::string topics;
  std::string text;  // hash of its rules; "" where it was learned from counts
  std::vector<Edit> edits;
};

const std::vector<SavedModel> kModels{
    {"1.0/everyday.ldavi", 8, 400, "180fdd8b13cbd526", "862966d78cc1713f", {}},
    {"1.0/edited.ldavi",
     4,
     120,
     "56aa67dabad43b99",
     "110d0da6c8669e0e",
     {{EditAction::kName, {0}, "a name"},
      {EditAction::kNote, {0}, "a note"},
      {EditAction::kHide, {3}, ""},
      {EditAction::kMerge, {1, 2}, ""},
      {EditAction::kDropWord, {}, "water"}}},
    {"1.0/counts.ldavi", 3, 120, "f587063acd181225", "", {}},
};

TEST(SavedModels, HaveTheTopicsTheyHad) {
  for (const SavedModel& saved : kModels) {
    const TopicModel model = load_model(file_of(saved.name));
    EXPECT_EQ(model.num_topics(), saved.num_topics) << saved.name;
    EXPECT_EQ(model.num_terms(), saved.num_terms) << saved.name;
    EXPECT_EQ(topics_hash(model), saved.topics) << saved.name;
    EXPECT_EQ(model.text ? hash_of(serialize(*model.text)) : "", saved.text) << saved.name;
    EXPECT_EQ(model.edits, saved.edits) << saved.name;
    EXPECT_EQ(model.provenance.version, "0.1.0") << saved.name;
  }
}

/// Those whose format is today's. The bytes of META and EDIT are Boost's, of 1.74 and of 1.81 alike (README.md).
TEST(SavedModels, AreTheSameBytesWhenTheyAreSavedAgain) {
  const TemporaryFolder folder;
  for (const SavedModel& saved : kModels) {
    save_model(load_model(file_of(saved.name)), folder.file("again"), true);
    EXPECT_EQ(bytes_of_file(folder.file("again")), bytes_of_file(file_of(saved.name))) << saved.name;
  }
}

TEST(SavedCorpora, HaveTheDocumentsTheyHad) {
  const LoadedCorpus loaded = load_prepared(file_of("1.0/few.ldacorpus"));
  EXPECT_EQ(loaded.corpus.num_documents(), 40U);
  EXPECT_EQ(loaded.corpus.num_tokens(), 820U);
  EXPECT_EQ(hash_text(content_hash(loaded.corpus)), "0808a8c821ec6cad");
  EXPECT_EQ(loaded.corpus.labels[0], "cooking");
  EXPECT_EQ(loaded.corpus.dates[0], "2023-04-26");
  ASSERT_TRUE(loaded.text.has_value());
  EXPECT_EQ(hash_of(serialize(*loaded.text)), kModels[1].text);
}

TEST(SavedCorpora, AreTheSameBytesWhenTheyAreSavedAgain) {
  const TemporaryFolder folder;
  save_prepared(load_prepared(file_of("1.0/few.ldacorpus")), folder.file("again"));
  EXPECT_EQ(bytes_of_file(folder.file("again")), bytes_of_file(file_of("1.0/few.ldacorpus")));
}

// Checkpoints are read by the version of lda-vi that wrote them; any other says so.

TrainOptions options_of(const std::string& engine) {
  TrainOptions options;
  options.engine = engine_of(engine);
  options.num_topics = 5;
  options.num_threads = 1;
  options.stop.max_passes = 10;
  // So that it can end within a pass.
  if (auto* vb = std::get_if<VbOptions>(&options.engine)) {
    vb->documents_per_block = 10;
  } else if (engine != "cvb0") {
    online_of(options.engine).batch = 10;
  }
  return options;
}

/// Training that ends after so many reports, from the start or from the checkpoint that is there.
TrainResult train_few(const std::string& engine, const std::string& path, bool resume, int reports) {
  const auto stop = [&](const PassReport&) { return --reports > 0 ? Answer::kContinue : Answer::kStop; };
  return train(load_prepared(file_of("1.0/few.ldacorpus")).corpus, options_of(engine), stop,
               {.path = path, .seconds_between = 1e9, .resume = resume});
}

const std::vector<std::string> kEngines{"cvb0", "vb", "svi", "scvb0"};

/// With LDAVI_WRITE_CHECKPOINTS=FOLDER in the environment they are written there too, for a new format.
TEST(SavedCheckpoints, HaveTheSectionsThatCheckpointsHaveNow) {
  const TemporaryFolder folder;
  const char* const written = std::getenv("LDAVI_WRITE_CHECKPOINTS");
  for (const std::string& engine : kEngines) {
    const std::string path = folder.file(engine + ".checkpoint");
    train_few(engine, path, false, engine == "cvb0" ? 40 : 6);
    if (written != nullptr) std::filesystem::copy_file(path, std::string(written) + "/" + engine + ".checkpoint");
    const ForgedFile now(bytes_of_file(path));
    const ForgedFile saved(bytes_of_file(file_of("1.0/" + engine + ".checkpoint")));
    EXPECT_EQ(now.version.major, saved.version.major);
    ASSERT_EQ(now.sections.size(), saved.sections.size()) << engine;
    for (std::size_t i = 0; i < now.sections.size(); ++i) {
      EXPECT_EQ(section_name(now.sections[i].id), section_name(saved.sections[i].id)) << engine;
      EXPECT_EQ(now.sections[i].type, saved.sections[i].type) << engine;
    }
  }
}

TEST(SavedCheckpoints, AreGoneOnFromByTheirVersionAndRefusedByOthers) {
  const TemporaryFolder folder;
  for (const std::string& engine : kEngines) {
    const std::string saved = bytes_of_file(file_of("1.0/" + engine + ".checkpoint"));
    const std::string path = folder.write(engine, saved);
    if (kVersion == "0.1.0") {
      EXPECT_TRUE(train_few(engine, path, true, 1).resumed) << engine;
    } else {
      EXPECT_THROW(train_few(engine, path, true, 1), FormatError) << engine;
    }
    std::filesystem::remove(path + ".1");
    ForgedFile older(saved);
    std::string& numbers = older.section(section_id("NUMB")).bytes;
    numbers.replace(numbers.find("version 0.1.0"), 13, "version 0.0.9");
    folder.write(engine, older.bytes());
    try {
      train_few(engine, path, true, 1);
      ADD_FAILURE() << engine << ": a checkpoint of version 0.0.9 was taken";
    } catch (const FormatError& error) {
      EXPECT_NE(std::string(error.what()).find("version 0.0.9, here version " + std::string(kVersion)), std::string::npos)
          << error.what();
    }
  }
}

}  // namespace
}  // namespace ldavi
