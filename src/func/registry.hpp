// Registry: the functions an engine knows. Filled once, then read-only and shared between threads.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "func/builtin.hpp"

namespace attrmap::func {

class Registry {
 public:
  /// `builtin` must outlive the registry. False: the name is taken (ignoring case).
  bool add(const Builtin& builtin);
  /// Declares the host's function; false as above.
  bool add(CustomFunction function);

  struct Match {
    const Builtin* builtin = nullptr;
    bool exact = false;  ///< found in the case that was typed
  };
  /// Exactly first, else ignoring ASCII case.
  Match find(std::string_view name) const;
  /// In the order of declaration.
  const std::vector<const Builtin*>& all() const { return order_; }
  std::vector<std::string_view> names(Dialect dialect) const;

 private:
  std::map<std::string, const Builtin*, std::less<>> by_lower_name_;
  std::vector<const Builtin*> order_;
  std::vector<std::unique_ptr<Builtin>> owned_;
  std::vector<std::unique_ptr<CustomFunction>> custom_;
};

}  // namespace attrmap::func
