#include "batch/journal.hpp"

#include <doctest/doctest.h>

#include "support.hpp"

using namespace attrmap;
using namespace attrmap::batch;

namespace {

Checkpoint example() {
  Counts counts;
  counts.records = 5;
  counts.mapped = 3;
  counts.skipped = counts.failed = 1;
  counts.add_error("E404");
  counts.add_error("E404");
  counts.targets = {{1, 2, 0, 1}, {4, 0, 0, 0}};
  Checkpoint checkpoint;
  checkpoint.inputs = {{1000, counts}, {0, {}}};
  checkpoint.output = 0xFFFF'FFFF'FFFF;
  checkpoint.seconds = 1.5;
  checkpoint.now = 639041184000000000;
  checkpoint.configuration = {{"--mapping", "17"}, {"--seed", "18446744073709551615"}};
  return checkpoint;
}

}  // namespace

TEST_CASE("a journal gives back what was written last") {
  const TemporaryFile file;
  const Journal journal(file.path());
  Checkpoint wanted = example();
  CHECK(journal.write(wanted));
  wanted.output += 5;
  CHECK(journal.write(wanted));
  Checkpoint found;
  REQUIRE(journal.read(found) == "");
  REQUIRE(found.inputs.size() == 2);
  CHECK(found.inputs[0].offset == 1000);
  CHECK(found.inputs[0].counts == wanted.inputs[0].counts);
  CHECK(found.inputs[1].counts == Counts());
  CHECK(found.output == wanted.output);
  CHECK(found.seconds == 1.5);
  CHECK(found.now == wanted.now);
  CHECK(found.configuration == wanted.configuration);
  CHECK(TemporaryFile::read(file.path() + ".new").empty());
}

TEST_CASE("what is no journal") {
  const TemporaryFile file;
  const Journal journal(file.path());
  Checkpoint found;
  for (const std::string text :
       {"", "{", "[]", "{\"attrmapJournal\":1}", "{\"attrmapJournal\":1,\"inputs\":[{\"offset\":-1}]}",
        "{\"attrmapJournal\":1,\"inputs\":[],\"output\":0,\"seconds\":0,\"now\":0,\"configuration\":{}}"}) {
    REQUIRE(::ftruncate(file.descriptor(), 0) == 0);
    REQUIRE(::pwrite(file.descriptor(), text.data(), text.size(), 0) == static_cast<ssize_t>(text.size()));
    CHECK(journal.read(found) == "it is no journal of attrmap");
  }
  CHECK(Journal("/nonexistent/journal").read(found) == "No such file or directory");
  CHECK(!Journal("/nonexistent/journal").write(example()));
}

TEST_CASE("a run can begin anew at each place that it has reached") {
  std::string text = "\xEF\xBB\xBF\n";
  for (int i = 0; i < 9000; ++i)
    text += R"({"id":")" + std::to_string(i) + "\",\"x\":\"v\"}" + (i % 5 == 0 ? "\r\n\n" : "\n");
  text.insert(text.find("{\"id\":\"8900\""), "{\"id\":\"" + std::string(5000, 'x') + "\"}\n");  // too long
  const Limits limits{.record_bytes = 1000};
  Mapping mapping;
  REQUIRE(!load_mapping(R"j({"a":"[x]","g":"Guid()"})j", registry(), {}, mapping));
  Context context;
  context.random_seed = 1;
  struct Place {
    std::uint64_t input, records, output;
  };
  const auto lines_from = [&](const Place& place, unsigned jobs, std::vector<Place>* places) {
    const auto source = record::text_source(std::string_view(text).substr(place.input));
    record::Input input;
    REQUIRE(!record::Input::open(*source, limits, {.block_bytes = 100, .offset = place.input, .records = place.records},
                                 input));
    const record::RecordLayout layout(mapping.slots.names());
    const TemporaryFile file;
    Sink sink(file.descriptor());
    RunOptions options{.jobs = jobs, .targets = 2};
    if (places != nullptr)
      options.reached = [&](std::uint64_t offset, const Summary& summary, bool) {
        places->push_back({offset, summary.counts.records, summary.bytes_written});
      };
    const Summary summary = run({mapping, layout, input, context, limits}, input, sink, options);
    if (summary.counts.records != 0) CHECK(summary.counts.targets[0].value == summary.counts.mapped);
    CHECK(summary.bytes_read == text.size());
    return file.content();
  };
  std::vector<Place> places;
  const std::string whole = lines_from({0, 0, 0}, 1, &places);
  CHECK(std::count(whole.begin(), whole.end(), '\n') == 9001);
  CHECK(places.size() > 50);
  CHECK(places.back().input == text.size());
  CHECK(places.back().output == whole.size());
  for (std::size_t i = 0; i < places.size(); i += i + 100 < places.size() ? 100 : 1)
    CHECK(lines_from(places[i], 1 + i % 2, nullptr) == whole.substr(places[i].output));
}

TEST_CASE("an interrupted run ends between two records") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "{\"id\":\"" + std::to_string(i) + "\"}\n";
  Mapping mapping;
  REQUIRE(!load_mapping(R"j({"a":"[x]"})j", registry(), {}, mapping));
  for (const unsigned jobs : {1u, 3u}) {
    const auto source = record::text_source(text);
    record::Input input;
    const Limits limits;
    REQUIRE(!record::Input::open(*source, limits, {.block_bytes = 200}, input));
    const record::RecordLayout layout(mapping.slots.names());
    const Context context;
    const TemporaryFile file;
    Sink sink(file.descriptor());
    std::atomic<bool> interrupted{false};
    Progress progress;
    std::uint64_t reached = 0;
    RunOptions options{.jobs = jobs, .progress = &progress, .interrupted = &interrupted};
    options.reached = [&](std::uint64_t offset, const Summary& summary, bool) {
      reached = offset;
      if (summary.counts.records > 100) interrupted = true;
    };
    const Summary summary = run({mapping, layout, input, context, limits}, input, sink, options);
    CHECK(summary.interrupted);
    CHECK(!summary.complete());
    CHECK(summary.counts.records > 100);
    CHECK(summary.counts.records < 20'000);
    CHECK(progress.records == summary.counts.records);
    CHECK(progress.bytes == reached);
    const std::string lines = file.content();
    CHECK(static_cast<std::uint64_t>(std::count(lines.begin(), lines.end(), '\n')) == summary.counts.records);
    CHECK(static_cast<std::uint64_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(reached),
                                                '\n')) == summary.counts.records);
  }
}
