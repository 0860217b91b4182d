#include "record/json_record.hpp"

#include <simdjson.h>

#include <algorithm>
#include <vector>

#include "base/unicode.hpp"
#include "diag/codes_evaluate.hpp"
#include "diag/codes_input.hpp"
#include "diag/make.hpp"
#include "record/indexed_reader.hpp"
#include "record/json_text.hpp"
#include "record/nested.hpp"
#include "record/simd.hpp"
#include "record/slot_writer.hpp"

namespace attrmap::record {
namespace {

namespace od = simdjson::ondemand;
using simdjson::error_code;

static_assert(kPadding >= simdjson::SIMDJSON_PADDING);

constexpr std::size_t kSmallRecord = 1024 * 1024;  // a larger one's tables are given back afterwards

/// How many brackets are open at the end.
std::ptrdiff_t open_brackets(std::string_view json) {
  std::ptrdiff_t open = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (c == '"')
      in_text = !in_text;
    else if (in_text)
      i += c == '\\';
    else if (c == '{' || c == '[')
      ++open;
    else if (c == '}' || c == ']')
      --open;
  }
  return open;
}

class JsonParser {
 public:
  JsonParser(const Limits& limits, ReadOptions options) : limits_(limits), options_(options) {}

  /// Opens the text; kPadding readable bytes behind it.
  bool open(std::string_view text, od::document& document) {
    error_ = {};
    text_ = text;
    items_.clear();
    members_.clear();
    if (parser_ == nullptr || (parser_->capacity() > kSmallRecord && text.size() <= kSmallRecord))
      parser_ = std::make_unique<od::parser>(SIZE_MAX);
    if (parser_->capacity() < text.size()) {
      std::size_t capacity = 16 * 1024;
      while (capacity < text.size()) capacity *= 2;
      // On-Demand keeps no stack; its depth limit only has to let ours be found first.
      if (const error_code e = parser_->allocate(capacity, std::size_t{limits_.json_depth} + 16)) return fail(e);
    }
    if (const error_code e = parser_->iterate(text.data(), text.size(), text.size() + kPadding).get(document))
      return fail(e);
    return true;
  }

  /// Reads a value whole. `name`: of the attribute, for messages.
  /// `kept`: see Entry::kept.
  bool read(od::value& value, std::string_view name, std::uint32_t depth, Arena& arena, Val& result,
            const MemberTable* kept = nullptr) {
    const std::string_view raw = value.raw_json_token();
    switch (raw.front()) {
      case '{': return read_object(value, name, depth, arena, result, kept);
      case '[': return read_list(value, name, depth, arena, result, kept);
      default: return ends_well(raw) && read_scalar(raw, name, arena, result);
    }
  }

  /// simdjson takes a text with a colon behind it for a member's name, and would go on from there. A raw token ends
  /// where the next one begins.
  bool ends_well(std::string_view raw) {
    return raw.front() != '"' || raw.data()[raw.size()] != ':' || fail(simdjson::TAPE_ERROR);
  }

  bool read_scalar(std::string_view raw, std::string_view name, Arena& arena, Val& result) {
    if (raw.front() == '"') {
      std::size_t end = raw.size() - 1;
      while (end > 0 && raw[end] != '"') --end;
      if (end == 0) return truncated("a text is not closed");
      return read_text(raw.substr(1, end - 1), name, arena, result);
    }
    const std::string_view token = trim_json(raw);
    if (token == "null")
      result = Val();
    else if (token == "true" || token == "false")
      result = options_.booleans_as_text
                   ? Val::of_text(token.front() == 't' ? "True" : "False", Val::ascii | Val::clean)
                   : Val::of_boolean(token.front() == 't');
    else if (!read_number(token, result))
      return fail("a value that is no text, number, list, object, true, false or null");
    return true;
  }

  /// For a value that nobody wants: its outline.
  bool passes(od::value& value) {
    const std::string_view raw = value.raw_json_token();
    const char c = raw.front();
    if (c == '{' || c == '[') return true;
    if (c == '"') return ends_well(raw);
    const std::string_view token = trim_json(raw);
    Val ignored;
    return token == "null" || token == "true" || token == "false" || read_number(token, ignored) ||
           fail("a value that is no text, number, list, object, true, false or null");
  }

  /// A member's name. Plain ones are views into the text; `padded` says so.
  bool read_key(od::raw_json_string raw, Arena& arena, std::string_view& key, bool& padded) {
    const char* begin = raw.raw();
    std::size_t size = plain_length(begin);
    padded = size != SIZE_MAX;
    if (padded) {
      key = {begin, size};
      return true;
    }
    size = 0;
    for (; begin[size] != '"'; ++size)
      if (begin[size] == '\\') ++size;
    return unescape({begin, size}, arena, key) || fail("a bad escape in a member's name");
  }

  bool fail(std::string_view what) {
    if (!error_) error_ = diag::make(diag::kBadJsonRecord, {}, what);
    return false;
  }
  bool too_deep() {
    if (!error_) error_ = diag::make(diag::kJsonTooDeep, {}, limits_.json_depth);
    return false;
  }
  bool fail(error_code e);
  bool truncated(std::string_view what) {
    if (!error_) error_ = diag::make(diag::kTruncatedRecord, {}, what);
    return false;
  }
  bool not_an_object(std::string_view token);
  /// The rest behind the document must be white space.
  bool at_end(od::document& document) {
    const char* where = nullptr;
    if (document.current_location().get(where) == simdjson::SUCCESS) return fail("text after its end");
    return true;
  }

  /// Messages name the member at hand, where no attribute was given.
  void name_members() { names_members_ = true; }

  std::optional<Diagnostic> take_error() { return std::move(error_); }
  const Limits& limits() const { return limits_; }

 private:
  bool read_text(std::string_view raw, std::string_view name, Arena& arena, Val& result) {
    if (raw.size() > limits_.text_bytes) return too_large(name);
    const TextScan scan = scan_text(raw.data(), raw.size());
    if (!scan.escaped) {
      result = Val::of_text(raw, static_cast<std::uint8_t>(Val::clean | Val::padded | (scan.ascii ? Val::ascii : 0)));
      return true;
    }
    std::string_view text;
    if (!unescape(raw, arena, text)) return fail("a bad escape in a text");
    result = Val::of_text(text, is_ascii(text) ? Val::ascii : 0);
    return true;
  }

  bool read_list(od::value& value, std::string_view name, std::uint32_t depth, Arena& arena, Val& result,
                 const MemberTable* kept) {
    if (depth >= limits_.json_depth) return too_deep();
    od::array array;
    if (const error_code e = value.get_array().get(array)) return fail(e);
    const std::size_t base = items_.size();
    for (auto element : array) {
      if (const error_code e = element.error()) return fail(e);
      if (items_.size() - base >= limits_.list_items) return too_large(name);
      Val item;
      if (!read(element.value_unsafe(), name, depth + 1, arena, item, kept)) return false;
      items_.push_back(item);
    }
    result = Val::of_list(take_whole(items_, base, arena));
    return true;
  }

  bool read_object(od::value& value, std::string_view name, std::uint32_t depth, Arena& arena, Val& result,
                   const MemberTable* kept) {
    if (depth >= limits_.json_depth) return too_deep();
    od::object object;
    if (const error_code e = value.get_object().get(object)) return fail(e);
    const std::size_t base = members_.size();
    std::size_t count = 0;
    for (auto element : object) {
      if (const error_code e = element.error()) return fail(e);
      od::field& field = element.value_unsafe();
      if (++count > limits_.list_items) return too_large(name);
      Member member;
      bool padded;
      if (!read_key(field.key(), arena, member.name, padded)) return false;
      if (kept != nullptr && kept->find_anywhere(member.name) == nullptr) {
        if (!passes(field.second)) return false;
        continue;
      }
      // In a text of its own there is no attribute to name but the member itself.
      if (!read(field.second, names_members_ ? member.name : name, depth + 1, arena, member.value, kept)) return false;
      members_.push_back(member);
    }
    result = Val::of_object(take_whole(members_, base, arena));
    return true;
  }

  bool too_large(std::string_view name) {
    if (!error_)
      error_ = diag::make(diag::kAttributeTooLarge, {}, replace_lone_surrogates(name), limits_.text_bytes,
                          limits_.list_items);
    return false;
  }

  const Limits& limits_;
  ReadOptions options_;
  bool names_members_ = false;
  std::unique_ptr<od::parser> parser_;
  std::string_view text_;
  std::vector<Val> items_;       // of the lists that are being read
  std::vector<Member> members_;  // of the objects that are being read
  std::optional<Diagnostic> error_;
};

bool JsonParser::fail(error_code e) {
  if (error_) return false;
  const std::size_t bad = invalid_utf8_at(text_);
  if (bad != std::string_view::npos) {
    error_ = diag::make(diag::kInvalidUtf8, {}, bad + 1, static_cast<unsigned>(static_cast<unsigned char>(text_[bad])));
    return false;
  }
  switch (e) {
    case simdjson::UNCLOSED_STRING: return truncated("a text is not closed");
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT: return truncated("a bracket is not closed");
    case simdjson::EMPTY: return fail("there is nothing");
    case simdjson::DEPTH_ERROR: return too_deep();
    case simdjson::UNESCAPED_CHARS: return fail("a control character in a text is not escaped");
    case simdjson::TAPE_ERROR:
      if (open_brackets(text_) > 0) return truncated("a bracket is not closed");
      return fail("a comma, a colon or a bracket is missing or one too many");
    case simdjson::MEMALLOC: throw std::bad_alloc();
    default: return fail(simdjson::error_message(e));
  }
}

bool JsonParser::not_an_object(std::string_view token) {
  if (error_) return false;
  std::string_view kind = "a number";
  switch (token.empty() ? ' ' : token.front()) {
    case '[': kind = "a list"; break;
    case '"': kind = "a text"; break;
    case 't':
    case 'f': kind = "true or false"; break;
    case 'n': kind = "null"; break;
    default: {
      Val number;
      if (!read_number(trim_json(token), number)) return fail("it does not begin with {");
    }
  }
  error_ = diag::make(diag::kRecordNotObject, {}, kind);
  return false;
}

class JsonReader : public Reader {
 public:
  JsonReader(const RecordLayout& layout, const Limits& limits)
      : layout_(layout), writer_(layout), indexed_(layout, limits), parser_(limits, layout.options()) {}

  void prepare(std::string_view bytes) override { indexed_.index(bytes); }

  std::optional<Diagnostic> read(std::string_view text, Arena& arena, Val* slots, Val& id) override {
    writer_.begin(slots, id);
    if (indexed_.read(text, writer_, arena)) {
      writer_.finish();
      return std::nullopt;
    }
    writer_.begin(slots, id);
    if (read_root(text, arena)) {
      writer_.finish();
      return std::nullopt;
    }
    return parser_.take_error();
  }

 private:
  bool read_root(std::string_view text, Arena& arena) {
    od::document document;
    if (!parser_.open(text, document)) return false;
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    if (text[start] != '{') return parser_.not_an_object(text.substr(start));
    od::object object;
    if (const error_code e = document.get_object().get(object)) return parser_.fail(e);
    return walk(object, layout_.root(), 1, arena) && parser_.at_end(document);
  }

  bool walk(od::object& object, const MemberTable& table, std::uint32_t depth, Arena& arena) {
    for (auto element : object) {
      if (const error_code e = element.error()) return parser_.fail(e);
      od::field& field = element.value_unsafe();
      std::string_view key;
      bool padded;
      if (!parser_.read_key(field.key(), arena, key, padded)) return false;
      const Entry* entry = padded ? table.find(key) : table.find_anywhere(key);
      if (entry == nullptr) {
        if (!parser_.passes(field.second)) return false;
      } else if (!take(*entry, field.second, depth, arena)) {
        return false;
      }
    }
    return true;
  }

  bool take(const Entry& entry, od::value& value, std::uint32_t depth, Arena& arena) {
    if (entry.bindings.empty()) {  // only members of it are wanted
      if (value.raw_json_token().front() != '{') return parser_.passes(value);
      if (depth >= parser_.limits().json_depth) return parser_.too_deep();
      od::object object;
      if (const error_code e = value.get_object().get(object)) return parser_.fail(e);
      return walk(object, *entry.child, depth + 1, arena);
    }
    Val result;
    if (!parser_.read(value, entry.name, depth, arena, result, entry.kept)) return false;
    writer_.put(entry, result, arena);
    return true;
  }

  const RecordLayout& layout_;
  SlotWriter writer_;
  IndexedReader indexed_;
  JsonParser parser_;
};

std::string_view padded_copy(std::string_view text, Arena& arena) {
  char* to = arena.reserve(text.size() + kPadding);
  std::copy(text.begin(), text.end(), to);
  std::fill(to + text.size(), to + text.size() + kPadding, ' ');
  return arena.commit(text.size() + kPadding).substr(0, text.size());
}

}  // namespace

std::unique_ptr<Reader> json_reader(const RecordLayout& layout, const Limits& limits) {
  return std::make_unique<JsonReader>(layout, limits);
}

std::optional<Diagnostic> read_one(std::string_view text, const RecordLayout& layout, const Limits& limits,
                                   Arena& arena, Val* slots) {
  if (text.size() > limits.record_bytes) return diag::make(diag::kRecordTooLong, {}, limits.record_bytes);
  Val id;
  return JsonReader(layout, limits).read(padded_copy(text, arena), arena, slots, id);
}

std::optional<Diagnostic> parse_value(std::string_view text, const Limits& limits, Arena& arena, Val& value,
                                      ReadOptions options) {
  if (text.size() > limits.record_bytes) return diag::make(diag::kRecordTooLong, {}, limits.record_bytes);
  JsonParser parser(limits, options);
  parser.name_members();
  const std::string_view padded = padded_copy(text, arena);
  od::document document;
  if (!parser.open(padded, document)) return parser.take_error();
  const std::size_t start = padded.find_first_not_of(" \t\r\n");
  bool ok;
  if (padded[start] == '{' || padded[start] == '[') {
    od::value root;
    if (const error_code e = document.get_value().get(root))
      ok = parser.fail(e);
    else
      ok = parser.read(root, "", 0, arena, value) && parser.at_end(document);
  } else if (padded[start] == '"' && (padded.find('"', start + 1) == std::string_view::npos)) {
    ok = parser.truncated("a text is not closed");
  } else {
    // A scalar document is one token: whatever stands behind it would show up as text after the closing quote or as a
    // token that is no scalar.
    const std::string_view token = trim_json(padded.substr(start));
    std::size_t end = token.size();
    if (token.front() == '"')
      for (end = 1; end < token.size() && token[end] != '"'; ++end)
        if (token[end] == '\\') ++end;
    ok = (token.front() != '"' || end + 1 == token.size() || parser.fail("text after its end")) &&
         parser.read_scalar(token, "", arena, value);
  }
  if (!ok) return parser.take_error();
  return std::nullopt;
}

}  // namespace attrmap::record
