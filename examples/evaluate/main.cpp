// Compiles one expression, shows what a mistake looks like, and evaluates the expression for one user.
#include <attrmap/attrmap.hpp>
#include <iostream>

int main() {
  const attrmap::Engine engine;

  // A mistake: every diagnostic has a code, a place and a help.
  const auto wrong = engine.compile(R"(Apend([userPrincipalName], ".test"))");
  for (const attrmap::Diagnostic& d : wrong.diagnostics())
    std::cout << d.code << " at " << d.span.begin << ".." << d.span.end << ": " << d.message << "; " << d.help << '\n';

  const auto program =
      engine.compile(R"(ToLower(Join("@", NormalizeDiacritics(Join(".", [givenName], [surname])), "contoso.com")))");
  if (!program) {
    for (const attrmap::Diagnostic& d : program.diagnostics()) std::cerr << d.code << ": " << d.message << '\n';
    return 1;
  }
  attrmap::MapRecord user;
  user.set("givenName", "Zoë").set("surname", "Müller");
  const attrmap::Outcome outcome = program->evaluate(user);
  switch (outcome.kind) {
    case attrmap::OutcomeKind::value: std::cout << outcome.value.to_text() << '\n'; break;
    case attrmap::OutcomeKind::error: std::cout << outcome.error.code << ": " << outcome.error.message << '\n'; break;
    default: std::cout << attrmap::name(outcome.kind) << '\n';
  }
  return wrong.ok() || outcome.value.text() != "zoe.muller@contoso.com" ? 1 : 0;
}
