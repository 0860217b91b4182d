#include "suite/users.hpp"

namespace attrmap::suite {

std::string Users::load(const std::string& path, std::string text, std::string_view anchor, const Limits& limits) {
  text_ = std::move(text);
  source_ = record::text_source(text_);
  record::InputOptions options;
  options.name = path;
  if (const auto error = record::Input::open(*source_, limits, options, input_)) return error->message;
  const record::RecordLayout layout({}, {}, anchor);
  const auto reader = input_.reader(layout, limits);
  record::Block block;
  Arena arena;
  while (input_.splitter().next(block)) {
    for (const record::Extent& extent : block.records) {
      std::string record(extent.kind == record::Extent::whole ? block.text(extent) : std::string_view());
      record.append(record::kPadding, '\0');
      Val id;
      arena.reset();
      const std::string_view whole = std::string_view(record).substr(0, record.size() - record::kPadding);
      if (extent.kind == record::Extent::whole) reader->read(whole, arena, nullptr, id);
      if (id.is_text()) ids_.emplace(id.str(), records_.size());
      if (id.kind == Val::integer) ids_.emplace(std::to_string(id.number), records_.size());
      records_.push_back(std::move(record));
    }
  }
  return input_.splitter().error() ? input_.splitter().error()->message : std::string();
}

std::optional<std::size_t> Users::find(const std::string& id) const {
  const auto it = ids_.find(id);
  return it == ids_.end() ? std::nullopt : std::optional(it->second);
}

std::vector<std::string_view> Users::ids() const {
  std::vector<std::string_view> out;
  for (const auto& [id, index] : ids_) out.push_back(id);
  return out;
}

std::optional<Diagnostic> Users::read(std::size_t index, const record::RecordLayout& layout, const Limits& limits,
                                      Arena& arena, Val* slots) const {
  const std::string& record = records_[index];
  Val id;
  return input_.reader(layout, limits)
      ->read(std::string_view(record).substr(0, record.size() - record::kPadding), arena, slots, id);
}

}  // namespace attrmap::suite
