#include "mapping/target.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "diag/codes_input.hpp"
#include "diag/make.hpp"
#include "record/input.hpp"
#include "record/spool.hpp"
#include "text/casing.hpp"
#include "text/compare.hpp"

namespace attrmap::mapping {
namespace {

constexpr record::ReadOptions kAsTheyAre{.booleans_as_text = false, .empty_as_null = false, .own_names_only = true};

/// Members that are read besides those of the layout.
constexpr std::string_view kFurther[] = {"meta", "schemas", "userName"};

std::vector<std::string> members_of(const scim::ResourceLayout& layout) {
  std::vector<std::string> names = layout.members();
  names.insert(names.end(), std::begin(kFurther), std::end(kFurther));
  return names;
}

std::uint32_t hash(std::string_view text, bool case_exact, Arena& arena) {
  const std::string_view folded = case_exact ? text : text::to_upper(text, arena);
  const std::size_t h = std::hash<std::string_view>()(folded);
  return static_cast<std::uint32_t>(h ^ (h >> 32));
}

bool same(std::string_view a, std::string_view b, bool case_exact) {
  return case_exact ? a == b : text::equals_ignoring_case(a, b);
}

bool is_scalar(const Val& value) {
  return !value.is_null_or_empty() && value.kind != Val::list && value.kind != Val::object;
}

}  // namespace

Target::Target(scim::Endpoint endpoint, const scim::ResourceLayout& layout, std::vector<TargetKey> keys,
               const Limits& limits)
    : endpoint_(endpoint),
      layout_(layout),
      keys_(std::move(keys)),
      limits_(limits),
      record_layout_(members_of(layout), kAsTheyAre),
      tables_(1 + keys_.size()) {}

Target::~Target() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void Target::add(std::size_t table, std::uint32_t hash, std::uint32_t place) {
  tables_[table].push_back({hash, place});
}

bool Target::is_of_other_endpoint(const Val* members) const {
  const std::string_view other = endpoint_ == scim::Endpoint::users ? "Group" : "User";
  const std::string_view own = endpoint_ == scim::Endpoint::users ? "User" : "Group";
  const Val* further = members + layout_.members().size();
  if (const Val type = scim::member(further[0], "resourceType"); type.is_text() && type.size != 0)
    return type.str() == other;
  if (further[1].kind != Val::list) return false;
  bool is_other = false;
  for (const Val& schema : further[1].values()) {
    if (!schema.is_text()) continue;
    const std::string_view kind = schema.str().substr(schema.str().rfind(':') + 1);
    if (kind == own) return false;
    is_other = is_other || kind == other;
  }
  return is_other;
}

std::optional<Diagnostic> Target::load(const std::string& path) {
  const auto unreadable = [&](const std::string& why) { return diag::make(diag::kUnreadableInput, {}, path, why); };
  std::string error;
  descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ < 0) return unreadable(std::strerror(errno));
  struct stat about {};
  if (::fstat(descriptor_, &about) != 0) return unreadable(std::strerror(errno));
  if (!S_ISREG(about.st_mode)) return unreadable("the target must be a regular file, as it is read more than once");
  if (auto wrong = record::make_plain(descriptor_, path)) return wrong;
  if (about.st_size == 0) return std::nullopt;

  const auto source = record::descriptor_source(descriptor_);
  record::Input input;
  if (auto wrong = record::Input::open(*source, limits_, {.name = path}, input))
    return wrong->code == diag::kEmptyInput.id ? std::nullopt : std::move(wrong);
  if (input.is_csv()) return diag::make(diag::kBadInputFormat, {}, path, "SCIM resources are JSON objects");
  const auto reader = input.reader(record_layout_, limits_);
  std::vector<Val> members(record_layout_.slots());
  Arena arena;
  record::Block block;
  while (input.splitter().next(block)) {
    for (std::size_t i = 0; i < block.records.size(); ++i) {
      const record::Extent& extent = block.records[i];
      const auto wrong = [&](std::string_view what) {
        return diag::make(diag::kBadTargetFile, {}, block.first_record + i + 1, what);
      };
      if (extent.kind == record::Extent::too_long) return wrong("is too long");
      if (extent.kind == record::Extent::missing) return wrong("is missing");
      arena.reset();
      Val id;
      if (const auto bad = reader->read(block.text(extent), arena, members.data(), id))
        return wrong("cannot be read: " + bad->message);
      if (!is_scalar(id)) return wrong("has no id");
      if (is_of_other_endpoint(members.data())) continue;
      if (places_.size() == UINT32_MAX) return wrong("is one too many");
      const auto place = static_cast<std::uint32_t>(places_.size());
      places_.push_back({block.offset + extent.offset, extent.size});
      add(0, hash(to_text(id, arena).str(), true, arena), place);
      for (std::size_t k = 0; k < keys_.size(); ++k) {
        const Val value = layout_.find(members.data(), keys_[k].path);
        if (is_scalar(value)) add(1 + k, hash(to_text(value, arena).str(), keys_[k].case_exact, arena), place);
      }
    }
  }
  if (input.splitter().error()) return input.splitter().error();
  for (auto& table : tables_) {
    std::sort(table.begin(), table.end());
    table.shrink_to_fit();
  }
  places_.shrink_to_fit();
  return std::nullopt;
}

TargetCursor::TargetCursor(const Target& target)
    : target_(target),
      reader_(record::json_reader(target.record_layout_, target.limits_)),
      members_(target.record_layout_.slots()),
      other_(target.record_layout_.slots()) {}

TargetCursor::~TargetCursor() = default;

bool TargetCursor::is_bare() const {
  const Val* further = members_.data() + target_.layout_.members().size();
  return std::all_of(further, further + std::size(kFurther), [](const Val& v) { return v.is_null_or_empty(); });
}

bool TargetCursor::read(std::uint32_t index, Arena& arena, Val* members, Val& id) {
  const Target::Place& place = target_.places_[index];
  char* to = arena.reserve(place.size + record::kPadding);
  std::size_t have = 0;
  while (have < place.size) {
    const ssize_t got =
        ::pread(target_.descriptor_, to + have, place.size - have, static_cast<off_t>(place.offset + have));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) {
      error_ = got == 0 ? "the file became shorter" : std::strerror(errno);
      return false;
    }
    have += static_cast<std::size_t>(got);
  }
  std::memset(to + place.size, ' ', record::kPadding);
  const std::string_view text = arena.commit(place.size + record::kPadding).substr(0, place.size);
  if (const auto wrong = reader_->read(text, arena, members, id)) {
    error_ = wrong->message;
    return false;
  }
  return true;
}

template <class Matches>
TargetCursor::Found TargetCursor::search(std::size_t table, std::uint32_t wanted, Arena& arena, Matches&& matches) {
  const auto& entries = target_.tables_[table];
  auto entry = std::lower_bound(entries.begin(), entries.end(), Target::Entry{wanted, 0});
  Found found = Found::none;
  for (; entry != entries.end() && entry->hash == wanted; ++entry) {
    Val id;
    if (!read(entry->place, arena, other_.data(), id)) return Found::unreadable;
    if (!matches(other_.data(), id)) continue;
    if (found == Found::one) return Found::several;
    found = Found::one;
    std::swap(members_, other_);
    id_ = to_text(id, arena);
  }
  return found;
}

TargetCursor::Found TargetCursor::find_id(std::string_view wanted, Arena& arena) {
  return search(0, hash(wanted, true, arena), arena,
                [&](const Val*, const Val& id) { return is_scalar(id) && to_text(id, arena).str() == wanted; });
}

TargetCursor::Found TargetCursor::find(std::size_t key, std::string_view value, Arena& arena) {
  const TargetKey& k = target_.keys_[key];
  return search(1 + key, hash(value, k.case_exact, arena), arena, [&](const Val* members, const Val&) {
    const Val held = target_.layout_.find(members, k.path);
    return is_scalar(held) && same(to_text(held, arena).str(), value, k.case_exact);
  });
}

bool TargetCursor::is_taken(std::size_t key, std::string_view value, std::string_view own_id, Arena& arena) {
  const TargetKey& k = target_.keys_[key];
  bool taken = false;
  search(1 + key, hash(value, k.case_exact, arena), arena, [&](const Val* members, const Val& id) {
    const Val held = target_.layout_.find(members, k.path);
    taken = taken || (is_scalar(held) && same(to_text(held, arena).str(), value, k.case_exact) &&
                      to_text(id, arena).str() != own_id);
    return false;  // so that what is held stays
  });
  return taken;
}

}  // namespace attrmap::mapping
