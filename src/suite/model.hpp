// A test suite: cases of expressions, or of targets of a schema, as its file has them (docs/formats/suite.md).
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "attrmap/dialect.hpp"
#include "attrmap/value.hpp"
#include "regex/regex.hpp"
#include "schema/located_json.hpp"

namespace attrmap::suite {

/// Something that cannot be used, and where it stands. Line 0: the file as a whole.
struct Problem {
  std::string file;
  std::uint32_t line = 0, column = 0;
  std::string message;
  std::string help;
};
/// file:line:column: error: message; a second line with the help.
std::string to_text(const Problem& problem);

/// Reads a whole file; what is wrong, or empty.
using ReadFile = std::function<std::string(const std::string& path, std::size_t limit, std::string& text)>;

struct Expectation {
  enum Kind : std::uint8_t {
    value,
    null,
    ignored,  ///< this attribute, or the whole object, does not flow
    matches,
    error
  } kind = null;
  Value value_;
  std::string text;  ///< matches: the pattern; error: the code
  std::shared_ptr<const regex::Pattern> pattern;
  schema::LocatedJson::Id node = schema::LocatedJson::kNone;
};

struct Case {
  std::string name;
  std::string expression;           ///< or:
  std::string target;               ///< of the suite's schema or mapping
  std::optional<std::string> user;  ///< id in the suite's users, or:
  std::optional<std::uint64_t> user_index;
  std::string attributes;  ///< instead of a user: the JSON text of an object
  std::optional<DateTimeTicks> now;
  std::optional<std::vector<std::string>> taken;
  bool create = true;
  Expectation expect;
  schema::LocatedJson::Id node = schema::LocatedJson::kNone;
};

/// Immutable once read. Paths of other files are relative to the suite's folder as written; resolve() them.
struct Suite {
  std::string path;
  std::shared_ptr<const schema::LocatedJson> json;
  std::string schema, mapping, users, app_roles;
  std::string rule, object;          ///< of the schema; empty: the usual choice
  std::vector<std::string> options;  ///< name=value
  Dialect dialect = Dialect::provisioning;
  std::optional<DateTimeTicks> now;
  std::vector<std::pair<std::string, std::string>> parameters;
  std::optional<std::string> default_domain;
  std::vector<Case> cases;

  /// Something wrong with a value of the suite's file.
  Problem problem_at(schema::LocatedJson::Id id, std::string message, std::string help = {}) const;
  std::string resolve(const std::string& file) const;
  /// The suite's own file and those that it names.
  std::vector<std::string> files() const;
};

}  // namespace attrmap::suite
