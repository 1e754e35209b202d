// SPDX-License-Identifier: Apache-2.0
#include "fuzz/fuzzed_container.hpp"
#include "ldavi/model/model_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ldavi;
  fuzz_container(as_text(data, size), [](const std::string& path) {
    require(problems(load_model(path)).empty(), "a model that is loaded has no problems");
  });
  return 0;
}
