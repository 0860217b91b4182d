#include "schema/located_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/unicode.hpp"
#include "diag/json_error.hpp"

namespace attrmap::schema {
namespace {

using Id = LocatedJson::Id;

/// Lets nlohmann/json decide what is JSON; only the depth is counted. Its parser keeps its own stack.
class Validator {
 public:
  Validator(std::uint32_t max_depth, LocatedJson::Error& error) : max_depth_(max_depth), error_(error) {}

  bool null() { return true; }
  bool boolean(bool) { return true; }
  bool number_integer(std::int64_t) { return true; }
  bool number_unsigned(std::uint64_t) { return true; }
  bool number_float(double, const std::string&) { return true; }
  bool string(std::string&) { return true; }
  bool binary(std::vector<std::uint8_t>&) { return true; }
  bool key(std::string&) { return true; }
  bool start_object(std::size_t) { return open(); }
  bool start_array(std::size_t) { return open(); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  template <class Exception>
  bool parse_error(std::size_t position, const std::string&, const Exception& e) {
    error_.message = diag::json_error(e.what(), false);
    error_.offset = static_cast<std::uint32_t>(position == 0 ? 0 : position - 1);
    return false;
  }

 private:
  bool open() {
    if (++depth_ <= max_depth_) return true;
    error_.too_deep = true;
    return false;
  }
  bool close() {
    --depth_;
    return true;
  }

  const std::uint32_t max_depth_;
  LocatedJson::Error& error_;
  std::uint32_t depth_ = 0;
};

constexpr std::uint32_t kCharacterStep = 1024;

std::uint32_t characters(std::string_view s) {
  return static_cast<std::uint32_t>(
      std::count_if(s.begin(), s.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

unsigned hex4(std::string_view s) {
  unsigned v = 0;
  for (const char c : s.substr(0, 4)) v = v * 16 + (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
  return v;
}

/// Of a literal known to be correct, without its quotation marks.
std::string decoded(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] != '\\') {
      out += s[i];
      continue;
    }
    switch (s[++i]) {
      case 'b': out += '\b'; break;
      case 'f': out += '\f'; break;
      case 'n': out += '\n'; break;
      case 'r': out += '\r'; break;
      case 't': out += '\t'; break;
      case 'u': {
        char32_t c = hex4(s.substr(i + 1));
        i += 4;
        if (is_high_surrogate(c)) {  // the low one follows, the validator made sure
          c = 0x10000 + ((c - 0xD800) << 10) + (hex4(s.substr(i + 3)) - 0xDC00);
          i += 6;
        }
        append(out, c);
        break;
      }
      default: out += s[i];
    }
  }
  return out;
}

}  // namespace

std::string_view name(JsonKind kind) {
  constexpr std::string_view names[] = {"null", "a boolean", "a number", "a text", "an array", "an object"};
  return names[static_cast<std::size_t>(kind)];
}

std::shared_ptr<const LocatedJson> LocatedJson::parse(std::string text, std::uint32_t max_depth, Error& error) {
  // The validator takes a NUL for the end and passes over a byte order mark.
  if (const auto nul = text.find('\0'); nul != text.npos) {
    error = {"a NUL character", static_cast<std::uint32_t>(nul), false};
    return nullptr;
  }
  if (text.starts_with("\xEF\xBB\xBF")) {
    error = {"a second byte order mark", 0, false};
    return nullptr;
  }
  Validator validator(max_depth, error);
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &validator)) return nullptr;
  std::shared_ptr<LocatedJson> json(new LocatedJson(std::move(text)));
  json->scan();
  return json;
}

LocatedJson::LocatedJson(std::string text) : text_(std::move(text)), lines_(text_) {
  std::uint32_t count = 0;
  for (std::size_t i = 0; i <= text_.size(); i += kCharacterStep) {
    characters_.push_back(count);
    count += characters(std::string_view(text_).substr(i, kCharacterStep));
  }
}

// The text is known to be correct, so this looks at outlines only.
void LocatedJson::scan() {
  struct Open {
    Id id;
    Id last_child;
  };
  std::vector<Open> stack;
  std::uint32_t i = 0, key_begin = 0, key_end = 0;
  const auto size = static_cast<std::uint32_t>(text_.size());
  const auto string_end = [&](std::uint32_t at) {
    for (++at; text_[at] != '"'; ++at)
      if (text_[at] == '\\') ++at;
    return at + 1;
  };
  while (i < size) {
    const char c = text_[i];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',') {
      ++i;
      continue;
    }
    if (c == ']' || c == '}') {
      nodes_[stack.back().id].end = ++i;
      stack.pop_back();
      continue;
    }
    const bool in_object = !stack.empty() && nodes_[stack.back().id].kind == JsonKind::object;
    if (in_object && key_begin == key_end) {
      key_begin = i;
      i = key_end = string_end(i);
      while (text_[i] != ':') ++i;
      ++i;
      continue;
    }
    const auto id = static_cast<Id>(nodes_.size());
    Node node;
    node.begin = i;
    node.key_begin = key_begin;
    node.key_end = key_end;
    key_begin = key_end = 0;
    if (!stack.empty()) {
      node.parent = stack.back().id;
      (stack.back().last_child == kNone ? nodes_[node.parent].first : nodes_[stack.back().last_child].next) = id;
      stack.back().last_child = id;
    }
    if (c == '"') {
      node.kind = JsonKind::string;
      i = string_end(i);
    } else if (c == '{' || c == '[') {
      node.kind = c == '{' ? JsonKind::object : JsonKind::array;
      stack.push_back({id, kNone});
      ++i;
    } else {
      node.kind = c == 'n' ? JsonKind::null : c == 't' || c == 'f' ? JsonKind::boolean : JsonKind::number;
      while (i < size && std::string_view(" \t\r\n,]}").find(text_[i]) == std::string_view::npos) ++i;
    }
    node.end = i;
    nodes_.push_back(node);
  }
}

Id LocatedJson::member(Id object, std::string_view wanted) const {
  Id found = kNone;
  if (object == kNone || nodes_[object].kind != JsonKind::object) return found;
  for (Id id = nodes_[object].first; id != kNone; id = nodes_[id].next) {
    const Node& n = nodes_[id];
    const std::string_view literal = std::string_view(text_).substr(n.key_begin + 1, n.key_end - n.key_begin - 2);
    if (literal.find('\\') == literal.npos ? literal == wanted : decoded(literal) == wanted) found = id;
  }
  return found;
}

std::string LocatedJson::key(Id id) const {
  const Node& n = nodes_[id];
  if (n.key_begin == n.key_end) return {};
  return decoded(std::string_view(text_).substr(n.key_begin + 1, n.key_end - n.key_begin - 2));
}

std::string_view LocatedJson::raw(Id id) const {
  return std::string_view(text_).substr(nodes_[id].begin, nodes_[id].end - nodes_[id].begin);
}

std::string LocatedJson::string(Id id) const {
  const std::string_view literal = raw(id);
  if (nodes_[id].kind != JsonKind::string) return std::string(literal);
  return decoded(literal.substr(1, literal.size() - 2));
}

std::string LocatedJson::pointer(Id id) const {
  std::vector<std::string> tokens;
  for (; nodes_[id].parent != kNone; id = nodes_[id].parent) {
    const Node& parent = nodes_[nodes_[id].parent];
    if (parent.kind == JsonKind::object)
      tokens.push_back(pointer_token(key(id)));
    else {
      std::size_t index = 0;
      for (Id child = parent.first; child != id; child = nodes_[child].next) ++index;
      tokens.push_back(std::to_string(index));
    }
  }
  std::string out;
  for (auto it = tokens.rbegin(); it != tokens.rend(); ++it) out += "/" + *it;
  return out;
}

Id LocatedJson::find(std::string_view pointer) const {
  Id at = root();
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::string_view token = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(token.size());
    Id next = kNone;
    if (nodes_[at].kind == JsonKind::object) {
      std::string key;
      for (std::size_t i = 0; i < token.size(); ++i) {
        if (token[i] == '~' && i + 1 < token.size())
          key += token[++i] == '1' ? '/' : '~';
        else
          key += token[i];
      }
      next = member(at, key);
    } else if (nodes_[at].kind == JsonKind::array) {
      std::size_t index = 0;
      const bool digits = !token.empty() && token.size() < 10 &&
                          std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
      if (digits) {
        for (const char c : token) index = index * 10 + static_cast<std::size_t>(c - '0');
        next = nodes_[at].first;
        while (next != kNone && index-- > 0) next = nodes_[next].next;
      }
    }
    if (next == kNone) return at;
    at = next;
  }
  return at;
}

std::uint32_t LocatedJson::inside(Id id, std::size_t at) const {
  const Node& n = nodes_[id];
  if (n.kind != JsonKind::string) return n.begin;
  std::uint32_t i = n.begin + 1;
  for (std::size_t done = 0; i < n.end - 1;) {
    std::uint32_t next = i + 1;
    if (text_[i] == '\\')
      next = text_[i + 1] != 'u' ? i + 2 : is_high_surrogate(hex4(text_.substr(i + 2, 4))) ? i + 12 : i + 6;
    done += decoded(std::string_view(text_).substr(i, next - i)).size();
    if (done > at) break;
    i = next;
  }
  return i;
}

std::uint32_t LocatedJson::line(std::uint32_t at) const { return lines_.at(at).line; }

std::uint32_t LocatedJson::column(std::uint32_t at) const {
  at = std::min(at, static_cast<std::uint32_t>(text_.size()));
  const std::uint32_t start = at - (lines_.at(at).column - 1);
  return 1 + characters_before(at) - characters_before(start);
}

std::uint32_t LocatedJson::characters_before(std::uint32_t at) const {
  const std::uint32_t known = at / kCharacterStep;
  return characters_[known] + characters(std::string_view(text_).substr(known * kCharacterStep, at % kCharacterStep));
}

std::string pointer_token(std::string_view key) {
  std::string out;
  for (const char c : key) {
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else
      out += c;
  }
  return out;
}

std::string json_quoted(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace attrmap::schema
