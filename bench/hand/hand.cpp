// The mapping of bench/map/mapping.json, written by hand:  hand [-j THREADS] < USERS > RESOURCES
// What attrmap is measured against: as fast as somebody makes this one mapping who has the time. A record is gone over
// once by simdjson On-Demand, its fields are dispatched to locals, and raw tokens are passed through.
#include <simdjson.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "blocks.hpp"
#include "names.hpp"

namespace {

using namespace attrmap::bench;
using namespace simdjson;
using std::string_view;

// ---- Reading

struct Role {
  string_view name, value;
};

/// Texts as they stand in the input, without their quotes; null when absent, null or empty.
struct User {
  string_view id, given_name, surname, display_name, job_title, phone, state, country, employee_id, department,
      hire_date;
  string_view extension3, extension5;
  bool enabled = true;
  std::vector<Role> roles;

  void clear() {
    std::vector<Role> kept = std::move(roles);
    kept.clear();
    *this = User();
    roles = std::move(kept);
  }
};

/// What simdjson gives for a field's value: bound by reference, because copies of its small parts stall the processor.
using Value = simdjson_result<ondemand::value>;

/// A token reaches to the next one, so that what is behind its closing quote is white space.
inline string_view text_of(Value&& value) {
  const string_view token = value.raw_json_token().value();
  if (token[0] != '"') return {};
  std::size_t last = token.size() - 1;
  while (token[last] != '"') --last;
  return last > 1 ? token.substr(1, last - 1) : string_view();
}

template <std::size_t N>
bool is(const char* key, const char (&name)[N]) {  // `name` with its closing quote
  return std::memcmp(key, name, N - 1) == 0;
}

void read_extensions(Value&& value, User& user) {
  ondemand::object object;
  if (value.get_object().get(object)) return;
  for (auto field : object) {
    const char* key = field.key().value().raw();
    if (!is(key, "extensionAttribute")) continue;
    if (key[19] != '"') continue;
    if (key[18] == '3') user.extension3 = text_of(field.value());
    if (key[18] == '5') user.extension5 = text_of(field.value());
  }
}

void read_roles(Value&& value, User& user) {
  ondemand::array array;
  if (value.get_array().get(array)) return;
  for (auto element : array) {
    Role role;
    for (auto field : element.get_object()) {
      const char* key = field.key().value().raw();
      if (!is(key, "appRole")) continue;
      if (is(key + 7, "Value\"")) role.value = text_of(field.value());
      if (is(key + 7, "DisplayName\"")) role.name = text_of(field.value());
    }
    user.roles.push_back(role);
  }
}

void read_phone(Value&& value, User& user) {
  ondemand::array array;
  if (value.get_array().get(array)) return;
  for (auto element : array) {
    user.phone = text_of(std::move(element));
    return;
  }
}

void read(ondemand::object record, User& user) {
  user.clear();
  for (auto field : record) {
    const char* key = field.key().value().raw();
    switch (key[0]) {
      case 'a':
        if (is(key, "accountEnabled\""))
          user.enabled = field.value().raw_json_token().value()[0] != 'f';
        else if (is(key, "appRoleAssignments\""))
          read_roles(field.value(), user);
        break;
      case 'b':
        if (is(key, "businessPhones\"")) read_phone(field.value(), user);
        break;
      case 'c':
        if (is(key, "country\"")) user.country = text_of(field.value());
        break;
      case 'd':
        if (is(key, "displayName\""))
          user.display_name = text_of(field.value());
        else if (is(key, "department\""))
          user.department = text_of(field.value());
        break;
      case 'e':
        if (is(key, "employeeId\""))
          user.employee_id = text_of(field.value());
        else if (is(key, "employeeHireDate\""))
          user.hire_date = text_of(field.value());
        break;
      case 'g':
        if (is(key, "givenName\"")) user.given_name = text_of(field.value());
        break;
      case 'i':
        if (is(key, "id\"")) user.id = text_of(field.value());
        break;
      case 'j':
        if (is(key, "jobTitle\"")) user.job_title = text_of(field.value());
        break;
      case 'o':
        if (is(key, "onPremisesExtensionAttributes\"")) read_extensions(field.value(), user);
        break;
      case 's':
        if (is(key, "surname\""))
          user.surname = text_of(field.value());
        else if (is(key, "state\""))
          user.state = text_of(field.value());
        break;
    }
  }
}

// ---- Escapes, which hardly any record has

bool has_escape(string_view text) { return std::memchr(text.data(), '\\', text.size()) != nullptr; }

/// By simdjson's own unescaping, which wants the text with its quotes.
string_view unescaped(string_view text, std::string& scratch) {
  ondemand::parser parser;
  const padded_string json('"' + std::string(text) + '"');
  auto document = parser.iterate(json);
  scratch = string_view(document.get_string());
  return scratch;
}

std::string escaped(string_view text) {
  std::string out;
  for (const char c : text) {
    char code[8];
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20)
      out.append(code, static_cast<std::size_t>(std::snprintf(code, 8, "\\u%04x", c)));
    else
      out += c;
  }
  return out;
}

// ---- Writing

/// Replace([telephoneNumber], , "\\+(?<isdCode>\\d{1,3}) (?<area>\\d{2,4}) (?<phoneNumber>\\d{6,8})", , "(${area})
/// ${phoneNumber}", , )
class Phone {
 public:
  Phone() {
    int error;
    PCRE2_SIZE offset;
    const auto* pattern = reinterpret_cast<PCRE2_SPTR>("\\+(\\d{1,3}) (\\d{2,4}) (\\d{6,8})");
    code_ = pcre2_compile(pattern, PCRE2_ZERO_TERMINATED, 0, &error, &offset, nullptr);
    if (code_ == nullptr || pcre2_jit_compile(code_, PCRE2_JIT_COMPLETE) != 0) std::abort();
    match_ = pcre2_match_data_create_from_pattern(code_, nullptr);
  }
  Phone(const Phone&) = delete;
  ~Phone() {
    pcre2_match_data_free(match_);
    pcre2_code_free(code_);
  }

  char* put(char* out, string_view text) const {
    const auto* subject = reinterpret_cast<PCRE2_SPTR>(text.data());
    const PCRE2_SIZE* group = pcre2_get_ovector_pointer(match_);
    const auto copy = [&](std::size_t begin, std::size_t end) {
      std::memcpy(out, text.data() + begin, end - begin);
      out += end - begin;
    };
    std::size_t at = 0;
    while (at < text.size() && pcre2_jit_match(code_, subject, text.size(), at, 0, match_, nullptr) > 0) {
      copy(at, group[0]);
      *out++ = '(';
      copy(group[4], group[5]);
      *out++ = ')';
      *out++ = ' ';
      copy(group[6], group[7]);
      at = group[1];
    }
    copy(at, text.size());
    return out;
  }

 private:
  pcre2_code* code_;
  pcre2_match_data* match_;
};

string_view region(string_view state) {
  switch (state.size()) {
    case 5: return state == "Texas" ? "TX" : "N/A";
    case 6: return state == "Oregon" ? "OR" : "N/A";
    case 7: return state == "Georgia" ? "GA" : state == "Bavaria" ? "BY" : state == "Ontario" ? "ON" : "N/A";
    case 8: return state == "Colorado" ? "CO" : state == "New York" ? "NY" : state == "Illinois" ? "IL" : "N/A";
    case 10: return state == "Washington" ? "WA" : state == "California" ? "CA" : "N/A";
    case 13: return state == "Massachusetts" ? "MA" : "N/A";
    case 14: return state == "Île-de-France" ? "IDF" : "N/A";
    default: return "N/A";
  }
}

/// Word(text, 2, " ,")
string_view second_word(string_view text) {
  const char *at = text.data(), *end = at + text.size();
  const auto separates = [](char c) { return c == ' ' || c == ','; };
  const auto skip = [&](bool separators) {
    while (at < end && separates(*at) == separators) ++at;
    return at;
  };
  skip(true), skip(false);
  const char* begin = skip(true);
  return {begin, static_cast<std::size_t>(skip(false) - begin)};
}

/// Mid(text, 3, 6), in UTF-16 as .NET counts
string_view digits(string_view text) {
  std::size_t at = 0, begin = text.size(), units = 0;
  for (; at < text.size() && units < 8; ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if ((byte & 0xC0) == 0x80) continue;
    if (units == 2) begin = at;
    units += byte >= 0xF0 ? 2 : 1;
  }
  while (at < text.size() && (text[at] & 0xC0) == 0x80) ++at;
  return begin < at ? text.substr(begin, at - begin) : string_view();
}

/// yyyy-MM-ddTHH:mm:ssZ to dd MMM yyyy
char* put_date(char* out, string_view text) {
  static constexpr char kMonths[] = "   JanFebMarAprMayJunJulAugSepOctNovDec";
  const int month = (text[5] - '0') * 10 + text[6] - '0';
  std::memcpy(out, text.data() + 8, 2);
  out[2] = ' ';
  std::memcpy(out + 3, kMonths + 3 * month, 3);
  out[6] = ' ';
  std::memcpy(out + 7, text.data(), 4);
  return out + 11;
}

/// Replace(text, " & ", , , " and ", , )
char* put_department(char* out, string_view text) {
  const char *at = text.data(), *end = at + text.size();
  while (const char* sign = static_cast<const char*>(std::memchr(at, '&', static_cast<std::size_t>(end - at)))) {
    const bool found = sign > at && sign[-1] == ' ' && sign + 1 < end && sign[1] == ' ';
    std::memcpy(out, at, static_cast<std::size_t>(sign - at));
    out += sign - at;
    if (found) {
      std::memcpy(out, "and ", 4);
      out += 4;
      at = sign + 2;
    } else {
      *out++ = '&';
      at = sign + 1;
    }
  }
  std::memcpy(out, at, static_cast<std::size_t>(end - at));
  return out + (end - at);
}

#define EXTENSION "urn:ietf:params:scim:schemas:extension:"

class Mapper {
 public:
  Mapper() { parser_.threaded = false; }

  void operator()(Bytes& block, Bytes& out) {
    auto records = parser_.iterate_many(block.data(), block.size, block.capacity()).value();
    for (auto record : records) {
      read(record.get_object(), user_);
      prepare();
      out.reserve_more(room());
      char* end = write(out.data() + out.size);
      out.size = static_cast<std::size_t>(end - out.data());
    }
  }

 private:
  /// Texts that are not passed through as they are lose their escapes, if they have any.
  void prepare() {
    string_view* const texts[] = {&user_.given_name,  &user_.surname,    &user_.display_name,
                                  &user_.phone,       &user_.state,      &user_.country,
                                  &user_.employee_id, &user_.department, &user_.extension5};
    escaped_ = false;
    std::size_t i = 0;
    for (string_view* text : texts) {
      if (has_escape(*text)) [[unlikely]] {
        *text = unescaped(*text, scratch_[i++]);
        escaped_ = true;
      }
    }
  }

  /// No text is written more than twice, nor does it grow more than sixfold.
  std::size_t room() const {
    std::size_t size = 1024;
    for (string_view text : {user_.id, user_.given_name, user_.surname, user_.display_name, user_.job_title,
                             user_.phone, user_.employee_id, user_.department, user_.extension3})
      size += 12 * text.size();
    for (const Role& role : user_.roles) size += 128 + role.name.size() + 2 * role.value.size();
    return size + 20 * user_.extension5.size();
  }

  template <std::size_t N>
  void literal(const char (&text)[N]) {
    std::memcpy(out_, text, N - 1);
    out_ += N - 1;
  }
  void raw(string_view text) {
    std::memcpy(out_, text.data(), text.size());
    out_ += text.size();
  }
  /// Ends a text that was written up to `end`.
  void made(char* end) {
    if (escaped_) [[unlikely]] {
      raw(escaped({out_, static_cast<std::size_t>(end - out_)}));
    } else {
      out_ = end;
    }
  }
  void text(string_view text) {
    std::memcpy(out_, text.data(), text.size());
    made(out_ + text.size());
  }

  char* write(char* begin) {
    out_ = begin;
    literal(R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",")" EXTENSION R"(enterprise:2.0:User"],)");
    if (user_.id.data()) literal(R"("externalId":")"), raw(user_.id), literal(R"(",)");
    literal(R"("userType":"Employee","userName":")");
    made(put_user_name(out_));
    literal(R"(","active":)");
    user_.enabled ? literal("true") : literal("false");
    if (user_.given_name.data() || user_.surname.data()) {
      literal(R"(,"displayName":")");
      made(put_display_name(out_));
      literal(R"(")");
    }
    if (const string_view word = second_word(user_.display_name); !word.empty())
      literal(R"(,"nickName":")"), text(word), literal(R"(")");
    literal(R"(,"title":")");
    raw(user_.job_title.data() ? user_.job_title : user_.extension3.data() ? user_.extension3 : "Unspecified");
    if (user_.phone.data()) {
      literal(R"(","phoneNumbers":[{"type":"work","value":")");
      made(phone_.put(out_, user_.phone));
      literal(R"("}],"addresses":[{"type":"work","region":")");
    } else {
      literal(R"(","addresses":[{"type":"work","region":")");
    }
    raw(region(user_.state));
    literal(R"("}])");
    if (user_.extension5.data()) write_entitlements();
    if (!user_.roles.empty()) write_roles();
    literal(R"(,")" EXTENSION R"(enterprise:2.0:User":{"employeeNumber":")");
    text(digits(user_.employee_id));
    literal(R"(-E",)");
    if (user_.department.data()) {
      literal(R"("department":")");
      made(put_department(out_, user_.department));
      literal(R"(",)");
    }
    user_.country == "United States" ? literal(R"("costCenter":"US-1000"})") : literal(R"("costCenter":"INTL-2000"})");
    if (user_.hire_date.data() || !user_.roles.empty()) {
      literal(R"(,")" EXTENSION R"(contoso:2.0:User":{)");
      if (user_.hire_date.data()) literal(R"("hireDate":")"), out_ = put_date(out_, user_.hire_date), literal(R"(",)");
      if (!user_.roles.empty()) literal(R"("primaryRole":")"), raw(user_.roles[0].value), literal(R"(",)");
      out_[-1] = '}';
    }
    literal("}\n");
    return out_;
  }

  char* put_user_name(char* out) const {
    out = put_user_part(out, user_.given_name);
    if (user_.given_name.data() && user_.surname.data()) *out++ = '.';
    out = put_user_part(out, user_.surname);
    if (user_.given_name.data() || user_.surname.data()) *out++ = '@';
    static constexpr string_view kDomain = "contoso.com";
    std::memcpy(out, kDomain.data(), kDomain.size());
    return out + kDomain.size();
  }

  char* put_display_name(char* out) const {
    out = put_proper(out, user_.given_name);
    if (user_.given_name.data() && user_.surname.data()) *out++ = ' ';
    return put_proper(out, user_.surname);
  }

  void write_entitlements() {
    literal(R"(,"entitlements":[)");
    string_view left = user_.extension5;
    for (std::size_t comma = 0; comma != string_view::npos;) {
      comma = left.find(',');
      literal(R"({"value":")"), text(left.substr(0, comma)), literal(R"("},)");
      left.remove_prefix(comma == string_view::npos ? left.size() : comma + 1);
    }
    out_[-1] = ']';
  }

  void write_roles() {
    literal(R"(,"roles":[)");
    for (const Role& role : user_.roles) {
      literal(R"({"primary":false,"type":"WindowsAzureActiveDirectoryRole","display":")");
      raw(role.name), literal(R"(","value":")"), raw(role.value), literal(R"("},)");
    }
    out_[-1] = ']';
  }

  ondemand::parser parser_;
  Phone phone_;
  User user_;
  bool escaped_ = false;
  std::string scratch_[9];
  char* out_ = nullptr;
};

}  // namespace

int main(int argc, char** argv) {
  for_each_block(threads_of(argc, argv), [] {
    return [mapper = std::make_shared<Mapper>()](Bytes& block, Bytes& out) { (*mapper)(block, out); };
  });
  return 0;
}
