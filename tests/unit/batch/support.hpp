// Runs a mapping over a text and gives the answer lines.
#pragma once
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

#include "batch/run.hpp"
#include "func/registry.hpp"
#include "stdlib/registry.hpp"

namespace attrmap::batch {

using stdlib::registry;

/// A file that goes away.
class TemporaryFile {
 public:
  TemporaryFile() : descriptor_(::mkstemp(name_)) {}
  ~TemporaryFile() {
    ::close(descriptor_);
    ::unlink(name_);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  int descriptor() const { return descriptor_; }
  std::string path() const { return name_; }
  std::string content() const { return read(name_); }
  static std::string read(const std::string& path) {
    std::string text;
    if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
      char buffer[4096];
      while (const std::size_t n = std::fread(buffer, 1, sizeof buffer, file)) text.append(buffer, n);
      std::fclose(file);
    }
    return text;
  }

 private:
  char name_[32] = "/tmp/attrmap-test-XXXXXX";
  int descriptor_;
};

struct Setup {
  std::string mapping;
  std::string users;
  unsigned jobs = 1;
  bool stop_on_error = false;
  Context context;
  Limits limits;
  record::InputOptions input;
  std::size_t piece = SIZE_MAX;  // bytes a read gives
};

struct Result {
  std::string lines;
  Summary summary;
};

inline Result map(const Setup& setup) {
  Mapping mapping;
  if (const auto wrong = load_mapping(setup.mapping, registry(), {}, mapping)) throw std::runtime_error(wrong->message);
  if (!mapping.compiles()) throw std::runtime_error("the mapping does not compile");
  const auto source = record::text_source(setup.users, setup.piece);
  record::Input input;
  if (const auto wrong = record::Input::open(*source, setup.limits, setup.input, input))
    throw std::runtime_error(wrong->message);
  const record::RecordLayout layout(mapping.slots.names());
  const TemporaryFile file;
  Sink sink(file.descriptor());
  const Job job{mapping, layout, input, setup.context, setup.limits, setup.stop_on_error};
  Result result;
  result.summary = run(job, input, sink, {.jobs = setup.jobs});
  result.lines = file.content();
  return result;
}

}  // namespace attrmap::batch
