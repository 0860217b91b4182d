#include "batch/mapping.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "diag/codes_input.hpp"
#include "diag/json_error.hpp"
#include "diag/make.hpp"

namespace attrmap::batch {
namespace {

using Json = nlohmann::json;

/// Takes the members in their order and stops at anything else than one flat object of texts.
class MemberReader : public nlohmann::json_sax<Json> {
 public:
  explicit MemberReader(Mapping& mapping) : mapping_(mapping) {}

  bool null() override { return other("null"); }
  bool boolean(bool) override { return other("a boolean"); }
  bool number_integer(Json::number_integer_t) override { return other("a number"); }
  bool number_unsigned(Json::number_unsigned_t) override { return other("a number"); }
  bool number_float(Json::number_float_t, const Json::string_t&) override { return other("a number"); }
  bool binary(Json::binary_t&) override { return other("binary data"); }
  bool string(Json::string_t& text) override {
    if (!inside_) return other("a text");
    mapping_.targets.back().expression = std::move(text);
    return true;
  }
  bool start_object(std::size_t) override {
    if (inside_) return other("an object");
    inside_ = true;
    return true;
  }
  bool key(Json::string_t& name) override {
    if (name.empty()) return stop(diag::make(diag::kBadMappingFile, {}, "a target has no name"));
    if (!names_.insert(name).second) return stop(diag::make(diag::kDuplicateTarget, {}, name));
    mapping_.targets.push_back({std::move(name), {}, nullptr, {}});
    return true;
  }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return other("a list"); }
  bool end_array() override { return true; }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& e) override {
    return stop(diag::make(diag::kBadMappingFile, {}, diag::json_error(e.what(), true)));
  }

  std::optional<Diagnostic> error;

 private:
  bool stop(Diagnostic d) {
    error = std::move(d);
    return false;
  }
  bool other(std::string_view kind) {
    return stop(diag::make(
        diag::kBadMappingFile, {},
        inside_ ? fmt::format("target `{}` has {} in the place of an expression", mapping_.targets.back().name, kind)
                : fmt::format("it is {}", kind)));
  }

  Mapping& mapping_;
  std::unordered_set<std::string> names_;
  bool inside_ = false;
};

}  // namespace

bool Mapping::compiles() const {
  return std::all_of(targets.begin(), targets.end(), [](const Target& t) { return t.code != nullptr; });
}

std::optional<Diagnostic> load_mapping(std::string_view json, const func::Registry& registry,
                                       const program::CompileOptions& options, Mapping& mapping) {
  MemberReader reader(mapping);
  if (json.substr(0, 3) == "\xEF\xBB\xBF") json.remove_prefix(3);
  if (!Json::sax_parse(json.begin(), json.end(), &reader)) return std::move(reader.error);
  if (mapping.targets.empty()) return diag::make(diag::kBadMappingFile, {}, "it has no targets");
  program::CompileOptions with_shared = options;
  with_shared.shared = &mapping.shared;
  for (Target& target : mapping.targets) {
    auto unit = program::build(target.expression, registry, mapping.slots, with_shared);
    target.code = std::move(unit.code);
    target.diagnostics = std::move(unit.diagnostics);
  }
  mapping.shared.share();
  return std::nullopt;
}

}  // namespace attrmap::batch
