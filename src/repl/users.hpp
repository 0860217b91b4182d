// The users of a file, one at a time, in bounded memory: JSON (one user, an array, a Graph list), NDJSON or CSV.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "attrmap/diagnostic.hpp"
#include "base/arena.hpp"
#include "record/input.hpp"

namespace attrmap::repl {

class UserFile {
 public:
  UserFile(std::string path, const Limits& limits) : path_(std::move(path)), limits_(limits) {}

  // Each gives what is wrong, and leaves the user that was chosen before then; empty when all is well.
  std::string go_to(std::uint64_t number);  ///< from 1
  std::string find(const std::string& id);

  const std::string& path() const { return path_; }
  std::uint64_t number() const { return number_; }
  /// How long the user is in the file; 0: none is chosen.
  std::size_t bytes() const;
  /// Fills a slot a name.
  std::optional<Diagnostic> read(const std::vector<std::string>& names, Arena& arena, Val* slots) const;
  /// The attributes that this user has, sorted.
  std::vector<std::string> attribute_names() const;
  /// "user 2 of users.json: bo.lind@contoso.example"
  std::string title() const;

 private:
  std::string open();
  std::string advance();
  std::string seek(std::uint64_t number);
  record::Extent extent() const { return block_->records[index_]; }
  std::optional<Diagnostic> unreadable() const;

  std::string path_;
  Limits limits_;
  std::unique_ptr<record::ByteSource> source_;
  std::unique_ptr<record::Input> input_;
  std::unique_ptr<record::Block> block_;
  std::size_t index_ = 0;
  std::uint64_t number_ = 0;  // 0: none yet
};

}  // namespace attrmap::repl
