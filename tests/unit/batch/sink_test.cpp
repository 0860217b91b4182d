#include <doctest/doctest.h>

#include "support.hpp"

using attrmap::batch::Sink;
using attrmap::batch::TemporaryFile;

TEST_CASE("a file gets its name when it is complete") {
  const TemporaryFile file;
  const std::string path = file.path() + ".out";
  {
    Sink sink(path);
    CHECK(sink.write("a\n"));
    CHECK(sink.part() == path + ".part");
    CHECK(TemporaryFile::read(path).empty());
    CHECK(sink.finish(true));
    CHECK(sink.part().empty());
  }
  CHECK(TemporaryFile::read(path) == "a\n");
  {
    Sink sink(path);
    CHECK(sink.write("b\n"));
    CHECK(sink.finish(false));
    CHECK(sink.part() == path + ".part");
  }
  CHECK(TemporaryFile::read(path) == "a\n");
  CHECK(TemporaryFile::read(path + ".part") == "b\n");
  ::unlink(path.c_str());
  ::unlink((path + ".part").c_str());
}

TEST_CASE("a file that cannot be opened") {
  Sink sink("/nonexistent/directory/file");
  CHECK(sink.error() == "No such file or directory");
  CHECK(!sink.write("x"));
  CHECK(!sink.finish(true));
}

TEST_CASE("a part is kept as far as it is good") {
  const TemporaryFile file;
  const std::string path = file.path() + ".out", part = path + ".part";
  {
    Sink sink(path);
    CHECK(sink.write("one\ntwo\nthr"));
    const Sink other(path);
    CHECK(other.error() == "another process is writing " + part);
    CHECK(other.part().empty());
  }
  CHECK(Sink(path, 20).error() == part + " is shorter than what was written to it");
  CHECK(TemporaryFile::read(part) == "one\ntwo\nthr");
  {
    Sink sink(path, 8);
    CHECK(sink.write("three\n"));
    CHECK(sink.finish(true));
  }
  CHECK(TemporaryFile::read(path) == "one\ntwo\nthree\n");
  ::unlink(path.c_str());
}

namespace {

std::string unpack(const std::string& path) {
  std::string error, text;
  const auto source = attrmap::record::open_source(path, error);
  REQUIRE(source != nullptr);
  char buffer[1000];
  std::ptrdiff_t got;
  while ((got = source->read(buffer, sizeof buffer)) > 0) text.append(buffer, static_cast<std::size_t>(got));
  CHECK(got == 0);
  return text;
}

}  // namespace

TEST_CASE("a file is compressed when its name says so") {
  const TemporaryFile file;
  std::string text;
  for (unsigned i = 0; i < 200'000; ++i) text += std::to_string(i * 2654435761u) + "\n";
  for (const char* ending : {".gz", ".zst"}) {
    const std::string path = file.path() + ending;
    for (const bool complete : {true, false}) {
      Sink sink(path);
      for (std::size_t at = 0; at < text.size(); at += 100'000) CHECK(sink.write(text.substr(at, 100'000)));
      CHECK(sink.finish(complete));
      const std::string written = complete ? path : path + ".part";
      CHECK(unpack(written) == text);
      CHECK(TemporaryFile::read(written).size() < text.size() / 2);
      ::unlink(written.c_str());
    }
    Sink sink(path);
    CHECK(sink.finish(true));
    CHECK(unpack(path).empty());
    CHECK(!TemporaryFile::read(path).empty());
    ::unlink(path.c_str());
  }
}
