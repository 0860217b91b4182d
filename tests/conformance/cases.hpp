// Conformance cases as data: language/*.json says what expressions give, dotnet/*.json what a .NET 8 runtime answered.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace attrmap::conformance {

struct Case {
  std::string id;
  std::string expression;
  nlohmann::json attributes = nlohmann::json::object();
  std::string dialect = "provisioning";
  std::string now;
  nlohmann::json parameters = nlohmann::json::object();
  std::vector<std::string> taken;
  /// One or more of value, null, ignored, matches, error: any of them will do.
  std::vector<nlohmann::json> expect;
  std::string skipped;  ///< why the case is not run; empty: it is
};

std::vector<Case> language_cases();
/// The operations as expressions, where the language can state them.
std::vector<Case> dotnet_cases();

}  // namespace attrmap::conformance
