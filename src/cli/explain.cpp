#include <algorithm>
#include <cstdio>
#include <memory>

#include "base/suggest.hpp"
#include "cli/verb.hpp"
#include "diag/code.hpp"
#include "reference/pages.hpp"

namespace attrmap::cli {
namespace {

int run(std::string wanted) {
  if (wanted.size() == 4)
    std::transform(wanted.begin(), wanted.begin() + 1, wanted.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  if (const diag::CodeDef* code = diag::find_code(wanted)) {
    const std::string page = reference::code_page(*code);
    std::fwrite(page.data(), 1, page.size(), stdout);
    return kFine;
  }
  std::vector<std::string_view> slugs;
  for (const diag::CodeDef* code : diag::all_codes()) slugs.push_back(code->slug);
  std::string near;
  for (const std::string_view slug : suggest(wanted, slugs)) near += (near.empty() ? "" : " or ") + std::string(slug);
  std::fprintf(stderr, "attrmap explain: there is no code `%s`%s\n", wanted.c_str(),
               near.empty() ? "; codes look like E204 or unknown-function" : ("; did you mean " + near + "?").c_str());
  return kUsage;
}

}  // namespace

std::function<int()> explain_verb(CLI::App& app) {
  auto wanted = std::make_shared<std::string>();
  CLI::App* verb = app.add_subcommand("explain", "what a diagnostic code means and how to mend it");
  verb->add_option("code", *wanted, "a code such as E204, or its name such as unknown-function")->required();
  verb->footer("example:\n  attrmap explain E204\n\nexit codes: 0 fine, 2 there is no such code");
  return [wanted] { return run(*wanted); };
}

}  // namespace attrmap::cli
