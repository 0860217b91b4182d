// The three dialects of the expression language. One grammar serves all; functions, operators and a few rules differ.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace attrmap {

enum class Dialect : std::uint8_t {
  provisioning,  ///< application and HR provisioning (the default)
  cloudsync,     ///< cloud sync between Active Directory and Microsoft Entra ID
  connect,       ///< Connect Sync rules: parsed, refused by the checker for now
};

constexpr std::string_view name(Dialect dialect) {
  return dialect == Dialect::provisioning ? "provisioning" : dialect == Dialect::cloudsync ? "cloudsync" : "connect";
}
constexpr std::optional<Dialect> parse_dialect(std::string_view text) {
  for (Dialect d : {Dialect::provisioning, Dialect::cloudsync, Dialect::connect})
    if (name(d) == text) return d;
  return std::nullopt;
}

}  // namespace attrmap
