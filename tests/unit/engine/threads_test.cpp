// A Program is const and shared; run under the thread sanitizer by the test command.
#include <thread>

#include "support.hpp"

using namespace attrmap;

TEST_CASE("one program, many threads, same results") {
  const Engine engine;
  const auto program = engine.compile(
      R"x(ToLower(Join("-", NormalizeDiacritics([name]), Switch([state], "none", "WA", "Washington", "CA", "California"), )x"
      R"x(Replace([phone], , "\\+(?<isd>\\d+) (?<rest>.*)", , "${rest}/${isd}", , ), FormatDateTime([date], , "yyyy-MM-dd", "dd MMM yyyy"))))x");
  REQUIRE(program);
  std::vector<std::string> wrong(8);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < wrong.size(); ++t)
    threads.emplace_back([&, t] {
      Workspace workspace;
      for (int i = 0; i < 500; ++i) {
        MapRecord user;
        user.set("name", i % 2 ? "Zoë" : "Ann")
            .set("state", i % 3 ? "WA" : "XX")
            .set("phone", i % 5 ? "+1 206" : "+1 206 ü")
            .set("date", "2020-03-16");
        const std::string expected = std::string(i % 2 ? "zoe" : "ann") + (i % 3 ? "-washington-" : "-none-") +
                                     (i % 5 ? "206/1" : "206 ü/1") + "-16 mar 2020";
        const Outcome o = program->evaluate(user, {}, workspace);
        if (o.value.to_text() != expected) wrong[t] = o.value.to_text() + " " + o.error.message;
      }
    });
  for (auto& thread : threads) thread.join();
  for (const auto& w : wrong) CHECK(w == "");
}

TEST_CASE("evaluations can be cancelled from another thread") {
  std::atomic<bool> stop{true};
  Context context;
  context.cancelled = &stop;
  const Outcome o = Engine().compile("Append([a], \"x\")")->evaluate(MapRecord().set("a", "b"), context);
  CHECK(o.error.code == "E419");
}
