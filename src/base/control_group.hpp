// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ldavi {

/// The folders of the control groups that limit this process in `controller` ("cpu", "memory"): its own first, then those around it, of
/// versions 1 and 2. `root` is "" but in tests.
std::vector<std::string> control_group_folders(const std::string& root, std::string_view controller);

/// The first line of a file; "" where it is missing, as it is in a control group without that limit.
std::string first_line_of(const std::string& path);

}  // namespace ldavi
