// RecordLayout: which members of a record feed which slots. Immutable after construction; shared by threads.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "record/member_table.hpp"

namespace attrmap::record {

struct ReadOptions {
  /// JSON true and false as the texts True and False, which is how expressions see them in Entra.
  bool booleans_as_text = true;
  /// An attribute that is the empty text counts as null, as in outbound provisioning.
  bool empty_as_null = true;
  /// Members of exactly the attributes' names only (rule 1 of source_names.hpp): for records that are not Microsoft
  /// Graph's, such as resources of the target.
  bool own_names_only = false;
};

class RecordLayout {
 public:
  /// `attributes[i]` is the name of slot i (program::SlotTable::names(), Program::attributes()).
  /// `anchor`: the member that holds the record's id, where it is not `id` or `objectId`.
  explicit RecordLayout(std::span<const std::string> attributes, ReadOptions options = {},
                        std::string_view anchor = {});

  const MemberTable& root() const { return *tables_.front(); }
  std::size_t tables() const { return tables_.size(); }
  std::size_t slots() const { return slots_; }
  const ReadOptions& options() const { return options_; }
  /// The record's own id (`id`, else `objectId`) goes to this slot number, which is beyond the attributes.
  std::uint32_t id_slot() const { return static_cast<std::uint32_t>(slots_); }
  /// Slot of IsSoftDeleted, or -1.
  std::int64_t soft_deleted_slot() const { return soft_deleted_slot_; }

 private:
  void bind(std::string_view path, Binding binding);
  void find_only_slots();
  MemberTable& child(MemberTable& table, std::string_view name);

  std::size_t slots_;
  ReadOptions options_;
  std::int64_t soft_deleted_slot_ = -1;
  std::vector<std::unique_ptr<MemberTable>> tables_;
};

}  // namespace attrmap::record
