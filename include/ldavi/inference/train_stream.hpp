// SPDX-License-Identifier: Apache-2.0
// Learns topics from documents while they come, each once.
#pragma once

#include <cstdint>
#include <exception>
#include <string>

#include "ldavi/corpus/corpus_stream.hpp"
#include "ldavi/inference/options.hpp"
#include "ldavi/inference/train.hpp"

namespace ldavi {

struct StreamResult {
  TopicModel model;
  /// kPassLimit: the stream has ended. kStopped also where it broke.
  Termination termination = Termination::kPassLimit;
  /// Learned from.
  std::uint64_t documents = 0;
  double seconds = 0.0;
  /// Why the stream could not be read on: a ParseError or IoError. Null where that did not happen.
  std::exception_ptr broken;

  /// One line: why it ended, after how many documents.
  std::string brief() const;
};

/// Learns from the first look, then from each window that comes; `options.engine` must be scvb0 or svi. D, by which an engine scales what a
/// minibatch says, is the number of documents met so far, and grows with every window. The passes, tolerance and patience of `options` are
/// not looked at. With a holdout, every holdout-th document of the stream that has a token of the vocabulary is left out.
/// The observer is told between minibatches, and several times a second while nothing comes; there `documents_per_pass` is 0, as the length of a
/// stream is not known, and `documents` those learned from so far. A stream that breaks is no error but a result: what was learned is kept.
/// The model: shapes as of train; its vocabulary counts the documents of the whole stream, as do its numbers of documents and tokens; its
/// corpus_hash is that of the first look, mixed with that of each window. Text rules and input names are left empty. The same model, bit for
/// bit, for the same stream, options and seed, whatever the number of threads and the times at which windows come. A stream that is all
/// first look gives the model of one pass of train.
/// Throws InvalidArgument for problems(options), another engine, and a first look without a token to learn from; NumericError where a
/// number is not finite; whatever the stream throws that is no ldavi::Error.
/// Memory: the first look and a window, beside what the engine takes for topics. Cost: that of a pass.
StreamResult train_stream(CorpusStream& stream, const TrainOptions& options, const Observer& observer = {});

}  // namespace ldavi
