#include "batch/journal.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace attrmap::batch {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kVersion = 1;

Json to_json(const Counts& counts) {
  Json targets = Json::array();
  for (const TargetCounts& t : counts.targets) targets.push_back({t.value, t.null, t.ignored, t.error});
  return {{"records", counts.records},    {"mapped", counts.mapped}, {"unchanged", counts.unchanged},
          {"skipped", counts.skipped},    {"failed", counts.failed}, {"errors", counts.errors},
          {"targets", std::move(targets)}};
}

Counts counts_of(const Json& json) {
  Counts counts;
  counts.records = json.at("records").get<std::uint64_t>();
  counts.mapped = json.at("mapped").get<std::uint64_t>();
  counts.unchanged = json.at("unchanged").get<std::uint64_t>();
  counts.skipped = json.at("skipped").get<std::uint64_t>();
  counts.failed = json.at("failed").get<std::uint64_t>();
  for (const auto& [code, n] : json.at("errors").items()) counts.errors[code] = n.get<std::uint64_t>();
  for (const Json& t : json.at("targets"))
    counts.targets.push_back({t.at(0).get<std::uint64_t>(), t.at(1).get<std::uint64_t>(), t.at(2).get<std::uint64_t>(),
                              t.at(3).get<std::uint64_t>()});
  return counts;
}

bool write_whole(const std::string& path, std::string_view bytes) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return false;
  const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
  return (::close(descriptor) == 0) && written == static_cast<ssize_t>(bytes.size());
}

}  // namespace

bool Journal::write(const Checkpoint& checkpoint) const {
  Json inputs = Json::array();
  for (const Checkpoint::Input& input : checkpoint.inputs)
    inputs.push_back({{"offset", input.offset}, {"counts", to_json(input.counts)}});
  const Json json{{"attrmapJournal", kVersion},  {"inputs", std::move(inputs)},
                  {"output", checkpoint.output}, {"seconds", checkpoint.seconds},
                  {"now", checkpoint.now},       {"configuration", checkpoint.configuration}};
  const std::string next = path_ + ".new";
  if (write_whole(next, json.dump() + "\n") && std::rename(next.c_str(), path_.c_str()) == 0) return true;
  ::unlink(next.c_str());
  return false;
}

std::string Journal::read(Checkpoint& checkpoint) const {
  std::ifstream file(path_, std::ios::binary);
  if (!file) return std::strerror(errno);
  std::ostringstream text;
  text << file.rdbuf();
  checkpoint = {};
  try {
    const Json json = Json::parse(text.str());
    if (json.at("attrmapJournal") != kVersion) return "another version of attrmap has written it";
    for (const Json& input : json.at("inputs"))
      checkpoint.inputs.push_back({input.at("offset").get<std::uint64_t>(), counts_of(input.at("counts"))});
    checkpoint.output = json.at("output").get<std::uint64_t>();
    checkpoint.seconds = json.at("seconds").get<double>();
    checkpoint.now = json.at("now").get<std::int64_t>();
    json.at("configuration").get_to(checkpoint.configuration);
  } catch (const nlohmann::json::exception&) {
    return "it is no journal of attrmap";
  }
  return checkpoint.inputs.empty() ? "it is no journal of attrmap" : "";
}

void Journal::remove() const { ::unlink(path_.c_str()); }

}  // namespace attrmap::batch
