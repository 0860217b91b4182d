// The alias table between arguments by position and the parameter keys of exported expression trees.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "attrmap/function.hpp"
#include "schema/model.hpp"

namespace attrmap::schema {

/// Key of argument `index` of a call with `count` arguments. Unknown functions have "source" throughout.
std::string key_of(const FunctionDef* def, std::size_t index, std::size_t count);

/// IIF's condition is exported in three parts, so its tree has five slots: one, two, three, four, five.
inline constexpr std::string_view kConditional = "IIF";

/// The entries of a tree node, by slot. Slots are the function's parameters in order, then the repeated ones.
struct BoundParameters {
  struct Wrong {
    std::size_t index;        ///< of the entry
    bool repeated;            ///< else: the key is unknown
    std::size_t occurrences;  ///< of a repeated key
  };
  std::vector<const MappingSource*> slots;  ///< null: left out
  std::vector<Wrong> wrong;
};

/// Binds by key: exported names and the names of the documentation, ignoring case. `def` null: by position.
BoundParameters bind_parameters(const FunctionDef* def, const std::vector<MappingSource::Parameter>& parameters);

/// How the slots stand in a call: as many arguments as the function wants, blanks at the end left out where they may
/// be. Of IIF the slots four and five only.
std::vector<const MappingSource*> call_arguments(const FunctionDef* def,
                                                 const std::vector<const MappingSource*>& slots);

}  // namespace attrmap::schema
