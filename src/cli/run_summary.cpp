#include "cli/run_summary.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "attrmap/engine.hpp"

namespace attrmap::cli {

using Json = nlohmann::ordered_json;

std::string to_json(const RunSummary& summary) {
  batch::Counts all;
  Json targets = Json::array();
  for (const RunSummary::Part& part : summary.parts) {
    all += part.counts;
    for (std::size_t i = 0; i < part.targets.size(); ++i) {
      const batch::TargetCounts t = i < part.counts.targets.size() ? part.counts.targets[i] : batch::TargetCounts();
      Json one = Json::object();
      if (!part.object.empty()) one["object"] = part.object;
      one.update(Json{{"target", part.targets[i]},
                      {"value", t.value},
                      {"null", t.null},
                      {"ignored", t.ignored},
                      {"error", t.error}});
      targets.push_back(std::move(one));
    }
  }
  Json json{{"verb", summary.verb}, {"version", version()}, {"complete", !summary.stop.has_value()}};
  if (summary.stop)
    json["stopped"] = {
        {"why", summary.stop->why}, {"message", summary.stop->message}, {"resumable", summary.stop->resumable}};
  json["resumed"] = summary.resumed;
  json["seconds"] = std::round(summary.seconds * 1000) / 1000;
  json["records"] = all.records;
  json["outcomes"] =
      summary.plan
          ? Json{{"request", all.mapped}, {"none", all.unchanged}, {"skip", all.skipped}, {"error", all.failed}}
          : Json{{"mapped", all.mapped}, {"skip", all.skipped}, {"error", all.failed}};
  json["errors"] = all.errors;
  if (summary.targets) json["targets"] = std::move(targets);
  json["bytes"] = {{"read", summary.bytes_read}, {"written", summary.bytes_written}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace attrmap::cli
