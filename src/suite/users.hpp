// The users of a suite: any file that `attrmap map` reads, found by id or number.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "attrmap/limits.hpp"
#include "record/input.hpp"

namespace attrmap::suite {

class Users {
 public:
  /// `anchor`: the member that holds a record's id, where it is not `id` or `objectId`. What is wrong, or empty.
  std::string load(const std::string& path, std::string text, std::string_view anchor, const Limits& limits);

  std::size_t size() const { return records_.size(); }
  std::optional<std::size_t> find(const std::string& id) const;
  std::vector<std::string_view> ids() const;
  /// Values point into the users and the arena.
  std::optional<Diagnostic> read(std::size_t index, const record::RecordLayout& layout, const Limits& limits,
                                 Arena& arena, Val* slots) const;

 private:
  std::string text_;
  std::unique_ptr<record::ByteSource> source_;
  record::Input input_;
  std::vector<std::string> records_;  // each with kPadding behind it
  std::map<std::string, std::size_t, std::less<>> ids_;
};

}  // namespace attrmap::suite
