// Any bytes as an input of records: where blocks and reads end changes nothing, neither does what stands behind a
// record, what the reader takes from a record is what the text holds, and reading with an index gives the same.
//
// Sections: options (the first byte picks the format and the sizes), then the input, which may hold FF.
#include <algorithm>
#include <memory>
#include <vector>

#include "input.hpp"
#include "record/input.hpp"
#include "value/json.hpp"

using namespace attrmap;
using namespace attrmap::record;

namespace {

constexpr std::size_t kPlain = 2;  // the first slots hold what the member of that name holds

const std::vector<std::string> kNames = {"displayName",
                                         "a",
                                         "b.c",
                                         "userPrincipalName",
                                         "originalUserPrincipalName",
                                         "manager",
                                         "telephoneNumber",
                                         "members",
                                         "IsSoftDeleted",
                                         "objectId",
                                         "extensionAttribute1",
                                         "[a longer name].x:y"};

Limits limits_of(std::size_t record_bytes) {
  Limits l;
  l.record_bytes = record_bytes;
  l.json_depth = 12;
  l.list_items = 200;
  l.text_bytes = 1 << 16;
  return l;
}

std::string show(const Val& value) {
  std::string text;
  json::append(text, value);
  return text;
}
/// The code alone: simdjson looks one byte beyond a record, so for one that is not valid the words may depend on it.
std::string show(const Diagnostic& error) {
  fuzz::require(invalid_utf8_at(error.message) == std::string::npos, "message is not UTF-8", error.code);
  return error.code;
}

struct Fields {
  std::vector<Val> slots = std::vector<Val>(kNames.size());
  Val id;
  std::string shown;
};

bool is_error(const std::string& shown) { return shown.starts_with("! "); }

Fields read(Reader& reader, std::string_view text, Arena& arena) {
  Fields fields;
  if (const auto error = reader.read(text, arena, fields.slots.data(), fields.id)) {
    fields.shown = "! " + show(*error);
    return fields;
  }
  for (const Val& v : fields.slots) fields.shown += show(v) + "\n";
  fields.shown += show(fields.id);
  return fields;
}

/// The last member of the name, as text; null when there is none.
std::string member(const Val& object, std::string_view name) {
  std::string found = "null";
  for (const Member& m : object.fields())
    if (m.name == name) found = show(m.value);
  return found;
}

void check_json(std::string_view text, const Fields& fields, const Limits& limits, Arena& arena) {
  Val value;
  if (parse_value(text, limits, arena, value)) return;
  const bool failed = is_error(fields.shown);
  fuzz::require(failed == (value.kind != Val::object), "the reader and the parser disagree", text);
  const std::string written = show(value);
  fuzz::require(invalid_utf8_at(written) == std::string::npos, "the JSON is not UTF-8", text);
  Val again;
  const auto error = parse_value(written, limits_of(std::size_t{1} << 20), arena, again);
  fuzz::require(!error && show(again) == written, "the JSON is not read back", written);
  if (failed) return;
  for (std::size_t i = 0; i < kPlain; ++i)
    fuzz::require(show(fields.slots[i]) == member(value, kNames[i]), "the reader takes another value", text);
}

struct Sizes {
  std::size_t block, piece;
};

/// Each record, as it was cut and as it was read.
std::vector<std::string> run(std::string_view bytes, Format format, const Limits& limits, Sizes sizes, bool check) {
  static const RecordLayout layout(kNames, {.booleans_as_text = false, .empty_as_null = false});
  std::vector<std::string> seen;
  const auto source = text_source(bytes, sizes.piece);
  Input input;
  if (const auto error = Input::open(*source, limits, {.format = format, .block_bytes = sizes.block}, input))
    return {show(*error)};
  const auto reader = input.reader(layout, limits), indexed = input.reader(layout, limits);
  Block block;
  Arena arena;
  std::uint64_t number = 0;
  while (input.splitter().next(block)) {
    fuzz::require(block.first_record == number, "records are not counted");
    number += block.records.size();
    indexed->prepare(block.records_text());
    for (const Extent& e : block.records) {
      if (e.kind != Extent::whole) {
        seen.push_back(e.kind == Extent::too_long ? "too long" : "missing");
        continue;
      }
      const std::string_view text = block.text(e);
      fuzz::require(text.size() <= limits.record_bytes, "a record beyond the limit", text);
      arena.reset();
      const Fields fields = read(*reader, text, arena);
      seen.push_back(std::string(text) + "\n" + fields.shown);
      Arena other;
      fuzz::require(read(*indexed, text, other).shown == fields.shown, "an index changes what is read", text);
      if (!check) continue;
      // A buffer that ends with the padding, so that the address sanitizer sees a read beyond; and with text in the
      // padding that would change much if it were looked at.
      for (const std::string_view behind : {" \"}],", "\"}],\\{[1e9", "\\u00e9,:\"", "}}}", ",\"a\":1", "]"}) {
        const auto copy = std::make_unique<char[]>(text.size() + kPadding);
        std::copy(text.begin(), text.end(), copy.get());
        for (std::size_t i = 0; i < kPadding; ++i) copy[text.size() + i] = behind[i % behind.size()];
        const std::string moved = read(*reader, {copy.get(), text.size()}, arena).shown;
        fuzz::require(moved == fields.shown || (is_error(moved) && is_error(fields.shown)),
                      "what stands behind a record changes it", std::string(text) + "\n" + fields.shown + "\n" + moved);
      }
      if (format == Format::json || format == Format::ndjson) check_json(text, fields, limits, arena);
    }
  }
  fuzz::require(input.splitter().bytes_read() <= bytes.size(), "read more than there is");
  if (input.splitter().error()) seen.push_back(show(*input.splitter().error()));
  return seen;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const unsigned option = input.option();
  const std::string_view bytes = input.rest();
  constexpr Format kFormats[] = {Format::automatic, Format::ndjson, Format::json, Format::csv};
  const Format format = kFormats[option % 4];
  const Sizes small = {1 + (option >> 2) % 8 * 13, 1 + (option >> 5) * 17};
  for (const std::size_t record_bytes : {std::size_t{1} << 20, std::size_t{100}}) {
    const Limits limits = limits_of(record_bytes);
    const auto at_once = run(bytes, format, limits, {kBlockBytes, SIZE_MAX}, true);
    const auto in_pieces = run(bytes, format, limits, small, false);
    fuzz::require(at_once == in_pieces, "the size of blocks changes the records", bytes);
  }
  return 0;
}
