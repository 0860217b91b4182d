#include "record/slot_writer.hpp"

#include <algorithm>
#include <cstring>
#include <type_traits>

namespace attrmap::record {
namespace {

bool is_false(const Val& value) {
  if (value.kind == Val::boolean) return value.number == 0;
  constexpr std::string_view word = "false";
  return value.is_text() && value.size == word.size() &&
         std::equal(word.begin(), word.end(), value.chars, [](char a, char b) { return a == (b | 0x20); });
}

Val field(const Val& object, std::string_view name) {
  Val found;
  for (const Member& m : object.fields())
    if (m.name == name) found = m.value;  // the last one counts
  return found;
}

Val reference(const Val& value, Arena& arena) {
  if (value.kind == Val::object) return field(value, "id");
  if (value.kind != Val::list) return value;
  Val* items = arena.array<Val>(value.size);
  for (std::size_t i = 0; i < value.size; ++i) {
    const Val& item = value.items[i];
    items[i] = item.kind == Val::object ? field(item, "id") : item;
  }
  return Val::of_list({items, value.size});
}

Val home_name(const Val& value, Arena& arena) {
  if (!value.is_text()) return value;
  const GuestName name = guest_name(value.str());
  if (name.alias.empty() && name.domain.empty()) return value;
  char* to = arena.reserve(value.size);
  char* end = std::copy(name.alias.begin(), name.alias.end(), to);
  *end++ = '@';
  end = std::copy(name.domain.begin(), name.domain.end(), end);
  return Val::of_text(arena.commit(static_cast<std::size_t>(end - to)), value.flags);
}

}  // namespace

void SlotWriter::begin(Val* slots, Val& id) {
  slots_ = slots;
  id_ = &id;
  id = Val();
  static_assert(Val::null == 0 && std::is_trivially_copyable_v<Val>);
  if (layout_.slots() != 0) std::memset(static_cast<void*>(slots), 0, layout_.slots() * sizeof(Val));  // nulls
  std::memset(ranks_.data(), 0, ranks_.size());
  disabled_ = deleted_ = false;
}

inline void SlotWriter::store(const Binding& binding, const Val& value) {
  if (binding.rank < ranks_[binding.slot]) return;
  ranks_[binding.slot] = binding.rank;
  Val& slot = binding.slot == layout_.id_slot() ? *id_ : slots_[binding.slot];
  slot = value.is_text() && value.size == 0 && layout_.options().empty_as_null ? Val() : value;
}

void SlotWriter::put(const Entry& entry, const Val& value, Arena& arena) {
  for (const Binding& binding : entry.bindings) {
    if (binding.take == Take::value) [[likely]]
      store(binding, value);
    else
      put(binding, value, arena);
  }
  if (entry.child == nullptr || value.kind != Val::object) return;
  for (const Member& m : value.fields())
    if (const Entry* inner = entry.child->find_anywhere(m.name)) put(*inner, m.value, arena);
}

void SlotWriter::put(const Binding& binding, Val value, Arena& arena) {
  switch (binding.take) {
    case Take::value: break;
    case Take::first:
      if (value.kind == Val::list) value = value.size == 0 ? Val() : value.items[0];
      break;
    case Take::reference: value = reference(value, arena); break;
    case Take::guest_name: value = home_name(value, arena); break;
    case Take::disabled: disabled_ = is_false(value); return;
    case Take::deleted: deleted_ = !value.is_null() && !(value.is_text() && value.size == 0); return;
  }
  store(binding, value);
}

void SlotWriter::finish() {
  const std::int64_t slot = layout_.soft_deleted_slot();
  if (slot < 0 || ranks_[static_cast<std::size_t>(slot)] != 0) return;
  const bool deleted = disabled_ || deleted_;
  slots_[slot] = layout_.options().booleans_as_text ? Val::of_text(deleted ? "True" : "False", Val::ascii | Val::clean)
                                                    : Val::of_boolean(deleted);
}

}  // namespace attrmap::record
