// SlotWriter: the rules by which members become attributes, for every input format.
#pragma once
#include <vector>

#include "record/layout.hpp"
#include "value/val.hpp"

namespace attrmap::record {

class SlotWriter {
 public:
  explicit SlotWriter(const RecordLayout& layout) : layout_(layout), ranks_(layout.slots() + 1) {}

  void begin(Val* slots, Val& id);
  /// Where values go that feed one slot alone (Entry::only_slot).
  Val* slots() const { return slots_; }
  /// Stores a member's value in all slots that it feeds, and the members of an object in those that paths name.
  void put(const Entry& entry, const Val& value, Arena& arena);
  /// Computes what depends on several members.
  void finish();

 private:
  void put(const Binding& binding, Val value, Arena& arena);
  void store(const Binding& binding, const Val& value);

  const RecordLayout& layout_;
  std::vector<std::uint8_t> ranks_;  // of what a slot holds
  Val* slots_ = nullptr;
  Val* id_ = nullptr;
  bool disabled_ = false;
  bool deleted_ = false;
};

}  // namespace attrmap::record
