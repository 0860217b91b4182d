// Which part of a schema a run uses, and the dialect of its expressions.
#pragma once
#include <string>
#include <string_view>

#include "attrmap/dialect.hpp"
#include "schema/model.hpp"

namespace attrmap::schema {

struct RuleChoice {
  const SynchronizationRule* rule = nullptr;  ///< null: `error` says why
  Dialect dialect = Dialect::provisioning;
  std::string error;
};

/// `name`: a rule's name or id. Empty: the rule whose source is the Entra directory (the one of lowest priority when
/// there are several), else the rule of lowest priority that has an enabled object mapping.
RuleChoice choose_rule(const SynchronizationSchema& schema, std::string_view name = {});

struct ObjectChoice {
  const ObjectMapping* object = nullptr;  ///< null: `error` says why
  std::string error;
};

/// `name`: an object mapping's name, its source object or its target object. Empty: the enabled mapping of the source
/// object User, else the first enabled one.
ObjectChoice choose_object(const SynchronizationRule& rule, std::string_view name = {});

/// cloudsync for jobs between Active Directory and Entra ID, by template id, rule name or directories.
Dialect dialect_of(const SynchronizationSchema& schema, const SynchronizationRule& rule);

/// Is this the Entra directory? By id; a directory without id by its known names.
bool is_entra(const DirectoryDefinition& directory);

}  // namespace attrmap::schema
