// What `map --schema` and `plan` share: the schema with the rule in use, the lookup files, the options.
#pragma once
#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

#include "attrmap/engine.hpp"
#include "cli/batch_run.hpp"
#include "mapping/evaluator.hpp"
#include "schema/read.hpp"

namespace attrmap::cli {

struct SchemaRunFlags {
  std::string schema, rule, app_roles, id_map;
  std::vector<std::string> options;

  /// All but --schema itself.
  void declare(CLI::App& app);
  /// Takes the options of the evaluation out (`all`: every one) and gives them.
  std::vector<std::string> take_context_options(bool all);
};

class SchemaRun {
 public:
  SchemaRun(const SchemaRunFlags& flags, const BatchRun& run, const Engine& engine);

  /// Reads the files and chooses the rule; kFine or an exit code.
  /// `resolve_references`: through the id map; else they stay ids of the source.
  int load(const scim::Options& defaults, bool resolve_references);
  /// Verifies the object mapping and compiles it. `code`: kFine or an exit code; null then.
  std::unique_ptr<mapping::Object> compile(const schema::ObjectMapping& object, int& code, program::Style style = {});
  /// Says what is wrong, with the places in the schema; the exit code.
  int report(const std::vector<schema::Problem>& problems) const;
  /// Finds the places of problems that have a pointer alone.
  void locate(std::vector<schema::Problem>& problems) const;

  const schema::Document& document() const { return document_; }
  const schema::SynchronizationRule& rule() const { return *rule_; }
  const scim::Options& options() const { return options_; }
  const mapping::Lookups& lookups() const { return lookups_; }

 private:
  int read_schema();
  int read_lookups();

  const SchemaRunFlags& flags_;
  const BatchRun& run_;
  const Engine& engine_;
  schema::Document document_;
  const schema::SynchronizationRule* rule_ = nullptr;
  Dialect dialect_ = Dialect::provisioning;
  scim::Options options_;
  bool asked_for_all_ = false;  // syncScope=all was given
  mapping::Lookups lookups_;
};

}  // namespace attrmap::cli
