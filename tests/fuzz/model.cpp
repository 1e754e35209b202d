// SPDX-License-Identifier: Apache-2.0
#include "fuzz/fuzzed_container.hpp"
#include "ldavi/model/model_file.hpp"
#include "model/model_writer.hpp"

namespace ldavi {
namespace {

std::string saved(const TopicModel& model) {
  return written_bytes([&](OutputFile& file) { write_model(model, file); });
}

}  // namespace
}  // namespace ldavi

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ldavi;
  fuzz_container(as_text(data, size), [](const std::string& path) {
    const TopicModel model = load_model(path);
    require(problems(model).empty(), "a model that is loaded has no problems");
    const std::string bytes = saved(model);
    require(saved(load_model(FuzzInput(bytes).path())) == bytes, "a model that is saved is loaded as it was");
  });
  return 0;
}
