// Any bytes, any dialect: a tree or diagnostics, whose spans lie inside the text.
#include "syntax/parse.hpp"
#include "input.hpp"

using namespace attrmap;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string source(reinterpret_cast<const char*>(data), size);
  for (const Dialect dialect : {Dialect::provisioning, Dialect::cloudsync, Dialect::connect}) {
    const auto result = syntax::parse(source, {.dialect = dialect, .max_length = 4000});
    fuzz::require(result.ok() || !result.diagnostics.empty(), "failed without a diagnostic");
    fuzz::require(!result.ok() || result.ast.root != syntax::kNoNode, "parsed without a tree");
    for (const Diagnostic& d : result.diagnostics) {
      fuzz::require(d.span.begin <= d.span.end && d.span.end <= size, "span outside of the text", d.code);
      for (const Label& label : d.secondary)
        fuzz::require(label.span.begin <= label.span.end && label.span.end <= size, "label outside of the text",
                      d.code);
      fuzz::require(invalid_utf8_at(d.message) == std::string::npos, "message is not UTF-8", d.code);
      fuzz::require(invalid_utf8_at(d.help) == std::string::npos, "help is not UTF-8", d.code);
    }
  }
  return 0;
}
