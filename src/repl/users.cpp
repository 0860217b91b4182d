#include "repl/users.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "diag/codes_input.hpp"
#include "diag/make.hpp"
#include "record/source_names.hpp"

namespace attrmap::repl {
namespace {

std::string in_words(const Diagnostic& d) { return fmt::format("error[{}]: {}", d.code, d.message); }

/// Names by which the record's members can be read: their own and the directory's, paths into objects.
void add_names(std::string_view path, const Val& value, std::set<std::string>& names) {
  if (path.find('@') != std::string_view::npos) return;  // annotations
  if (value.kind != Val::object) {
    names.emplace(path);
    return;
  }
  for (const Member& member : value.fields())
    if (member.value.kind != Val::object)
      add_names(std::string(path) + "." + std::string(member.name), member.value, names);
}

}  // namespace

std::string UserFile::open() {
  std::string wrong;
  block_ = std::make_unique<record::Block>();
  input_ = std::make_unique<record::Input>();
  source_ = record::open_source(path_, wrong);
  index_ = 0;
  number_ = 0;
  if (source_ == nullptr) return wrong.empty() ? "cannot read " + path_ : wrong;
  if (const auto error = record::Input::open(*source_, limits_, {.name = path_}, *input_)) return in_words(*error);
  return {};
}

std::string UserFile::advance() {
  if (number_ > 0 && index_ + 1 < block_->records.size()) {
    ++index_;
    ++number_;
    return {};
  }
  do {
    if (input_->splitter().next(*block_)) continue;
    if (const auto& error = input_->splitter().error()) return in_words(*error);
    return number_ == 0 ? path_ + " holds no user"
                        : fmt::format("{} holds {} user{}", path_, number_, number_ == 1 ? "" : "s");
  } while (block_->records.empty());
  index_ = 0;
  ++number_;
  return {};
}

std::string UserFile::seek(std::uint64_t number) {
  if (number_ == 0 || number < number_)
    if (std::string wrong = open(); !wrong.empty()) return wrong;
  while (number_ < number)
    if (std::string wrong = advance(); !wrong.empty()) return wrong;
  return {};
}

std::string UserFile::go_to(std::uint64_t number) {
  if (number == 0) return "users are counted from 1";
  const std::uint64_t before = number_;
  std::string wrong = seek(number);
  if (!wrong.empty()) {
    number_ = 0;
    if (before != 0 && !seek(before).empty()) number_ = 0;
  }
  return wrong;
}

std::string UserFile::find(const std::string& id) {
  const std::uint64_t before = number_;
  const std::vector<std::string> names{"objectId", "userPrincipalName"};
  std::string wrong = open();
  while (wrong.empty() && (wrong = advance()).empty()) {
    Arena arena;
    Val slots[2];
    if (read(names, arena, slots)) continue;
    for (const Val& slot : slots)
      if (slot.is_text() && slot.str() == id) return {};
  }
  const bool read_all = number_ > 0;
  number_ = 0;
  if (before != 0 && !seek(before).empty()) number_ = 0;
  return read_all ? fmt::format("{} has no user with the id {}", path_, id) : wrong;
}

std::optional<Diagnostic> UserFile::unreadable() const {
  if (number_ == 0) return diag::make(diag::kUnreadableInput, {}, path_, "no user is chosen");
  if (extent().kind == record::Extent::too_long) return diag::make(diag::kRecordTooLong, {}, limits_.record_bytes);
  if (extent().kind == record::Extent::missing)
    return diag::make(diag::kBadJsonRecord, {}, "nothing between two commas");
  return std::nullopt;
}

std::size_t UserFile::bytes() const { return unreadable() ? 0 : block_->text(extent()).size(); }

std::optional<Diagnostic> UserFile::read(const std::vector<std::string>& names, Arena& arena, Val* slots) const {
  if (auto error = unreadable()) return error;
  const record::RecordLayout layout(names);
  // The values point into the text, and the next user takes its place.
  const std::string_view text = block_->text(extent());
  char* copy = arena.array<char>(text.size() + record::kPadding);
  std::fill(std::copy(text.begin(), text.end(), copy), copy + text.size() + record::kPadding, '\0');
  Val id;
  return input_->reader(layout, limits_)->read({copy, text.size()}, arena, slots, id);
}

std::vector<std::string> UserFile::attribute_names() const {
  if (unreadable()) return {};
  std::set<std::string> names;
  if (input_->is_csv()) {
    for (const std::string& column : input_->header()) add_names(column, Val(), names);
  } else {
    Arena arena;
    Val value;
    if (record::parse_value(block_->text(extent()), limits_, arena, value)) return {};
    if (value.kind == Val::object)
      for (const Member& member : value.fields()) add_names(member.name, member.value, names);
    for (const auto& row : record::source_names())  // of an object its id, of a list the first: under another name
      if (value.kind == Val::object && row.take == record::Take::reference)
        for (const Member& member : value.fields())
          if (member.name == row.member) names.emplace(row.attribute);
  }
  for (const auto& row : record::source_names())
    if (names.count(std::string(row.member)) != 0 && row.attribute.front() != '@') names.emplace(row.attribute);
  return {names.begin(), names.end()};
}

std::string UserFile::title() const {
  Arena arena;
  Val slots[3];
  std::string text = fmt::format("user {} of {}", number_, path_);
  if (read({"userPrincipalName", "displayName", "objectId"}, arena, slots)) return text;
  for (const Val& slot : slots)
    if (slot.is_text()) return text + ": " + std::string(slot.str());
  return text;
}

}  // namespace attrmap::repl
