// SPDX-License-Identifier: Apache-2.0
#include "ldavi/corpus/corpus_stream.hpp"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "corpus/count_text.hpp"
#include "corpus/load_text.hpp"
#include "corpus/open.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

struct Window {
  Corpus corpus;
  TextStreamReport report;  // of all windows so far
};

/// What the reading thread and the stream share: either may end first.
class Windows {
 public:
  /// Waits for a place. False: nobody wants any more.
  bool put(Window window) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return abandoned_ || windows_.size() < TextStream::kPlaces; });
    if (abandoned_) return false;
    windows_.push_back(std::move(window));
    changed_.notify_all();
    return true;
  }

  /// Nothing more comes: the input is read, or broken.
  void end(std::exception_ptr broken) {
    const std::scoped_lock lock(mutex_);
    ended_ = true;
    broken_ = std::move(broken);
    changed_.notify_all();
  }

  StreamState take(Window& window, std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, patience, [this] { return ended_ || !windows_.empty(); });
    if (!windows_.empty()) {
      window = std::move(windows_.front());
      windows_.pop_front();
      changed_.notify_all();
      return StreamState::kWindow;
    }
    if (broken_) std::rethrow_exception(broken_);
    return ended_ ? StreamState::kEnd : StreamState::kNotYet;
  }

  void abandon() {
    const std::scoped_lock lock(mutex_);
    abandoned_ = true;
    changed_.notify_all();
  }
  bool is_abandoned() const noexcept { return abandoned_; }

  bool wait_for_end(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, patience, [this] { return ended_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Window> windows_;
  std::atomic<bool> abandoned_ = false;
  bool ended_ = false;
  std::exception_ptr broken_;
};

/// The documents of a window while they come.
class WindowBuilder {
 public:
  std::size_t num_documents() const noexcept { return ids_.size(); }

  void add(CountedDocument& document) {
    terms_.insert(terms_.end(), document.terms.begin(), document.terms.end());
    counts_.insert(counts_.end(), document.counts.begin(), document.counts.end());
    offsets_.push_back(terms_.size());
    ids_.push_back(std::move(document.id));
  }

  /// Leaves the builder empty.
  Corpus take() {
    Corpus corpus;
    corpus.offsets = std::exchange(offsets_, {0});
    corpus.terms = std::exchange(terms_, {});
    corpus.counts = std::exchange(counts_, {});
    corpus.ids = std::exchange(ids_, {});
    return corpus;
  }

 private:
  std::vector<std::uint64_t> offsets_{0};
  std::vector<std::uint32_t> terms_;
  std::vector<std::uint32_t> counts_;
  std::vector<std::string> ids_;
};

void read_windows(CountedSource& source, Windows& windows) {
  WindowBuilder builder;
  TextStreamReport report;
  std::exception_ptr broken;
  const auto put = [&] {
    report.read = source.report();
    return windows.put({builder.take(), report});
  };
  try {
    CountedDocument document;
    while (!windows.is_abandoned() && source.next(document)) {
      ++report.documents;
      report.known_tokens += document.known_tokens;
      report.unknown_tokens += document.unknown_tokens;
      builder.add(document);
      if (builder.num_documents() == TextStream::kWindowDocuments && !put()) break;
    }
  } catch (...) {
    broken = std::current_exception();
  }
  try {
    if (builder.num_documents() > 0) put();
  } catch (...) {  // memory
    broken = std::current_exception();
  }
  windows.end(broken);
}

}  // namespace

struct TextStream::Implementation {
  std::shared_ptr<LoadedCorpus> loaded = std::make_shared<LoadedCorpus>();  // the reading thread needs its vocabulary
  std::shared_ptr<Windows> windows = std::make_shared<Windows>();
  std::unique_ptr<DocumentSource> source;  // until there is a thread
  std::thread reader;
  TextStreamReport report;

  void start() {
    auto counted = count_text(std::move(source), loaded->corpus.vocabulary, *loaded->text);
    reader =
        std::thread([loaded = loaded, windows = windows, counted = std::move(counted)] { read_windows(*counted, *windows); });
  }
};

TextStream::TextStream(const std::vector<std::string>& inputs, const LoadOptions& options, std::uint64_t first_look)
    : implementation_(std::make_unique<Implementation>()) {
  if (first_look == 0) throw InvalidArgument("a first look at no documents, expected at least 1");
  check_load_options(options);
  if (are_counts(inputs, options.read))
    throw InvalidArgument(joined_name(inputs) + " holds counts and has a vocabulary, expected text for a first look");
  implementation_->source = open_documents(inputs, options.read);
  LoadedCorpus& loaded = *implementation_->loaded;
  loaded = load_text(*implementation_->source, inputs, options, first_look);
  loaded.options.emplace_back("first-look", std::to_string(first_look));
  implementation_->report.read = loaded.read;
}

TextStream::~TextStream() {
  std::thread& reader = implementation_->reader;
  if (!reader.joinable()) return;
  constexpr std::chrono::milliseconds kPatience{100};
  implementation_->windows->abandon();
  if (implementation_->windows->wait_for_end(kPatience)) {
    reader.join();
  } else {
    reader.detach();
  }
}

const LoadedCorpus& TextStream::loaded() const noexcept { return *implementation_->loaded; }

const Corpus& TextStream::first_look() const noexcept { return loaded().corpus; }

const TextStreamReport& TextStream::report() const noexcept { return implementation_->report; }

StreamState TextStream::next(Corpus& window, std::chrono::milliseconds patience) {
  if (implementation_->source) implementation_->start();
  Window taken;
  const StreamState state = implementation_->windows->take(taken, patience);
  if (state != StreamState::kWindow) return state;
  window = std::move(taken.corpus);
  implementation_->report = std::move(taken.report);
  return state;
}

}  // namespace ldavi
