#include "scim/patch.hpp"

#include <algorithm>

namespace attrmap::scim {
namespace {

class PatchWriter {
 public:
  PatchWriter(const Options& options, Arena& arena, json::Output& out) : options_(options), arena_(arena), out_(out) {}

  void one(const Operation& operation) {
    begin(operation);
    out_.raw(",\"path\":");
    out_.text(operation.path);
    if (operation.op != Operation::remove || !operation.value.is_null()) {
      out_.raw(",\"value\":");
      value(operation);
    }
    out_.raw('}');
  }

  /// The plain operations of one kind.
  void group(std::span<const Operation> operations, Operation::Op op) {
    const auto is_member = [op](const Operation& o) { return !o.keeps_path && o.op == op; };
    const auto count = std::count_if(operations.begin(), operations.end(), is_member);
    if (count == 0) return;
    if (count == 1) return one(*std::find_if(operations.begin(), operations.end(), is_member));
    bool first = true;
    for (const Operation& operation : operations) {
      if (!is_member(operation)) continue;
      if (first)
        begin(operation), out_.raw(",\"value\":{");
      else
        out_.raw(',');
      first = false;
      out_.text(operation.path);
      out_.raw(':');
      value(operation);
    }
    out_.raw("}}");
  }

 private:
  bool flagged(const Operation& operation) const {
    return operation.flagged || options_.profile == Profile::scim062020;
  }

  void begin(const Operation& operation) {
    constexpr std::string_view capital[] = {"Add", "Replace", "Remove"}, small[] = {"add", "replace", "remove"};
    if (!first_) out_.raw(',');
    first_ = false;
    out_.raw("{\"op\":\"");
    out_.raw((flagged(operation) ? small : capital)[operation.op]);
    out_.raw('"');
  }

  void value(const Operation& operation) {
    const Val& v = operation.value;
    const bool as_text =
        !flagged(operation) && (v.kind == Val::integer || (v.kind == Val::boolean && !options_.legacy_json_booleans));
    out_.value(as_text ? to_text(v, arena_) : v, arena_);
  }

  const Options& options_;
  Arena& arena_;
  json::Output& out_;
  bool first_ = true;
};

}  // namespace

void write_patch(std::span<const Operation> operations, const Options& options, Arena& arena, json::Output& out) {
  out.raw("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[");
  PatchWriter writer(options, arena, out);
  if (options.profile != Profile::scim062020) {
    for (const Operation& operation : operations) writer.one(operation);
  } else {
    for (const Operation& operation : operations)
      if (operation.keeps_path || operation.op == Operation::remove) writer.one(operation);
    writer.group(operations, Operation::add);
    writer.group(operations, Operation::replace);
  }
  out.raw("]}");
}

}  // namespace attrmap::scim
