#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <cstdio>
#include <cstdlib>

#include "input_support.hpp"
#include "record/compression.hpp"
#include "record/spool.hpp"

using namespace attrmap;
using namespace attrmap::record;

namespace {

std::string gzip(std::string_view text) {
  z_stream s{};
  REQUIRE(deflateInit2(&s, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&s, text.size()), '\0');
  s.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  s.avail_in = static_cast<uInt>(text.size());
  s.next_out = reinterpret_cast<Bytef*>(out.data());
  s.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&s, Z_FINISH) == Z_STREAM_END);
  out.resize(s.total_out);
  deflateEnd(&s);
  return out;
}

std::string zstd(std::string_view text) {
  ZSTD_CCtx* c = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(c, ZSTD_c_checksumFlag, 1);
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress2(c, out.data(), out.size(), text.data(), text.size()));
  ZSTD_freeCCtx(c);
  return out;
}

using Pack = std::string (*)(std::string_view);
constexpr Pack kPacks[] = {gzip, zstd};

/// Lines that do not compress to nothing.
std::string lines(int from, int to) {
  std::string text;
  for (unsigned i = static_cast<unsigned>(from); i < static_cast<unsigned>(to); ++i)
    text += "{\"id\":\"" + std::to_string(i * 2654435761u) + "\",\"a\":" + std::to_string(i) + "}\n";
  return text;
}

Seen read(const std::string& packed, const std::string& name = "users", std::size_t piece = SIZE_MAX,
          std::size_t block = kBlockBytes) {
  const auto source = plain_source(text_source(packed, piece), name);
  return split(*source, {.name = name, .block_bytes = block});
}

}  // namespace

TEST_CASE("names and first bytes") {
  CHECK(compression_by_name("a.json.gz") == Compression::gzip);
  CHECK(compression_by_name("A.CSV.ZST") == Compression::zstd);
  CHECK(compression_by_name("gz") == Compression::none);
  CHECK(without_compression("a.json.gz") == "a.json");
  CHECK(without_compression("a.json") == "a.json");
  CHECK(compression_by_bytes(gzip("x")) == Compression::gzip);
  CHECK(compression_by_bytes(zstd("x")) == Compression::zstd);
  CHECK(compression_by_bytes("{\"a\"") == Compression::none);
  CHECK(compression_by_bytes("") == Compression::none);
}

TEST_CASE("what is compressed is read as if it were not") {
  const std::string text = lines(0, 20'000);
  const Seen plain = split(text);
  for (const Pack pack : kPacks)
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{4096}, SIZE_MAX})
      for (const std::size_t block : {std::size_t{1000}, kBlockBytes})
        CHECK(read(pack(text), "users", piece, block) == plain);
}

TEST_CASE("several members and frames, empty ones among them, one behind the other") {
  for (const Pack pack : kPacks) {
    const std::string packed = pack(lines(0, 500)) + pack("") + pack(lines(500, 501)) + pack(lines(501, 9000));
    for (const std::size_t piece : {std::size_t{1}, std::size_t{1000}, SIZE_MAX})
      CHECK(read(packed, "users", piece) == split(lines(0, 9000)));
  }
  const std::string skipped = std::string("\x50\x2A\x4D\x18\x03\0\0\0abc", 11);
  CHECK(read(skipped + zstd(lines(0, 10)) + skipped) == split(lines(0, 10)));
  CHECK(read(gzip(lines(0, 10)) + std::string(1000, '\0'), "users", 7) == split(lines(0, 10)));
}

TEST_CASE("the name inside decides about the format") {
  CHECK(read(gzip("oops\n{}\n"), "users.ndjson.gz").records.size() == 2);
  CHECK(read(zstd("oops\n{}\n"), "users.csv.zst").records.size() == 1);
  CHECK(read(gzip(""), "users.gz").error == "E521");
}

TEST_CASE("cut off anywhere: what stood before is read, and the end is told from a sound one") {
  const std::string text = lines(0, 3000);
  const Seen plain = split(text);
  for (const Pack pack : kPacks) {
    const std::string packed = pack(text);
    for (std::size_t size = 4; size < packed.size(); size += 1 + packed.size() / 97) {
      const Seen seen = read(packed.substr(0, size));
      CHECK(seen.error == "E527");
      REQUIRE(seen.records.size() <= plain.records.size());
      for (std::size_t i = 0; i + 1 < seen.records.size(); ++i) REQUIRE(seen.records[i] == plain.records[i]);
    }
    // All but the check sum: every record is there.
    const Seen seen = read(packed.substr(0, packed.size() - 1));
    CHECK(seen.error == "E527");
    CHECK(seen.records == plain.records);
  }
  CHECK(read("", "users.gz").error == "E527");
  CHECK(read("", "users.zst").error == "E527");
  CHECK(read("{}\n", "users.gz").error == "E527");
}

TEST_CASE("damage: the blocks before it are read") {
  const std::string text = lines(0, 60'000);
  const Seen plain = split(text);
  for (const Pack pack : kPacks) {
    std::string packed = pack(text);
    for (std::size_t i = 0; i < 40; ++i) packed[packed.size() * 3 / 4 + i] = '\x55';
    const Seen seen = read(packed);
    CHECK(seen.error == "E527");
    CHECK(seen.records.size() > plain.records.size() / 2);
    for (std::size_t i = 0; i < plain.records.size() / 2; ++i) REQUIRE(seen.records[i] == plain.records[i]);
  }
  CHECK(read(gzip("{}\n") + "oops").error == "E527");
  CHECK(read(zstd("{}\n") + "oops").error == "E527");
  CHECK(read(gzip("{}\n") + "oops").records.size() == 1);
}

TEST_CASE("a row that was cut off is no row") {
  std::string text = "id,a\n";
  for (int i = 0; i < 2000; ++i) text += std::to_string(i) + ",some value\n";
  const std::string packed = gzip(text);
  const Seen plain = split(text);
  for (std::size_t size = packed.size() / 2; size < packed.size(); size += 13) {
    const Seen seen = read(packed.substr(0, size));
    CHECK(seen.error == "E527");
    for (std::size_t i = 0; i < seen.records.size(); ++i) REQUIRE(seen.records[i] == plain.records[i]);
  }
}

TEST_CASE("how much of a file is consumed is counted before it is decompressed") {
  char name[] = "/tmp/attrmap-test-XXXXXX";
  const int file = ::mkstemp(name);
  const std::string packed = gzip(lines(0, 5000));
  REQUIRE(::write(file, packed.data(), packed.size()) == static_cast<ssize_t>(packed.size()));
  std::string error;
  const auto source = open_source(name, error);
  REQUIRE(source != nullptr);
  CHECK(split(*source).records.size() == 5000);
  CHECK(source->consumed() == packed.size());

  int descriptor = ::open(name, O_RDONLY);
  const int before = descriptor;
  CHECK(!make_plain(descriptor, name));
  CHECK(descriptor != before);
  CHECK(split(*descriptor_source(descriptor)).records.size() == 5000);
  ::close(descriptor);
  ::close(file);
  ::unlink(name);
}
