#include "mapping/id_map.hpp"

#include <nlohmann/json.hpp>

#include "diag/codes_input.hpp"
#include "diag/json_error.hpp"
#include "diag/make.hpp"

namespace attrmap::mapping {
namespace {

using Json = nlohmann::json;

/// Reads texts of an object one or two levels deep as they come, so that the file is never held as a tree.
template <class Table>
class Reader : public nlohmann::json_sax<Json> {
 public:
  Reader(Table& users, Table& groups) : users_(users), groups_(groups) {}

  bool null() override { return scalar(); }
  bool boolean(bool) override { return scalar(); }
  bool number_integer(Json::number_integer_t) override { return scalar(); }
  bool number_unsigned(Json::number_unsigned_t) override { return scalar(); }
  bool number_float(Json::number_float_t, const Json::string_t&) override { return scalar(); }
  bool binary(Json::binary_t&) override { return scalar(); }
  bool string(Json::string_t& text) override {
    if (depth_ == 1)
      flat_.insert_or_assign(std::move(key_), std::move(text));
    else if (depth_ == 2 && table_ != nullptr)
      table_->insert_or_assign(std::move(key_), std::move(text));
    return depth_ > 0 || stop("it is a text, not an object");
  }
  bool key(Json::string_t& name) override {
    key_ = std::move(name);
    return true;
  }
  bool start_object(std::size_t) override {
    if (++depth_ == 2) {
      table_ = key_ == "users" ? &users_ : key_ == "groups" ? &groups_ : nullptr;
      nested_ = nested_ || table_ != nullptr;
    }
    return depth_ < 64 || stop("it is nested too deeply");
  }
  bool end_object() override {
    if (--depth_ == 0 && !nested_) users_ = std::move(flat_);
    return true;
  }
  bool start_array(std::size_t) override {
    if (depth_ == 0) return stop("it is a list, not an object");
    return stop("`" + key_ + "` is a list");
  }
  bool end_array() override { return true; }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& e) override {
    return stop(diag::json_error(e.what(), true));
  }

  std::string error;

 private:
  bool stop(std::string what) {
    error = std::move(what);
    return false;
  }
  bool scalar() {
    return depth_ != 0 ? depth_ == 1 || table_ == nullptr || stop("the target id of `" + key_ + "` is no text")
                       : stop("it is no object");
  }

  Table& users_;
  Table& groups_;
  Table flat_;
  Table* table_ = nullptr;
  std::string key_;
  int depth_ = 0;
  bool nested_ = false;
};

}  // namespace

std::optional<Diagnostic> IdMap::load(std::string_view json, std::string_view name) {
  Reader<Table> reader(users_, groups_);
  if (!Json::sax_parse(json.begin(), json.end(), &reader))
    return diag::make(diag::kBadLookupFile, {}, name, "id map", reader.error);
  for (const Table* table : {&users_, &groups_})
    for (const auto& entry : *table) targets_.insert(entry.second);
  return std::nullopt;
}

void IdMap::remove(const std::vector<std::string>& source_ids) {
  for (const std::string& id : source_ids)
    for (Table* table : {&users_, &groups_})
      if (const auto found = table->find(id); found != table->end()) {
        targets_.erase(found->second);
        table->erase(found);
      }
}

std::optional<IdMap::Target> IdMap::find(std::string_view source_id) const {
  if (const auto user = users_.find(source_id); user != users_.end()) return Target{user->second, false};
  if (const auto group = groups_.find(source_id); group != groups_.end()) return Target{group->second, true};
  return std::nullopt;
}

}  // namespace attrmap::mapping
