#include "record/layout.hpp"

namespace attrmap::record {
namespace {

constexpr std::size_t kDeepestPath = 16;

// A name like `a.b.c` may be a path; one with brackets, quotes or colons (SCIM paths, URNs) is a name only.
bool is_path(std::string_view name) {
  if (name.find_first_of("[]\":") != std::string_view::npos) return false;
  std::size_t parts = 1;
  for (std::size_t i = 0; i < name.size(); ++i)
    if (name[i] == '.') {
      if (i == 0 || i + 1 == name.size() || name[i + 1] == '.') return false;
      ++parts;
    }
  return parts > 1 && parts <= kDeepestPath;
}

}  // namespace

RecordLayout::RecordLayout(std::span<const std::string> attributes, ReadOptions options, std::string_view anchor)
    : slots_(attributes.size()), options_(options) {
  tables_.push_back(std::make_unique<MemberTable>());
  for (std::uint32_t slot = 0; slot < attributes.size(); ++slot) {
    const std::string& name = attributes[slot];
    Take own = Take::value;
    for (const SourceName& row : source_names()) {
      if (row.attribute != name || options.own_names_only) continue;
      if (row.member == name)
        own = row.take;
      else
        bind(row.member, {slot, 1, row.take});
      if (row.take == Take::disabled) soft_deleted_slot_ = slot;
    }
    tables_.front()->add(name).bindings.push_back({slot, 2, own});
    if (!options.own_names_only && is_path(name)) bind(name, {slot, 1, Take::value});
  }
  tables_.front()->add("id").bindings.push_back({id_slot(), 2, Take::value});
  tables_.front()->add("objectId").bindings.push_back({id_slot(), 1, Take::value});
  if (!anchor.empty()) tables_.front()->add(anchor).bindings.push_back({id_slot(), 3, Take::value});
  find_only_slots();
  for (auto& table : tables_) table->seal();
}

void RecordLayout::find_only_slots() {
  std::vector<std::uint32_t> feeders(slots_ + 1);
  for (auto& table : tables_)
    for (const Entry& entry : table->entries())
      for (const Binding& binding : entry.bindings) ++feeders[binding.slot];
  if (soft_deleted_slot_ >= 0) ++feeders[static_cast<std::size_t>(soft_deleted_slot_)];
  for (auto& table : tables_)
    for (Entry& entry : table->entries())
      if (entry.bindings.size() == 1 && entry.child == nullptr && entry.bindings[0].take == Take::value &&
          entry.bindings[0].slot != id_slot() && feeders[entry.bindings[0].slot] == 1)
        entry.only_slot = static_cast<std::int32_t>(entry.bindings[0].slot);
}

void RecordLayout::bind(std::string_view path, Binding binding) {
  MemberTable* table = tables_.front().get();
  for (std::size_t dot; (dot = path.find('.')) != std::string_view::npos; path.remove_prefix(dot + 1))
    table = &child(*table, path.substr(0, dot));
  table->add(path).bindings.push_back(binding);
}

MemberTable& RecordLayout::child(MemberTable& table, std::string_view name) {
  Entry& entry = table.add(name);
  if (entry.child == nullptr) {
    tables_.push_back(std::make_unique<MemberTable>(tables_.size()));
    entry.child = tables_.back().get();
  }
  return const_cast<MemberTable&>(*entry.child);  // one of our own tables_
}

}  // namespace attrmap::record
