// What the printer writes parses to the same tree, and prints to the same text again.
#include "input.hpp"
#include "syntax/parse.hpp"
#include "syntax/print.hpp"

using namespace attrmap;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string source(reinterpret_cast<const char*>(data), size);
  for (const Dialect dialect : {Dialect::provisioning, Dialect::cloudsync, Dialect::connect}) {
    const auto first = syntax::parse(source, {.dialect = dialect, .max_length = 4000});
    if (!first.ok()) continue;
    for (const auto style : {syntax::PrintStyle::canonical, syntax::PrintStyle::exported}) {
      const std::string printed = syntax::print(first.ast, style);
      const auto second = syntax::parse(printed, {.dialect = dialect, .max_length = 0});
      fuzz::require(second.ok(), "printed text does not parse", printed);
      fuzz::require(syntax::same_tree(first.ast, second.ast), "printed text has another tree", printed);
      fuzz::require(syntax::print(second.ast, style) == printed, "prints differently the second time", printed);
    }
  }
  return 0;
}
