// Flags that several verbs share: what goes into the engine and into the evaluation context.
#pragma once
#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <vector>

#include "attrmap/engine.hpp"

namespace attrmap::cli {

struct ContextFlags {
  std::string dialect = "provisioning";
  bool strict = false;
  std::string now;
  std::optional<std::uint64_t> seed;
  std::vector<std::string> parameters;
  std::string default_domain;
  std::vector<std::string> options;

  enum class Declare : std::uint8_t {
    all,
    without_option,  ///< verbs with options of their own declare --option themselves
    for_schemas      ///< nor --dialect: that follows the job
  };
  void declare(CLI::App& app, Declare which = Declare::all);
  /// What is wrong with the flags' values; empty when all is well.
  std::string apply(EngineOptions& engine, Context& context) const;
};

/// --dialect; `more` is put behind its help.
void declare_dialect(CLI::App& app, std::string& dialect, std::string_view more = {});
/// --color, for use_color().
void declare_color(CLI::App& app, std::string& when);

/// Ticks of an ISO 8601 instant; a missing offset means UTC.
std::optional<DateTimeTicks> parse_instant(std::string_view text);

/// "auto": when `fd` is a terminal and NO_COLOR is not set.
bool use_color(const std::string& when, int fd);

}  // namespace attrmap::cli
