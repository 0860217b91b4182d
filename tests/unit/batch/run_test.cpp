#include <doctest/doctest.h>

#include <new>
#include <sstream>

#include "support.hpp"

using namespace attrmap;
using namespace attrmap::batch;

namespace {

std::string users(int n, int bad_every) {
  std::string text;
  for (int i = 1; i <= n; ++i) {
    text += i % bad_every == 0 ? "{\"id\":\"" + std::to_string(i) + "\",\"x\":\n"
                               : "{\"id\":\"" + std::to_string(i) + "\",\"x\":\"v" + std::to_string(i) + "\"}\n";
  }
  return text;
}

const char* const kMapping = R"j({"a":"Append([x], \"!\")", "g" : "Guid()",
                  "e" : "IIF([x]=\"v11\", Error(\"eleven\"), \"\")"})j";

}  // namespace

TEST_CASE("the same bytes whatever the number of jobs and the size of blocks") {
  Setup setup{.mapping = kMapping, .users = users(5000, 97)};
  setup.context.random_seed = 7;
  const Result alone = map(setup);
  CHECK(alone.summary.counts.records == 5000);
  CHECK(alone.summary.counts.failed == 5000 / 97 + 1);
  CHECK(alone.summary.counts.mapped == 5000 - 5000 / 97 - 1);
  CHECK(alone.summary.complete());
  CHECK(alone.summary.bytes_written == alone.lines.size());
  CHECK(alone.summary.bytes_read == setup.users.size());
  for (const unsigned jobs : {1u, 2u, 3u, 8u})
    for (const std::size_t block : {std::size_t{1}, std::size_t{1000}, std::size_t{20'000}}) {
      setup.jobs = jobs;
      setup.input.block_bytes = block;
      setup.piece = block;
      const Result result = map(setup);
      CHECK(result.lines == alone.lines);
      CHECK(result.summary.counts.failed == alone.summary.counts.failed);
    }
}

TEST_CASE("what is thrown costs its record, not those that go with it") {
  Setup setup{.mapping = R"j({"a":"SelectUniqueValue([x], Append([x], \"2\"))"})j", .users = users(100, 40)};
  setup.context.is_taken = [](std::string_view) { return false; };
  const Result well = map(setup);
  setup.context.is_taken = [](std::string_view candidate) {
    if (candidate == "v11" || candidate == "v77" || candidate == "v100") throw std::bad_alloc();
    return false;
  };
  const Result result = map(setup);
  CHECK(result.summary.counts.records == 100);
  CHECK(result.summary.counts.failed == well.summary.counts.failed + 3);
  std::istringstream lines(result.lines), well_lines(well.lines);
  std::size_t n = 0;
  for (std::string line, other; std::getline(lines, line) && std::getline(well_lines, other);) {
    ++n;
    CAPTURE(n);
    if (n == 11 || n == 77 || n == 100)
      CHECK(line.find("E499") != std::string::npos);
    else
      CHECK(line == other);
  }
  CHECK(n == 100);
}

TEST_CASE("stopping behind the first failed record") {
  Setup setup{.mapping = kMapping, .users = users(5000, 300), .stop_on_error = true};
  setup.context.random_seed = 7;
  for (const unsigned jobs : {1u, 4u}) {
    setup.jobs = jobs;
    setup.input.block_bytes = 100;
    const Result result = map(setup);
    CHECK(result.summary.stopped);
    CHECK(!result.summary.complete());
    CHECK(result.summary.counts.records == 11);
    CHECK(result.summary.counts.failed == 1);
    CHECK(std::count(result.lines.begin(), result.lines.end(), '\n') == 11);
  }
}

TEST_CASE("an output that cannot be written ends the run") {
  Mapping mapping;
  REQUIRE(!load_mapping(kMapping, registry(), {}, mapping));
  const std::string text = users(20'000, 1'000'000);
  for (const unsigned jobs : {1u, 3u}) {
    const auto source = record::text_source(text);
    record::Input input;
    const Limits limits;
    REQUIRE(!record::Input::open(*source, limits, {.block_bytes = 1000}, input));
    const record::RecordLayout layout(mapping.slots.names());
    const Context context;
    Sink sink("/dev/full");
    const Summary summary = run({mapping, layout, input, context, limits}, input, sink, {.jobs = jobs});
    CHECK(summary.output_failed);
    CHECK(summary.counts.records == 0);
    CHECK(summary.bytes_read < text.size());
    CHECK(!sink.finish(true));
    CHECK(sink.error() == "No space left on device");
  }
}

TEST_CASE("an input that is cut off") {
  for (const unsigned jobs : {1u, 2u}) {
    const Result result = map({.mapping = kMapping, .users = "[{\"id\":\"1\"},{\"id\":\"2\"}", .jobs = jobs});
    REQUIRE(result.summary.input_error.has_value());
    CHECK(result.summary.input_error->code == "E523");
    CHECK(result.summary.counts.mapped == 2);
  }
}

TEST_CASE("CSV") {
  const Result result = map({.mapping = R"j({"a":"[mobile]"})j", .users = "id,mobilePhone\n1,m\n2\n3,\n", .jobs = 2});
  CHECK(result.lines ==
        "{\"sourceId\":\"1\",\"outcome\":\"mapped\",\"values\":{\"a\":\"m\"}}\n"
        "{\"sourceId\":\"2\",\"outcome\":\"error\",\"record\":2,\"values\":{},\"errors\":[{\"code\":\"E508\","
        "\"message\":\"the row has 1 fields and the header 2\"}]}\n"
        "{\"sourceId\":\"3\",\"outcome\":\"mapped\",\"values\":{}}\n");
}
