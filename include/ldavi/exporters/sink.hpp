// SPDX-License-Identifier: Apache-2.0
// Where exporters put their bytes. The library opens no file for them.
#pragma once

#include <functional>
#include <string_view>

namespace ldavi {

/// Takes the next bytes of an output, in order. What it throws goes through the exporter.
using ByteSink = std::function<void(std::string_view)>;

}  // namespace ldavi
