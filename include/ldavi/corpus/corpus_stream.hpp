// SPDX-License-Identifier: Apache-2.0
// Documents that come one window after the other, under a vocabulary that the first of them have fixed.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "ldavi/corpus/corpus.hpp"
#include "ldavi/corpus/load.hpp"

namespace ldavi {

/// What a stream has for whoever asks.
enum class StreamState { kWindow, kNotYet, kEnd };

/// Counted documents that are given once, in order. Not for use by two threads at once.
class CorpusStream {
 public:
  virtual ~CorpusStream() = default;
  /// The first documents, with the vocabulary of all.
  virtual const Corpus& first_look() const noexcept = 0;
  /// The documents after those that were given. Their terms are numbered by the vocabulary of the first look; `window` has none of its own.
  /// kNotYet: none have come within `patience`. Throws ParseError or IoError where the stream cannot be read on, once all documents
  /// before that place were given.
  virtual StreamState next(Corpus& window, std::chrono::milliseconds patience) = 0;
};

/// What a stream of text has given after its first look.
struct TextStreamReport {
  std::uint64_t documents = 0;
  /// Tokens of the vocabulary, and others that are no stop words: they are left out.
  std::uint64_t known_tokens = 0;
  std::uint64_t unknown_tokens = 0;
  /// As far as the last window; its examples begin with those of the first look.
  ReadReport read;
};

/// Text that is read once: the first look is read as load_corpus reads a corpus, then documents are tokenised against its vocabulary by a
/// thread that is kPlaces windows ahead at the most. Windows are cut by numbers of documents alone, so they depend on the input and
/// nothing else. Memory: the first look, and kPlaces + 2 windows.
class TextStream final : public CorpusStream {
 public:
  static constexpr std::size_t kWindowDocuments = 4096;
  static constexpr std::size_t kPlaces = 2;

  /// Reads the first `first_look` documents, or as many as there are. Throws what load_corpus throws; InvalidArgument also for
  /// counts, which have a vocabulary, and a first look of no documents.
  TextStream(const std::vector<std::string>& inputs, const LoadOptions& options, std::uint64_t first_look);
  /// Does not wait for input that does not come: a thread that does is left behind, and ends when it comes.
  ~TextStream() override;
  TextStream(const TextStream&) = delete;
  TextStream& operator=(const TextStream&) = delete;

  /// The first look, with `first-look` among its options.
  const LoadedCorpus& loaded() const noexcept;
  const Corpus& first_look() const noexcept override;
  StreamState next(Corpus& window, std::chrono::milliseconds patience) override;
  /// Of the windows that next() has given.
  const TextStreamReport& report() const noexcept;

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace ldavi
