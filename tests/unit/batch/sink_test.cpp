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
