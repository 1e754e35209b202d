// SPDX-License-Identifier: Apache-2.0
#include "exporters/npz.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <variant>
#include <vector>

#include "exporters/edited_alpha.hpp"
#include "exporters/npy.hpp"
#include "exporters/zip_writer.hpp"
#include "ldavi/base/error.hpp"
#include "text/control_characters.hpp"
#include "text/decode.hpp"

namespace ldavi {
namespace {

constexpr std::uint64_t kMostTextBytes = std::uint64_t{1} << 32U;
constexpr std::size_t kBytesOfCharacter = 4;

/// Appends one well-formed UTF-8 text as little-endian UTF-32.
void append_utf32(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t size = utf8_sequence_length(text);
    const std::uint32_t point = code_point_of(text.substr(0, size));
    for (unsigned shift = 0; shift < 32; shift += 8) out += static_cast<char>((point >> shift) & 0xFFU);
    text.remove_prefix(size);
  }
}

/// Texts of one length, shorter ones padded with zeros: NumPy's type U.
void write_texts(const std::vector<std::string>& texts, std::size_t longest, const ByteSink& sink) {
  sink(npy_header("<U" + std::to_string(longest), std::array{std::uint64_t{texts.size()}}));
  std::string bytes;
  for (const std::string& text : texts) {
    bytes.clear();
    append_utf32(bytes, text);
    bytes.resize(longest * kBytesOfCharacter, '\0');
    sink(bytes);
  }
}

void add_texts(ZipWriter& zip, std::string_view name, std::vector<std::string> texts) {
  std::size_t longest = 1;
  for (std::string& text : texts) {
    make_well_formed(text);
    longest = std::max(longest, count_code_points(text));
  }
  if (texts.size() * longest * kBytesOfCharacter > kMostTextBytes) {
    throw InvalidArgument("npz pads each text to the length of the longest, " + std::to_string(longest) +
                          " characters, which takes too much; npy has them in a file of text");
  }
  zip.add(name, [&](const ByteSink& sink) { write_texts(texts, longest, sink); });
}

}  // namespace

void write_topics_npz(const TopicModel& model, const Matrix& probabilities, const ByteSink& sink) {
  ZipWriter zip(sink);
  zip.add("probabilities.npy", [&](const ByteSink& file) {
    file(npy_header(model.num_topics(), model.num_terms()));
    for (std::size_t k = 0; k < model.num_topics(); ++k) file(bytes_of(probabilities.row_span(k)));
  });
  add_texts(zip, "terms.npy", model.vocabulary.terms());
  add_texts(zip, "names.npy", topic_names(model));
  zip.add("prevalence.npy", [shares = prevalence(model)](const ByteSink& file) { write_npy(shares, file); });
  if (std::holds_alternative<DirichletPrior>(model.document_prior)) {
    zip.add("alpha.npy", [alpha = edited_alpha(model, "archives")](const ByteSink& file) { write_npy(alpha, file); });
  }
  zip.finish();
}

}  // namespace ldavi
