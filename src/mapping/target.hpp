// The resources that exist in the application: a file, indexed by id and by matching attributes.
//
// The index is compact (16 bytes a resource, 8 more a key); resources themselves stay in the file and are read when an
// object needs its own.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "attrmap/diagnostic.hpp"
#include "attrmap/limits.hpp"
#include "record/json_record.hpp"
#include "scim/create.hpp"
#include "scim/resource.hpp"

namespace attrmap::mapping {

/// An attribute to find resources by.
struct TargetKey {
  std::size_t path = 0;  ///< index into the layout's paths
  bool case_exact = false;
};

/// Immutable once loaded; shared by threads.
class Target {
 public:
  /// No resources. `layout` says which members are read and must outlive the target. Resources of the other endpoint,
  /// which may stand in the same file, are passed over: those that say so by meta.resourceType or schemas.
  Target(scim::Endpoint endpoint, const scim::ResourceLayout& layout, std::vector<TargetKey> keys,
         const Limits& limits);
  ~Target();
  Target(const Target&) = delete;
  Target& operator=(const Target&) = delete;

  /// NDJSON, a JSON array, or a SCIM ListResponse; an empty file has no resources. A regular file, as it is read again
  /// later; of a compressed one a plain copy is kept for the time being (spool.hpp). On an error (E520, E543, ...)
  /// nothing may be looked up.
  std::optional<Diagnostic> load(const std::string& path);
  std::size_t size() const { return places_.size(); }

 private:
  friend class TargetCursor;
  struct Place {
    std::uint64_t offset = 0;
    std::uint32_t size = 0;
  };
  struct Entry {
    std::uint32_t hash = 0, place = 0;
    bool operator<(const Entry& other) const { return hash != other.hash ? hash < other.hash : place < other.place; }
  };

  void add(std::size_t table, std::uint32_t hash, std::uint32_t place);
  bool is_of_other_endpoint(const Val* members) const;

  scim::Endpoint endpoint_;
  const scim::ResourceLayout& layout_;
  std::vector<TargetKey> keys_;
  const Limits& limits_;
  record::RecordLayout record_layout_;
  int descriptor_ = -1;
  std::vector<Place> places_;
  std::vector<std::vector<Entry>> tables_;  // by id, then by each key; sorted by hash
};

/// Looks resources up. One per thread.
class TargetCursor {
 public:
  explicit TargetCursor(const Target& target);
  ~TargetCursor();

  enum class Found : std::uint8_t { none, one, several, unreadable };
  /// What is found is held until the next call: id() and members(), which live in `arena`.
  Found find_id(std::string_view id, Arena& arena);
  Found find(std::size_t key, std::string_view value, Arena& arena);
  /// Does a resource other than `own_id` have the value? Does not change what is held.
  bool is_taken(std::size_t key, std::string_view value, std::string_view own_id, Arena& arena);

  const Val& id() const { return id_; }
  const Val* members() const { return members_.data(); }
  /// Is what is held an id without anything that an application would say of a resource (schemas, meta, userName)?
  bool is_bare() const;
  const std::string& error() const { return error_; }

 private:
  bool read(std::uint32_t place, Arena& arena, Val* members, Val& id);
  template <class Matches>
  Found search(std::size_t table, std::uint32_t hash, Arena& arena, Matches&& matches);

  const Target& target_;
  std::unique_ptr<record::Reader> reader_;
  std::vector<Val> members_, other_;
  Val id_;
  std::string error_;
};

}  // namespace attrmap::mapping
