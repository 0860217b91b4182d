// A verb of the command line: one file each, declared once with its flags, help and example.
#pragma once
#include <CLI/CLI.hpp>

#include <functional>

namespace attrmap::cli {

/// Exit codes of every verb: the machine contract.
enum Exit : int {
  kFine = 0,
  kFindings = 1,        ///< check, test, fmt --fail
  kUsage = 2,           ///< bad usage, unreadable input, output that cannot be written
  kDoesNotCompile = 3,  ///< an expression or schema has errors
  kRecordsFailed = 4,   ///< some records (or the one) failed
  kInternalError = 70,
};

/// Declares the verb on `app` and gives what runs it after the command line was parsed.
using Verb = std::function<int()> (*)(CLI::App& app);

std::function<int()> eval_verb(CLI::App& app);
std::function<int()> map_verb(CLI::App& app);
std::function<int()> plan_verb(CLI::App& app);
std::function<int()> schema_verb(CLI::App& app);
std::function<int()> deps_verb(CLI::App& app);
std::function<int()> explain_verb(CLI::App& app);
std::function<int()> check_verb(CLI::App& app);
std::function<int()> functions_verb(CLI::App& app);
std::function<int()> generate_verb(CLI::App& app);
std::function<int()> fmt_verb(CLI::App& app);
std::function<int()> why_verb(CLI::App& app);
std::function<int()> test_verb(CLI::App& app);
std::function<int()> repl_verb(CLI::App& app);
std::function<int()> parse_expression_verb(CLI::App& app);

}  // namespace attrmap::cli
