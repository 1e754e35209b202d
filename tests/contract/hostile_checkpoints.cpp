// SPDX-License-Identifier: Apache-2.0
#include "contract/hostile_changes.hpp"

namespace ldavi {
namespace {

constexpr std::uint32_t kNumbers = section_id("NUMB");
const std::string kState = "the state of training in it does not fit corpus and options";
const std::string kCount = "section NUMB has a number that cannot be";
const std::string kNotFinite = "section NUMB has a number that is not finite";
const std::string kPasses = "its numbers of passes do not fit the options";

/// Behind hash of the corpus and description.
std::size_t place_of_passes(ForgedFile& file) {
  std::uint64_t length = 0;
  std::memcpy(&length, file.section(kNumbers).bytes.data() + 8, 8);
  return 16 + static_cast<std::size_t>(length);
}

/// A number of the loop, by its place.
template <class T>
HostileChange of_loop(const std::string& name, const std::string& fault, std::size_t place, T value) {
  return {name, fault, [place, value](ForgedFile& file) {
            const std::size_t begin = place_of_passes(file) + place;
            if (begin + sizeof(value) > file.size(kNumbers)) throw std::out_of_range(std::to_string(place));
            std::memcpy(file.section(kNumbers).bytes.data() + begin, &value, sizeof(value));
          }};
}

/// A number of the engine.
template <class T>
HostileChange of_engine(const std::string& name, std::size_t place, T value, const std::string& fault = kState) {
  constexpr std::size_t kLoop = 28;
  return of_loop(name, fault, kLoop + place, value);
}

template <class T>
HostileChange number(const std::string& name, const char (&id)[5], std::size_t i, T value) {
  const std::uint32_t section = section_id(id);
  return {std::string(id) + ": " + name, kState, [section, i, value](ForgedFile& file) { file.set(section, i, value); }};
}

void add_array(std::vector<HostileChange>& all, const char (&id)[5], bool has_fixed_size = true) {
  const std::uint32_t section = section_id(id);
  const std::string name(id);
  all.push_back({name + ": missing", "has no section " + name, [section](ForgedFile& file) { file.erase(section); }});
  all.push_back(
      {name + ": of another type", "section " + name + " holds elements of another type", [section](ForgedFile& file) {
         ElementType& type = file.section(section).type;
         const std::string bytes = file.section(section).bytes;
         file.put(section, bytes, type == ElementType::kBytes ? ElementType::kUint32 : ElementType::kBytes);
       }});
  all.push_back({name + ": as a table", "section " + name + " is a table", [section](ForgedFile& file) {
                   auto& shape = file.section(section).shape;
                   std::swap(shape[0], shape[1]);
                 }});
  if (!has_fixed_size) return;
  all.push_back({name + ": nothing", kState, [section](ForgedFile& file) { file.resize(section, 0); }});
  all.push_back({name + ": one less", kState, [section](ForgedFile& file) { file.resize(section, file.size(section) - 1); }});
  all.push_back({name + ": one more", kState, [section](ForgedFile& file) { file.resize(section, file.size(section) + 1); }});
}

void add_priors(std::vector<HostileChange>& all, const char (&id)[5]) {
  add_array(all, id);
  all.push_back(number("NaN", id, 1, kNan));
  all.push_back(number("infinite", id, 1, kInfinity));
  all.push_back(number("0", id, 1, 0.0));
  all.push_back(number("negative", id, 1, -1.0));
}

void add_eta(std::vector<HostileChange>& all, std::size_t place) {
  for (const auto& [name, value] : {std::pair("NaN", kNan), {"infinite", kInfinity}, {"0", 0.0}, {"negative", -1.0}})
    all.push_back(of_engine(std::string("eta ") + name, place, value));
}

/// Whether priors rest: after their flag, how often they were learned, then two numbers.
void add_rest(std::vector<HostileChange>& all, std::size_t place) {
  all.push_back(of_engine("priors learned 2^31 - 1 times", place + 4, (std::uint32_t{1} << 31U) - 1, kCount));
  all.push_back(of_engine("priors learned 2^32 - 1 times", place + 4, ~std::uint32_t{0}, kCount));
}

void add_passes(std::vector<HostileChange>& all, std::size_t place) {
  for (const std::uint32_t passes : {(1U << 31U) - 1, 1U << 31U, ~0U})
    all.push_back(of_engine("pass " + std::to_string(passes) + " of the engine", place, passes, kCount));
}

void add_floats(std::vector<HostileChange>& all, const char (&id)[5]) {
  all.push_back(number("NaN", id, 5, static_cast<float>(kNan)));
  all.push_back(number("infinite", id, 5, static_cast<float>(kInfinity)));
}

void add_doubles(std::vector<HostileChange>& all, const char (&id)[5]) {
  all.push_back(number("NaN", id, 1, kNan));
  all.push_back(number("infinite", id, 1, kInfinity));
}

void add_vb(std::vector<HostileChange>& all) {
  add_passes(all, 0);
  all.push_back(of_engine("block 3 of 3", 4, std::uint64_t{3}));
  all.push_back(of_engine("block 2^64 - 1", 4, k64));
  add_eta(all, 12);
  all.push_back(of_engine("bound NaN", 20, kNan, kNotFinite));
  add_rest(all, 28);
  add_priors(all, "ALPH");
  add_array(all, "LMBD");
  add_floats(all, "LMBD");
  all.push_back(number("0", "LMBD", 5, 0.0F));
  all.push_back(number("negative", "LMBD", 5, -1.0F));
  add_array(all, "SUMS");
  add_doubles(all, "SUMS");
  add_array(all, "STAT");
  add_floats(all, "STAT");
  all.push_back(number("negative", "STAT", 5, -1.0F));
}

void add_online(std::vector<HostileChange>& all) {
  add_passes(all, 0);
  all.push_back(of_engine("minibatch past the last", 4, std::uint64_t{1000}));
  all.push_back(of_engine("minibatch 2^64 - 1", 4, k64));
  add_eta(all, 28);
  for (const auto& [name, value] :
       {std::pair("NaN", kNan), {"infinite", kInfinity}, {"0", 0.0}, {"negative", -1.0}, {"2", 2.0}})
    all.push_back(of_engine(std::string("scale ") + name, 36, value));
  for (const std::size_t place : {44U, 52U, 60U, 68U, 76U})
    all.push_back(of_engine("perplexity NaN at " + std::to_string(place), place, kNan, kNotFinite));
  add_priors(all, "ALPH");
  add_array(all, "TOTL");
  add_doubles(all, "TOTL");
  all.push_back(number("negative", "TOTL", 1, -1.0));
  add_array(all, "CNTS");
  add_floats(all, "CNTS");
  all.push_back(number("negative", "CNTS", 5, -1.0F));
}

void add_ctm(std::vector<HostileChange>& all) {
  add_passes(all, 0);
  all.push_back(of_engine("no pass of the start", 0, std::uint32_t{0}));
  all.push_back(of_engine("document past the last", 8, std::uint64_t{1} << 20U));
  all.push_back(of_engine("document within a part", 8, std::uint64_t{63}));
  all.push_back(of_engine("document 2^64 - 1", 8, k64));
  add_eta(all, 16);
  all.push_back(of_engine("evidence NaN", 24, kNan, kNotFinite));
  add_array(all, "LMBD");
  add_floats(all, "LMBD");
  all.push_back(number("0", "LMBD", 5, 0.0F));
  add_array(all, "MEAN");
  add_doubles(all, "MEAN");
  add_array(all, "COVA");
  add_doubles(all, "COVA");
  all.push_back(number("of no covariance", "COVA", 0, -1e9));
  add_array(all, "MODE");
  add_floats(all, "MODE");
  add_array(all, "MIXT");
  add_floats(all, "MIXT");
  all.push_back(number("negative", "MIXT", 5, -1.0F));
  all.push_back(number("above 1", "MIXT", 5, 2.0F));
  add_array(all, "RATI");
  add_floats(all, "RATI");
  all.push_back(number("negative", "RATI", 5, -1.0F));
  add_array(all, "SUMS");
  add_doubles(all, "SUMS");
}

void add_cvb0(std::vector<HostileChange>& all) {
  all.push_back(of_engine("still at its start", 0, std::uint32_t{1}, "has no section SALP"));
  add_passes(all, 4);
  all.push_back(of_engine("no topic", 12, std::uint32_t{0}));
  all.push_back(of_engine("other topics", 12, std::uint32_t{11}));
  all.push_back(of_engine("2^31 topics", 12, std::uint32_t{1} << 31U));
  all.push_back(of_engine("2^32 - 1 topics", 12, ~std::uint32_t{0}));
  all.push_back(of_engine("block past the last", 16, std::uint64_t{16}));
  all.push_back(of_engine("block 2^64 - 1", 16, k64));
  all.push_back(of_engine("moved NaN", 32, kNan, kNotFinite));
  add_eta(all, 48);
  add_rest(all, 56);
  add_priors(all, "CALP");
  add_array(all, "CNTS");
  add_floats(all, "CNTS");
  add_array(all, "TOTL");
  add_doubles(all, "TOTL");
  all.push_back(number("negative", "TOTL", 1, -1.0));
  add_array(all, "NEWN", false);
  add_array(all, "ATNT");
  all.push_back(number("document without topics", "ATNT", 0, std::uint32_t{0}));
  all.push_back(number("document of more topics than there are", "ATNT", 0, std::uint32_t{1000}));
  all.push_back(number("document of 2^32 - 1 topics", "ATNT", 0, ~std::uint32_t{0}));
  add_array(all, "ATTL", false);
  add_array(all, "ATCN");
  add_floats(all, "ATCN");
  add_array(all, "ATRS");
}

}  // namespace

std::vector<HostileChange> hostile_checkpoints(const std::string& engine) {
  const std::string early = "section NUMB ends too early";
  std::vector<HostileChange> all{
      {"no numbers", early, [](ForgedFile& file) { file.resize(kNumbers, 0); }},
      {"a byte of its numbers less", early, [](ForgedFile& file) { file.resize(kNumbers, file.size(kNumbers) - 1); }},
      {"a byte of its numbers more", "section NUMB is too long",
       [](ForgedFile& file) { file.resize(kNumbers, file.size(kNumbers) + 1); }},
      {"numbers as a table", "section NUMB is a table",
       [](ForgedFile& file) {
         auto& shape = file.section(kNumbers).shape;
         std::swap(shape[0], shape[1]);
       }},
      {"numbers as uint64", "section NUMB holds elements of another type",
       [](ForgedFile& file) { file.put(kNumbers, std::string(800, '\1'), ElementType::kUint64); }},
      {"another corpus", "it is a checkpoint of training on another corpus",
       [](ForgedFile& file) { file.set(kNumbers, 0, k63); }},
      {"another version", "it is a checkpoint of another training: version 9",
       [](ForgedFile& file) {
         std::string& bytes = file.section(kNumbers).bytes;
         bytes[bytes.find("version ") + 8] = '9';
       }},
      {"another seed", "seed 7, here seed 1",
       [](ForgedFile& file) {
         std::string& bytes = file.section(kNumbers).bytes;
         bytes[bytes.find("seed 1") + 5] = '7';
       }},
      {"description of 2^31 bytes", early, [](ForgedFile& file) { file.set(kNumbers, 1, k31); }},
      {"description of 2^64 - 1 bytes", early, [](ForgedFile& file) { file.set(kNumbers, 1, k64); }},
      of_loop("more passes than there may be", kPasses, 0, std::uint32_t{10}),
      of_loop("2^31 passes", kCount, 0, std::uint32_t{1} << 31U),
      of_loop("2^32 - 1 passes", kCount, 0, ~std::uint32_t{0}),
      of_loop("more quiet passes than there may be", kPasses, 4, std::uint32_t{1000}),
      of_loop("change NaN", kNotFinite, 8, kNan),
      of_loop("bound infinite", kNotFinite, 20, kInfinity),
      of_loop("2^31 quiet passes", kCount, 4, std::uint32_t{1} << 31U),
  };
  if (engine == "vb") {
    add_vb(all);
  } else if (engine == "cvb0") {
    add_cvb0(all);
  } else if (engine == "ctm") {
    add_ctm(all);
  } else {
    add_online(all);
  }
  return all;
}

}  // namespace ldavi
