#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "diag/codes_evaluate.hpp"
#include "func/coerce.hpp"
#include "stdlib/all.hpp"
#include "stdlib/constant_support.hpp"

namespace attrmap::stdlib {
namespace {

constexpr std::int64_t kLongest = 256;

/// The character classes of Windows' password complexity rule, in the order of the minimum parameters.
constexpr std::array<std::string_view, 4> kClasses = {"0123456789", "~!@#$%^&*_-+=`|\\(){}[]:;\"'<>,.?/",
                                                      "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"};
constexpr std::array<std::string_view, 4> kClassNames = {"digits", "special characters", "capital letters",
                                                         "lower-case letters"};
constexpr std::size_t kDigits = 0, kLower = 3;

struct Pool {
  char chars[96];
  std::size_t size = 0;

  void add(std::string_view from, std::string_view avoid) {
    for (const char c : from)
      if (avoid.find(c) == std::string_view::npos) chars[size++] = c;
  }
};

/// A number below `n`. The 32 random bits make the bias of small `n` negligible.
std::size_t below(std::size_t n, func::Evaluation& cx) {
  return static_cast<std::size_t>(((cx.random() >> 32) * n) >> 32);
}

Val apply(const func::Args& args, func::Evaluation& cx) {
  std::array<std::int64_t, 5> n{};  // length, then the minimum of each class
  for (std::size_t i = 0; i < n.size(); ++i) {
    const auto number = func::integer_arg(args, i, cx);
    if (!number) return Val::of_kind(Val::failed);
    n[i] = *number;
    if (n[i] < 0)
      return cx.fail(diag::kArgumentOutOfRange, args.span(i), args.function(), args.parameter(i), "at least 0",
                     cx.shown(args[i]));
  }
  const Val avoided = func::text_arg(args, 5, cx);
  if (avoided.kind == Val::failed) return avoided;
  const std::string_view avoid = avoided.is_text() ? avoided.str() : std::string_view();

  if (n[0] < 1 || n[0] > kLongest)
    return cx.fail(diag::kRandomStringImpossible, args.span(0), fmt::format("the length must be 1 to {}", kLongest));
  std::int64_t sum = 0;
  for (std::size_t i = 1; i < n.size(); ++i) sum += std::min(n[i], kLongest + 1);
  if (sum > n[0])
    return cx.fail(diag::kRandomStringImpossible, args.node().span, "the minimums add up to more than the length");

  const auto length = static_cast<std::size_t>(n[0]);
  char* const begin = cx.arena.reserve(length);
  std::size_t size = 0;
  Pool rest;
  for (std::size_t c = 0; c < kClasses.size(); ++c) {
    Pool pool;
    pool.add(kClasses[c], avoid);
    if (n[c + 1] > 0 && pool.size == 0)
      return cx.fail(diag::kRandomStringImpossible, args.span(5),
                     fmt::format("all {} are to be avoided", kClassNames[c]));
    for (std::int64_t k = 0; k < n[c + 1]; ++k) begin[size++] = pool.chars[below(pool.size, cx)];
    if (n[c + 1] > 0 || c == kDigits || c == kLower) rest.add(kClasses[c], avoid);
  }
  if (size < length && rest.size == 0)
    return cx.fail(diag::kRandomStringImpossible, args.span(5), "no character is left to fill the length");
  while (size < length) begin[size++] = rest.chars[below(rest.size, cx)];
  for (std::size_t i = length - 1; i > 0; --i) std::swap(begin[i], begin[below(i + 1, cx)]);
  if (!cx.charge(args.node(), length)) return Val::of_kind(Val::failed);
  return Val::of_text(cx.arena.commit(length), Val::ascii);
}

void prepare(func::Prepare& p) {
  for (std::size_t i = 0; i < 5; ++i) check_integer(p, i);
}

}  // namespace

const func::Builtin& random_string_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "RandomString",
              .category = Category::random,
              .parameters =
                  {{.name = "Length", .type = Type::integer, .description = "characters in all, at most 256"},
                   {.name = "MinimumNumbers", .type = Type::integer, .description = "at least so many digits"},
                   {.name = "MinimumSpecialCharacters",
                    .type = Type::integer,
                    .description = "at least so many of ~!@#$%^&*_-+=`|\\(){}[]:;\"'<>,.?/"},
                   {.name = "MinimumCapital", .type = Type::integer, .description = "at least so many of A to Z"},
                   {.name = "MinimumLowerCase", .type = Type::integer, .description = "at least so many of a to z"},
                   {.name = "CharactersToAvoid",
                    .description = "characters that must not occur; case matters",
                    .required = false}},
              .summary = "Makes a random text, such as an initial password.",
              .reading = "a random text of {Length} characters, with at least {MinimumNumbers} digits, "
                         "{MinimumSpecialCharacters} special characters, {MinimumCapital} capitals and "
                         "{MinimumLowerCase} small letters[, without any of {CharactersToAvoid}]",
              .notes = "The character classes are those of Windows' password complexity rule. What remains after the "
                       "minimums is drawn from digits, lower-case letters and every class with a positive minimum "
                       "(inferred), and everything is shuffled. Minimums that add up to more than the length, a length "
                       "above 256 and a class emptied by CharactersToAvoid are errors (inferred). Without "
                       "Context::random_seed the system's random generator is used.",
              .deterministic = false,
              .examples = {{.expression = "Len(RandomString(10, 2, 2, 2, 1, \"?,\"))", .result = "10"},
                           {.expression = R"(RandomString(3, 0, 0, 0, 3, "abcdefghijklmnopqrstuvwxy"))",
                            .result = R"("zzz")"},
                           {.expression = "RandomString(3, 2, 2, 0, 0)", .result = "E421", .expect = Expect::error}},
          },
      .apply = apply,
      .prepare = prepare,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
