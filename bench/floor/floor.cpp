// What reading users costs at least:  floor touch|lines|read [-j THREADS] < USERS
//   touch  every field of every record is visited by simdjson On-Demand, its value's bytes counted, nothing unescaped
//   lines  ends of lines are looked for
//   read   nothing but read()
// Prints how much it saw; two programs that saw the same did the same.
#include <simdjson.h>

#include <atomic>
#include <cstdio>
#include <string>

#include "../hand/blocks.hpp"

namespace {

using namespace attrmap::bench;
using namespace simdjson;

struct Seen {
  std::size_t records = 0, fields = 0, bytes = 0;
};

// Values are bound by reference, because copies of their small parts stall the processor.
void touch(simdjson_result<ondemand::value>&& value, Seen& seen) {
  switch (value.type().value()) {
    case ondemand::json_type::object:
      for (auto field : value.get_object()) {
        ++seen.fields;
        touch(field.value(), seen);
      }
      return;
    case ondemand::json_type::array:
      for (auto element : value.get_array()) touch(std::move(element), seen);
      return;
    default: seen.bytes += value.raw_json_token().value().size();
  }
}

std::function<void(Bytes&, Seen&)> toucher() {
  auto parser = std::make_shared<ondemand::parser>();
  parser->threaded = false;
  return [parser](Bytes& block, Seen& seen) {
    auto records = parser->iterate_many(block.data(), block.size, block.capacity()).value();
    for (auto record : records) {
      for (auto field : record.get_object()) {
        ++seen.fields;
        touch(field.value(), seen);
      }
      ++seen.records;
    }
  };
}

void count_lines(Bytes& block, Seen& seen) {
  const char *at = block.data(), *end = at + block.size;
  while (at < end && (at = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at))))) {
    ++seen.records;
    ++at;
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::string mode = argc > 1 ? argv[1] : "";
  const unsigned threads = threads_of(argc, argv, 2);
  std::atomic<std::size_t> records = 0, fields = 0, bytes = 0;
  for_each_block(threads, [&] {
    std::function<void(Bytes&, Seen&)> look = [](Bytes& block, Seen& seen) { seen.bytes += block.size; };
    if (mode == "touch") look = toucher();
    if (mode == "lines") look = count_lines;
    return [&, look](Bytes& block, Bytes&) {
      Seen seen;
      look(block, seen);
      records += seen.records;
      fields += seen.fields;
      bytes += seen.bytes;
    };
  });
  std::printf("%zu records, %zu fields, %zu bytes\n", records.load(), fields.load(), bytes.load());
  return 0;
}
