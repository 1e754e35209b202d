// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exporters/html/report_data.hpp"
#include "exporters/json_writer.hpp"

namespace ldavi {

/// Members "time" and "labels" of a report: null where documents have none, else the groups with the mean shares of topics and their intervals.
void write_time_and_labels(JsonWriter& json, const ReportData& data);

}  // namespace ldavi
