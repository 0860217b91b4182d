// What a session knows: the engine's settings, the attributes in use, and the last evaluation.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "attrmap/program.hpp"
#include "explain/explanation.hpp"
#include "program/pipeline.hpp"
#include "repl/repl.hpp"
#include "repl/users.hpp"
#include "schema/model.hpp"

namespace attrmap::repl {

/// The source object of the schema that was loaded.
struct LoadedSchema {
  std::string path;
  schema::ObjectDefinition source;
};

/// The last expression and what became of it.
struct Last {
  std::string expression;
  std::vector<Diagnostic> problems;  ///< of compiling
  bool compiled = false;
  Outcome outcome;  ///< when it compiled
  std::vector<explain::Step> steps;
  std::vector<std::pair<std::string, Value>> attributes;  ///< those it reads
  bool reads_clock = false;                               ///< or something else that changes by itself
};

class Session {
 public:
  explicit Session(Settings wanted);

  Output evaluate(std::string text);
  /// The last expression for the attributes as they are now. Empty when there is none.
  Output again();
  /// Problems with the source.
  std::string rendered(const std::vector<Diagnostic>& problems, const std::string& source) const;
  std::string rendered(const Outcome& outcome) const;
  program::Unit build(std::string text, program::SlotTable& slots, program::Style style, const Limits& limits) const;
  /// Of the expression so far: a value or an error, or none.
  Preview preview(std::string text, std::size_t cursor) const;

  const func::Registry& registry() const;
  void set_dialect(Dialect dialect);
  /// Of the user, the schema and those that were set; sorted.
  std::vector<std::string> attribute_names() const;

  Settings settings;
  Engine engine;
  std::string now;  ///< as it was given
  bool trace = false;
  std::map<std::string, Value, std::less<>> set;
  std::unique_ptr<UserFile> users;
  std::optional<LoadedSchema> schema;
  std::optional<Last> last;

 private:
  std::optional<Diagnostic> read(const program::SlotTable& slots, Arena& arena, std::vector<Val>& values) const;
  /// Each evaluation has its own result.
  bool drawn_by_lot(const syntax::Ast& ast) const;
  std::optional<Diagnostic> run(const program::Unit& unit, const program::SlotTable& slots);
};

/// "String", "list of 2 : String"
std::string type_of(const Value& value);

}  // namespace attrmap::repl
