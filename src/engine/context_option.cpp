#include "engine/context_option.hpp"

namespace attrmap {

std::string set_context_option(Context& context, std::string_view option) {
  if (option == "multipleRoles=error")
    context.multiple_roles = MultipleRoles::error;
  else if (option == "multipleRoles=first")
    context.multiple_roles = MultipleRoles::first;
  else if (option == "trimSplitPieces=true")
    context.trim_split_pieces = true;
  else if (option == "trimSplitPieces=false")
    context.trim_split_pieces = false;
  else
    return "unknown '" + std::string(option) +
           "'; without a schema there are multipleRoles=error|first and trimSplitPieces=true|false";
  return {};
}

std::vector<std::string> context_options(const Context& context) {
  std::vector<std::string> options;
  if (context.multiple_roles != MultipleRoles::error) options.emplace_back("multipleRoles=first");
  if (!context.trim_split_pieces) options.emplace_back("trimSplitPieces=false");
  return options;
}

}  // namespace attrmap
