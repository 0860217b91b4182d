// A function of the host, declared like the built-in ones, and the host's answer to "does this value exist already?".
#include <attrmap/attrmap.hpp>
#include <iostream>
#include <set>

int main() {
  attrmap::EngineOptions options;
  options.functions.push_back({
      .definition = {.name = "CostCenterName",
                     .category = attrmap::Category::text,
                     .parameters = {{.name = "code", .description = "a cost center's code"}},
                     .summary = "Looks up the name of a cost center."},
      .evaluate = [](std::span<const attrmap::Value> arguments, const attrmap::Context&) -> attrmap::FunctionResult {
        if (arguments[0].is_null()) return {};  // null in, null out
        if (arguments[0].text() == "4711") return {.value = attrmap::Value("Research")};
        return {.error = "no cost center has this code"};
      },
  });
  const auto engine = attrmap::Engine::create(std::move(options));
  if (!engine) return 1;

  attrmap::MapRecord user;
  user.set("code", "4711").set("givenName", "Ada").set("surname", "Lovelace");

  const auto center = engine->compile(R"(Append("Dept. ", CostCenterName([code])))");
  const std::string name = center->evaluate(user).value.to_text();
  const auto unknown = center->evaluate(attrmap::MapRecord().set("code", "1"));

  const std::set<std::string, std::less<>> directory{"ada", "ada.lovelace"};
  attrmap::Context context;
  context.is_taken = [&](std::string_view candidate) { return directory.count(candidate) > 0; };
  const auto login = engine->compile(
      R"(SelectUniqueValue(ToLower([givenName]), ToLower(Join(".", [givenName], [surname])), ToLower(Join("", Left([givenName], 1), [surname]))))");
  const std::string free = login->evaluate(user, context).value.to_text();

  std::cout << name << "; " << unknown.error.message << "; " << free << '\n';
  return name == "Dept. Research" && unknown.error.code == "E423" && free == "alovelace" ? 0 : 1;
}
