#include "cli/user_flags.hpp"

#include "cli/input.hpp"
#include "engine/taken_values.hpp"
#include "record/json_record.hpp"

namespace attrmap::cli {
namespace {

/// A flat attribute object or a Graph user.
std::string read_user(const std::string& text, const std::vector<std::string>& attributes, const Limits& limits,
                      MapRecord& record) {
  Arena arena;
  std::vector<Val> slots(attributes.size());
  const record::RecordLayout layout(attributes);
  if (const auto error = record::read_one(text, layout, limits, arena, slots.data()))
    return "the user record: error[" + error->code + "]: " + error->message;
  for (std::size_t i = 0; i < slots.size(); ++i) record.set(attributes[i], to_value(slots[i]));
  return {};
}

}  // namespace

void UserFlags::declare(CLI::App& app) {
  app.add_option("--user", user,
                 "a JSON file with the source attributes (a flat object or a Graph user); - reads stdin");
  app.add_option("--set", set, "sets an attribute to a text: name=value")->allow_extra_args(false);
  app.add_option("--set-json", set_json, "sets an attribute to any JSON: name=[\"a\",\"b\"]")->allow_extra_args(false);
  app.add_option("--taken", taken, "a value that exists in the target, for SelectUniqueValue")->allow_extra_args(false);
  app.add_option("--max-record", max_record, "longest user record or request in bytes (default: 64 MiB)")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1} << 30));
}

std::string UserFlags::read(const std::vector<std::string>& attributes, const Limits& limits, MapRecord& record,
                            Context& context) const {
  if (!user.empty()) {
    std::string text, wrong = read_input(user, limits.record_bytes, text);
    if (wrong.empty()) wrong = read_user(text, attributes, limits, record);
    if (!wrong.empty()) return wrong;
  }
  for (const std::string& s : set) {
    const auto equals = s.find('=');
    if (equals == std::string::npos || equals == 0) return "--set: '" + s + "' is not of the form name=value";
    record.set(s.substr(0, equals), Value(s.substr(equals + 1)));
  }
  for (const std::string& s : set_json) {
    const auto equals = s.find('=');
    if (equals == std::string::npos || equals == 0) return "--set-json: '" + s + "' is not of the form name=JSON";
    Arena arena;
    Val value;
    if (const auto wrong = record::parse_value(std::string_view(s).substr(equals + 1), limits, arena, value))
      return "--set-json " + s.substr(0, equals) + ": error[" + wrong->code + "]: " + wrong->message;
    record.set(s.substr(0, equals), to_value(value));
  }
  if (!taken.empty()) context.is_taken = taken_values(taken);
  return {};
}

}  // namespace attrmap::cli
