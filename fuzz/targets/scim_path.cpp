// A target attribute name: read, it is spelled anew and read again; in a resource it finds what it names; and the
// bodies that are made of it are JSON.
//
// Sections: path, value, then options as `name=value`.
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>
#include <vector>

#include "base/suggest.hpp"
#include "input.hpp"
#include "scim/create.hpp"
#include "scim/patch.hpp"
#include "scim/resource.hpp"

using namespace attrmap;
using namespace attrmap::scim;

namespace {

using Filter = std::vector<std::tuple<std::string, std::string, bool>>;

auto parts_of(const Path& path) {
  Filter filter;
  for (const Comparison& c : path.filter) filter.emplace_back(c.attribute, c.literal, c.quoted);
  return std::tuple(path.urn, path.attribute, std::move(filter), path.sub);
}

/// The one spelling of a path that needs nothing but its parts.
std::string spelled(const Path& path) {
  std::string out = path.urn.empty() ? "" : path.urn + ":";
  out += path.attribute;
  for (const Comparison& c : path.filter) {
    out += (&c == &path.filter.front() ? "[" : " and ") + c.attribute + " eq ";
    if (c.quoted) out += '"';
    for (const char l : c.literal) {
      if (l == '"' || l == '\\') out += '\\';
      out += l;
    }
    if (c.quoted) out += '"';
  }
  if (path.filtered()) out += ']';
  return path.sub.empty() ? out : out + "." + path.sub;
}

/// Only behind such a name can a dot stand for the colon: elsewhere it begins a sub-attribute.
bool names_resource(std::string_view urn) {
  for (const std::string_view end : {":User", ":Group"})
    if (urn.ends_with(end)) {
      urn.remove_suffix(end.size());
      return urn.size() > 4 && urn[urn.size() - 4] == ':' && urn[urn.size() - 2] == '.';
    }
  return false;
}

void check_spelling(const Path& path) {
  Path again;
  fuzz::require(!parse_path(path.text, again) && parts_of(again) == parts_of(path) && again.text == path.text,
                "its own text is another path", path.text);
  const std::string other = spelled(path);
  fuzz::require(!parse_path(other, again) && parts_of(again) == parts_of(path), "spelled anew it is another path",
                path.text + "\n" + other);
  const std::string dotted = dotted_text(path);
  if (path.urn.empty() || names_resource(path.urn))
    fuzz::require(!parse_path(dotted, again) && parts_of(again) == parts_of(path), "with a dot it is another path",
                  path.text + "\n" + dotted);
}

/// Strict JSON whose objects have no member twice.
nlohmann::json parse_body(const json::Output& body, const Path& path) {
  using Event = nlohmann::json::parse_event_t;
  std::vector<std::set<std::string>> open;
  bool twice = false;
  const auto look = [&](int, Event event, nlohmann::json& key) {
    if (event == Event::object_start) open.emplace_back();
    if (event == Event::object_end) open.pop_back();
    if (event == Event::key) twice = !open.back().insert(key.get<std::string>()).second || twice;
    return true;
  };
  const auto parsed = nlohmann::json::parse(body.bytes(), look, false);
  const std::string detail = path.text + "\n" + std::string(body.bytes());
  fuzz::require(!parsed.is_discarded(), "the body is no JSON", detail);
  fuzz::require(!twice, "the body has a member twice", detail);
  return parsed;
}

Val value_of(const nlohmann::json& from, Arena& arena) {
  if (from.is_string()) return Val::of_text(arena.copy(from.get_ref<const std::string&>()));
  if (from.is_boolean()) return Val::of_boolean(from.get<bool>());
  if (from.is_number_integer()) return Val::of_integer(from.get<std::int64_t>());
  if (!from.is_structured()) return Val();
  std::size_t i = 0;
  if (from.is_array()) {
    Val* items = arena.array<Val>(from.size());
    for (const auto& item : from) items[i++] = value_of(item, arena);
    return Val::of_list({items, from.size()});
  }
  Member* members = arena.array<Member>(from.size());
  for (const auto& [name, value] : from.items()) members[i++] = {arena.copy(name), value_of(value, arena)};
  return Val::of_object({members, from.size()});
}

/// Members as the service has them, and each once as something else than is expected there.
const nlohmann::json& resource() {
  static const auto all = nlohmann::json::parse(R"({
    "userName": "a@b.c", "active": true, "name": {"givenName": "A", "familyName": null}, "displayName": ["x"],
    "emails": [{"type": "work", "primary": true, "value": "v"}, null, 5, [], {"TYPE": "home", "value": {"value": 1}}],
    "phoneNumbers": {"type": "work", "value": "1"}, "addresses": [], "members": [{"value": "1", "$ref": null}],
    "roles": [{"primary": "True", "value": "r"}, {"value": 7, "type": 7}], "title": null, "x": 1,
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
      {"department": "d", "manager": {"value": "m"}, "emails": [{"type": "work", "value": "v"}]}})");
  return all;
}

Val find(const nlohmann::json& from, const Path& path, Arena& arena) {
  const ResourceLayout layout(std::span(&path, 1));
  fuzz::require(layout.members().size() == 1 && layout.members()[0] == path.member(), "another member", path.text);
  const Val value = member(value_of(from, arena), layout.members()[0]);
  return layout.find(&value, 0);
}

/// Does the path name a place that a body leaves to it? Not where the body has members of its own, and not when the
/// filter asks for what no element fulfils, or for numbers, which are compared as they are written.
bool is_free(const Path& path) {
  if (path.urn.empty())
    for (const std::string_view taken : {"schemas", "meta", "id", "roles"})
      if (equals_ignoring_ascii_case(path.attribute, taken) && (path.attribute != "roles" || !path.filtered()))
        return false;
  if (!path.filtered()) return true;
  for (const std::string_view constant : {"primary", "type"})
    if (equals_ignoring_ascii_case(path.sub, constant)) return false;
  for (std::size_t i = 0; i < path.filter.size(); ++i) {
    const Comparison& c = path.filter[i];
    if (!c.quoted && c.literal != "true" && c.literal != "false") return false;
    if (equals_ignoring_ascii_case(c.attribute, path.sub)) return false;
    for (std::size_t j = 0; j < i; ++j)
      if (equals_ignoring_ascii_case(path.filter[j].attribute, c.attribute)) return false;
  }
  return true;
}

void check_bodies(const Path& path, const std::string& text, const Options& options, Arena& arena) {
  json::Output out;
  const Val values[] = {Val::of_text(text), Val(), Val::of_integer(-5), Val::of_boolean(true)};
  for (const Endpoint endpoint : {Endpoint::users, Endpoint::groups})
    for (const Val& value : values) {
      out.clear(4096);
      const CreateBody body(endpoint, kEnterpriseUrn, std::span(&path, 1), options);
      body.write(std::span(&value, 1), arena, out);
      const auto written = parse_body(out, path);
      fuzz::require(written["schemas"].is_array() && !written["schemas"].empty(), "no schemas", path.text);
      if (value.is_text() && is_free(path)) {
        const Val found = find(written, path, arena);
        fuzz::require(found.is_text() && found.str() == text, "the body lacks what was mapped",
                      path.text + "\n" + std::string(out.bytes()));
      }
    }
}

/// Together with what else a schema maps: lists, objects and values of the same name meet.
void check_together(const Path& path, const std::string& text, const Options& options, Arena& arena) {
  static const std::vector<Path> others = [] {
    std::vector<Path> all;
    for (const char* name :
         {"userName", "name.givenName", "emails[type eq \"work\"].value", "emails[type eq \"work\"].display",
          "roles[primary eq \"True\"].value", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager"})
      fuzz::require(!parse_path(name, all.emplace_back()), "a plain path is none", name);
    return all;
  }();
  json::Output out;
  for (const Endpoint endpoint : {Endpoint::users, Endpoint::groups})
    for (const bool first : {true, false}) {
      std::vector<Path> paths = others;
      paths.insert(first ? paths.begin() : paths.end(), path);
      const std::vector<Val> values(paths.size(), Val::of_text(text));
      out.clear(4096);
      CreateBody(endpoint, kEnterpriseUrn, paths, options).write(values, arena, out);
      parse_body(out, path);
    }
}

void check_patches(const Path& path, const std::string& text, Options options, Arena& arena) {
  json::Output out;
  const std::string dotted = dotted_text(path);
  for (const Profile profile : {Profile::legacy, Profile::scim062020, Profile::customappsso}) {
    options.profile = profile;
    const std::string_view at = profile == Profile::customappsso ? dotted : path.text;
    // Members of a path-less operation have different names; those that keep their path may repeat it.
    const Operation operations[] = {
        {.op = Operation::add, .path = at, .value = Val::of_text(text), .keeps_path = path.filtered()},
        {.op = Operation::replace, .path = at, .value = Val::of_text(text)},
        {.op = Operation::replace, .path = "active", .value = Val::of_boolean(false), .keeps_path = at == "active"},
        {.op = Operation::remove, .path = at, .value = Val()},
        {.op = Operation::remove, .path = at, .value = Val::of_text(text), .flagged = true},
    };
    for (std::size_t count = 0; count <= std::size(operations); ++count) {
      out.clear(4096);
      write_patch({operations, count}, options, arena, out);
      const auto written = parse_body(out, path);
      const auto& sent = written["Operations"];
      fuzz::require(sent.is_array() && sent.size() <= count && sent.empty() == (count == 0), "operations are lost",
                    path.text);
      for (const auto& o : sent)
        fuzz::require(o.contains("path") ? o["path"] == at || o["path"] == "active" : o["value"].is_object(),
                      "an operation without a place", path.text);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::string name = input.text();
  const std::string text = input.text();
  Options options;
  while (!input.rest().empty()) {
    const std::string assignment = input.text();
    const std::string wrong = set_option(options, assignment);
    fuzz::require(invalid_utf8_at(wrong) == std::string::npos, "message is not UTF-8", assignment);
    fuzz::require(set_option(options, assignment) == wrong, "an option is judged differently the second time",
                  assignment);
  }

  Path path;
  if (const auto error = parse_path(name, path)) {
    fuzz::require(!error->message.empty() && error->at <= name.size(), "bad error", name);
    return 0;
  }
  Arena arena;
  check_spelling(path);
  find(resource(), path, arena);
  check_bodies(path, text, options, arena);
  check_together(path, text, options, arena);
  check_patches(path, text, options, arena);
  return 0;
}
