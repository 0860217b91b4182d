#include <cstdio>
#include <memory>

#include "attrmap/engine.hpp"
#include "base/suggest.hpp"
#include "cli/verb.hpp"
#include "diag/code.hpp"
#include "reference/pages.hpp"

namespace attrmap::cli {
namespace {

struct FunctionsFlags {
  std::string name;
  std::string format = "text";
};

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

std::string list(const std::vector<const FunctionDef*>& functions, const std::string& format) {
  std::string out;
  if (format == "json" || format == "graph") {
    out = format == "graph" ? "{\"value\":[" : "[";
    for (const FunctionDef* def : functions) {
      if (def != functions.front()) out += ",\n";
      out += format == "graph" ? reference::function_graph(*def) : reference::function_json(*def);
    }
    return out + (format == "graph" ? "]}\n" : "]\n");
  }
  if (format == "markdown") {
    out = "| function | does |\n|---|---|\n";
    for (const FunctionDef* def : functions)
      out += "| `" + reference::cell(def->signature()) + "` | " + reference::cell(def->summary) + " |\n";
    return out;
  }
  std::size_t widest = 0;
  for (const FunctionDef* def : functions) widest = std::max(widest, def->name.size());
  for (const FunctionDef* def : functions)
    out += def->name + std::string(widest - def->name.size() + 2, ' ') + def->summary + "\n";
  return out;
}

int run(const FunctionsFlags& flags) {
  const Engine engine;
  const auto functions = engine.functions();
  if (flags.name.empty()) return print(list(functions, flags.format)), kFine;
  std::vector<std::string_view> names;
  for (const FunctionDef* def : functions) {
    names.push_back(def->name);
    if (!equals_ignoring_ascii_case(def->name, flags.name)) continue;
    if (flags.format == "json")
      print(reference::function_json(*def) + "\n");
    else if (flags.format == "graph")
      print(reference::function_graph(*def) + "\n");
    else
      print(flags.format == "markdown" ? reference::function_page(*def) : reference::function_text(*def));
    return kFine;
  }
  std::string near;
  for (const std::string_view name : suggest(flags.name, names))
    near += (near.empty() ? "" : " or ") + std::string(name);
  std::fprintf(stderr, "attrmap functions: there is no function `%s`%s\n", flags.name.c_str(),
               near.empty() ? "" : ("; did you mean " + near + "?").c_str());
  return kUsage;
}

}  // namespace

std::function<int()> functions_verb(CLI::App& app) {
  auto flags = std::make_shared<FunctionsFlags>();
  CLI::App* verb = app.add_subcommand("functions", "what functions there are, and what one does");
  verb->add_option("name", flags->name, "a function, in any case; without it: all of them");
  verb->add_option("--format", flags->format,
                   "text (default), json, markdown, or graph (Microsoft Graph's attributeMappingFunctionSchema)")
      ->check(CLI::IsMember({"text", "json", "markdown", "graph"}));
  verb->footer("example:\n  attrmap functions Switch\n\nexit codes: 0 fine, 2 there is no such function");
  return [flags] { return run(*flags); };
}

}  // namespace attrmap::cli
