#include <algorithm>

#include "base/unicode.hpp"
#include "diag/codes_check.hpp"
#include "diag/codes_evaluate.hpp"
#include "regex/regex.hpp"
#include "stdlib/all.hpp"
#include "stdlib/text_support.hpp"

namespace attrmap::stdlib {
namespace {

enum Slot : std::size_t {
  kSource,
  kOldValue,
  kRegexPattern,
  kRegexGroupName,
  kReplacementValue,
  kReplacementAttributeName,
  kTemplate
};

/// What a call does follows from which of its slots are supplied.
enum class Mode : std::uint8_t {
  none,
  fill_template,    ///< oldValue, template: source takes the place of oldValue in the template
  text,             ///< oldValue, replacementValue
  other_attribute,  ///< regexPattern, regexGroupName, replacementAttributeName: a stand-in for a missing source
  group,            ///< regexPattern, regexGroupName, replacementValue
  regex,            ///< regexPattern, replacementValue
};

template <class Call>
Mode mode_of(const Call& call) {
  const bool value = call.supplied(kReplacementValue);
  if (call.supplied(kOldValue) && call.supplied(kTemplate)) return Mode::fill_template;
  if (call.supplied(kOldValue) && value) return Mode::text;
  if (!call.supplied(kRegexPattern)) return Mode::none;
  if (call.supplied(kRegexGroupName) && value) return Mode::group;
  if (call.supplied(kRegexGroupName) && call.supplied(kReplacementAttributeName)) return Mode::other_attribute;
  return value ? Mode::regex : Mode::none;
}

/// A pattern and what belongs to it. Constant parts are made at compile time, the others at each evaluation.
struct Regex {
  regex::Pattern pattern;
  std::optional<regex::Replacement> replacement;
  std::optional<std::uint32_t> group;
};

struct Prepared {
  Mode mode = Mode::none;
  std::optional<Regex> regex;
  bool group_known = false;  ///< Regex::group is the result of the search; nullopt: there is no such group
};

regex::Limits regex_limits(const Limits& limits) {
  return {.match_limit = limits.regex_steps, .max_result_bytes = limits.text_bytes};
}

Val failed() { return Val::of_kind(Val::failed); }

Val regex_failed(const regex::Error& error, std::size_t argument, const func::Args& args, func::Evaluation& cx) {
  switch (error.kind) {
    case regex::Error::Kind::timeout:
      return cx.fail(diag::kRegexTimeout, args.span(kRegexPattern), args.function(), cx.limits().regex_steps);
    case regex::Error::Kind::result_too_large:
      return cx.fail(diag::kTextTooLong, args.node().span, cx.limits().text_bytes);
    case regex::Error::Kind::pattern:
    case regex::Error::Kind::argument: break;
  }
  return cx.fail(diag::kBadArgument, args.span(argument), args.function(), args.parameter(argument), error.message);
}

/// A text argument that must not be null.
Val required_text(std::size_t i, const func::Args& args, func::Evaluation& cx) {
  const Val text = func::text_arg(args, i, cx);
  if (text.is_null()) return cx.fail(diag::kNullArgument, args.span(i), args.function(), args.parameter(i));
  return text;
}

/// replacementValue; null counts as "".
Val replacement_text(const func::Args& args, func::Evaluation& cx) {
  const Val text = func::text_arg(args, kReplacementValue, cx);
  return text.is_null() ? Val::of_text({}, Val::ascii | Val::clean) : text;
}

/// String.Replace: every `old_value` in `text` becomes `new_value`.
Val replace_text(const Val& text, const Val& old_value, const Val& new_value, const func::Args& args,
                 func::Evaluation& cx) {
  if (old_value.size == 0)
    return cx.fail(diag::kBadArgument, args.span(kOldValue), args.function(), args.parameter(kOldValue),
                   "it must not be the empty text");
  const auto result =
      regex::replace_all(text.str(), old_value.str(), new_value.str(), cx.arena, cx.limits().text_bytes);
  if (!result) return regex_failed(result.error(), kOldValue, args, cx);
  // An old value that may hold half of a surrogate pair may leave the other half.
  std::uint8_t flags = text.flags & new_value.flags;
  if ((old_value.flags & (Val::ascii | Val::clean)) == 0) flags &= Val::ascii;
  return changed(*result, flags, text, args, cx);
}

std::optional<Regex> compile(const func::Args& args, func::Evaluation& cx) {
  const Val pattern = required_text(kRegexPattern, args, cx);
  // Compiling costs far more than its bytes; a budget should notice.
  if (!pattern.is_text() || !cx.charge(args.node(), 100 + pattern.size)) return std::nullopt;
  auto compiled = regex::Pattern::compile(pattern.str(), regex_limits(cx.limits()));
  if (compiled) return Regex{std::move(*compiled), {}, {}};
  regex_failed(compiled.error(), kRegexPattern, args, cx);
  return std::nullopt;
}

/// The group of modes `group` and `other_attribute`; nullopt: there is no such group, or the evaluation failed.
std::optional<std::uint32_t> group_of(const Regex& regex, const Prepared* prepared, const func::Args& args,
                                      func::Evaluation& cx) {
  if (prepared != nullptr && prepared->group_known) return regex.group;
  const Val name = required_text(kRegexGroupName, args, cx);
  return name.is_text() ? regex.pattern.find_group(name.str()) : std::nullopt;
}

/// The subject with its matches replaced. The value of `flags` is known for ASCII only: a regular expression can cut
/// a surrogate pair.
Val replaced(const tl::expected<std::string_view, regex::Error>& result, const Val& source, const Val& replacement,
             const func::Args& args, func::Evaluation& cx) {
  if (!result) return regex_failed(result.error(), kReplacementValue, args, cx);
  std::uint8_t flags = source.flags & replacement.flags;
  if ((flags & Val::ascii) == 0) flags = is_ascii(*result) ? Val::ascii : 0;
  return changed(*result, flags, source, args, cx);
}

Val replace_matches(const Regex& regex, const Val& source, const func::Args& args, func::Evaluation& cx) {
  const Val text = replacement_text(args, cx);
  if (!text.is_text()) return text;
  if (regex.replacement)
    return replaced(
        regex.pattern.replace(source.str(), source.is_ascii(), *regex.replacement, cx.regex_scratch, cx.arena), source,
        text, args, cx);
  const auto replacement = regex::Replacement::parse(regex.pattern, text.str());
  if (!replacement) return regex_failed(replacement.error(), kReplacementValue, args, cx);
  return replaced(regex.pattern.replace(source.str(), source.is_ascii(), *replacement, cx.regex_scratch, cx.arena),
                  source, text, args, cx);
}

Val replace_group(const Regex& regex, const Prepared* prepared, const Val& source, const func::Args& args,
                  func::Evaluation& cx) {
  const Val text = replacement_text(args, cx);
  if (!text.is_text()) return text;
  const auto group = group_of(regex, prepared, args, cx);
  if (!group) return cx.error() ? failed() : source;
  return replaced(
      regex.pattern.replace_group(source.str(), source.is_ascii(), *group, text.str(), cx.regex_scratch, cx.arena),
      source, text, args, cx);
}

Val group_of_other(const Regex& regex, const Prepared* prepared, const Val& other, const func::Args& args,
                   func::Evaluation& cx) {
  const auto group = group_of(regex, prepared, args, cx);
  // .NET: a group that does not exist, and every group of a failed match, has the value "".
  const Val empty = Val::of_text({}, Val::ascii | Val::clean);
  if (!group) return cx.error() ? failed() : empty;
  const auto text = regex.pattern.extract_group(other.str(), other.is_ascii(), *group, cx.regex_scratch, cx.arena);
  if (!text) return regex_failed(text.error(), kRegexPattern, args, cx);
  if (!*text) return empty;
  return func::text_result(**text, other.is_ascii(), args.node(), cx);
}

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val source = func::text_arg(args, kSource, cx);
  if (source.kind == Val::failed) return source;
  const auto* prepared = args.prepared<Prepared>();
  const Mode mode = prepared != nullptr ? prepared->mode : mode_of(args);

  if (mode == Mode::fill_template) {
    const Val text = func::text_arg(args, kTemplate, cx);
    if (!text.is_text()) return text;
    const Val old_value = required_text(kOldValue, args, cx);
    if (!old_value.is_text()) return old_value;
    return replace_text(text, old_value, source.is_null() ? Val::of_text({}, Val::ascii | Val::clean) : source, args,
                        cx);
  }
  Val subject = source;
  if (mode == Mode::other_attribute) {
    if (!source.is_null_or_empty()) return source;
    subject = func::text_arg(args, kReplacementAttributeName, cx);
  }
  if (!subject.is_text()) return subject;  // null, or failed
  if (mode == Mode::text) {
    const Val old_value = required_text(kOldValue, args, cx);
    if (!old_value.is_text()) return old_value;
    const Val new_value = replacement_text(args, cx);
    if (!new_value.is_text()) return new_value;
    return replace_text(subject, old_value, new_value, args, cx);
  }
  std::optional<Regex> computed;
  const Regex* regex = prepared != nullptr && prepared->regex ? &*prepared->regex : nullptr;
  if (regex == nullptr) {
    computed = compile(args, cx);
    if (!computed) return failed();
    regex = &*computed;
  }
  switch (mode) {
    case Mode::regex: return replace_matches(*regex, subject, args, cx);
    case Mode::group: return replace_group(*regex, prepared, subject, args, cx);
    default: return group_of_other(*regex, prepared, subject, args, cx);
  }
}

/// Which slots are supplied, for the message about a combination without meaning.
std::string supplied_slots(const func::Prepare& p) {
  std::vector<std::string> names;
  for (std::size_t i = kOldValue; i < p.size(); ++i)
    if (p.supplied(i)) names.emplace_back(p.parameter(i));
  if (names.empty()) return "`source` alone";
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i)
    text += fmt::format("{}`{}`", i == 0 ? "" : i + 1 == names.size() ? " and " : ", ", names[i]);
  return text;
}

/// Begins with, at most `count` bytes, and not in the middle of a character.
std::string_view beginning(std::string_view text, std::size_t count) {
  if (text.size() <= count) return text;
  while (count > 0 && (static_cast<unsigned char>(text[count]) & 0xC0) == 0x80) --count;
  return text.substr(0, count);
}

void prepare_regex(func::Prepare& p, Prepared& prepared) {
  const Val* pattern = p.constant(kRegexPattern);
  if (pattern == nullptr || !pattern->is_text()) return;
  auto compiled = regex::Pattern::compile(pattern->str(), regex_limits(p.limits));
  if (!compiled) {
    auto& d = p.report(diag::kBadRegex, kRegexPattern, p.function(), compiled.error().message);
    const auto at = std::min<std::size_t>(compiled.error().at, pattern->size);
    if (at > 0 && at < pattern->size)
      d.notes.push_back(fmt::format("at `{}`", replace_lone_surrogates(beginning(pattern->str().substr(at), 40))));
    return;
  }
  prepared.regex = Regex{std::move(*compiled), {}, {}};
  const Val* replacement = p.constant(kReplacementValue);
  if (prepared.mode == Mode::regex && replacement != nullptr && replacement->is_text()) {
    // A text that .NET refuses is refused when it is evaluated.
    if (auto parsed = regex::Replacement::parse(prepared.regex->pattern, replacement->str()))
      prepared.regex->replacement = std::move(*parsed);
  }
  const Val* group = p.constant(kRegexGroupName);
  if ((prepared.mode == Mode::group || prepared.mode == Mode::other_attribute) && group != nullptr) {
    std::string name;
    if (group->is_text())
      name = group->str();
    else if (group->kind == Val::integer)
      name = std::to_string(group->number);
    else
      return;
    prepared.regex->group = prepared.regex->pattern.find_group(name);
    prepared.group_known = true;
    if (!prepared.regex->group) {
      auto& d = p.report(diag::kUnknownGroup, kRegexGroupName, replace_lone_surrogates(name));
      const auto names = prepared.regex->pattern.group_names();
      if (names.size() > 1) {
        d.help = "its groups are ";
        for (std::size_t i = 1; i < names.size(); ++i) d.help += fmt::format("{}`{}`", i == 1 ? "" : ", ", names[i]);
      }
    }
  }
}

void prepare(func::Prepare& p) {
  Prepared prepared{.mode = mode_of(p)};
  if (prepared.mode == Mode::none) {
    p.report(diag::kReplaceCombination, p.size(), supplied_slots(p));
    return;
  }
  if (prepared.mode == Mode::fill_template || prepared.mode == Mode::text) {
    const Val* old_value = p.constant(kOldValue);
    if (old_value != nullptr && old_value->is_text() && old_value->size == 0) {
      p.report(diag::kEmptyOldValue, kOldValue);
      return;
    }
  } else {
    prepare_regex(p, prepared);
  }
  p.node.prepared = p.keep(std::move(prepared));
}

}  // namespace

const func::Builtin& replace_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "Replace",
              .category = Category::text,
              .parameters = {{.name = "source", .description = "text to change"},
                             {.name = "oldValue",
                              .description = "text to be replaced, taken literally",
                              .required = false,
                              .graph_key = "Find"},
                             {.name = "regexPattern",
                              .description = "regular expression of .NET for what is to be replaced",
                              .required = false,
                              .graph_key = "RegularExpression"},
                             {.name = "regexGroupName",
                              .description = "name or number of the group whose text counts",
                              .required = false,
                              .graph_key = "RegularExpressionGroupName"},
                             {.name = "replacementValue",
                              .description = "the new text; \"\" deletes",
                              .required = false,
                              .graph_key = "Replacement"},
                             {.name = "replacementAttributeName",
                              .description = "attribute that stands in when source has no value",
                              .required = false,
                              .graph_key = "ReplacementPropertyName"},
                             {.name = "template",
                              .description = "text in which oldValue is replaced by source",
                              .required = false,
                              .graph_key = "Template"}},
              .summary = "Replaces parts of a text.",
              .notes =
                  "The arguments are positional; leave those blank that are not meant. What happens follows from which "
                  "are supplied, in this order:\n"
                  "\n"
                  "1. oldValue and template: every oldValue in template becomes source (\"\" if source is null).\n"
                  "2. oldValue and replacementValue: every oldValue in source becomes replacementValue, case-sensitive "
                  "and from left to right.\n"
                  "3. regexPattern, regexGroupName and replacementValue: in every match the text of the group is "
                  "replaced, the rest stays; replacementValue is literal.\n"
                  "4. regexPattern, regexGroupName and replacementAttributeName: a source that has a value is the "
                  "result; else the text of the group in the first match in the other attribute. No match gives \"\" "
                  "(as .NET's Match.Groups).\n"
                  "5. regexPattern and replacementValue: .NET's Regex.Replace; `${name}`, `$1`, `$&` and `$$` have a "
                  "meaning in replacementValue. No match leaves the source as it is.\n"
                  "\n"
                  "Everything else is an error, and so is an empty oldValue (both inferred). With both "
                  "replacementValue and replacementAttributeName the former counts (inferred). In 2, 3 and 5 a null "
                  "source gives null, a null replacementValue counts as \"\" (inferred). A group that the pattern does "
                  "not have changes nothing. Regular expressions are those of .NET, without options: case-sensitive, "
                  "`$` also matches before a final line feed; named groups are numbered after unnamed ones. Applied to "
                  "each value of a list (inferred).",
              .per_value = true,
              .examples =
                  {{.expression = R"(Replace([mail], "@contoso.com", , , "", , ))",
                    .attributes = R"({"mail": "john.doe@contoso.com"})",
                    .result = R"("john.doe")"},
                   {.expression = R"(Replace([UserID], "<username>", , , , , "<username>@contoso.com"))",
                    .attributes = R"({"UserID": "jsmith"})",
                    .result = R"("jsmith@contoso.com")"},
                   {.expression =
                        R"x(Replace([telephoneNumber], , "\\+(?<isdCode>\\d* )(?<phoneNumber>\\d{10})", , "${phoneNumber}", , ))x",
                    .attributes = R"({"telephoneNumber": "+91 9998887777"})",
                    .result = R"("9998887777")"},
                   {.expression =
                        R"x(Replace([AddressLineData], , "(?<streetNumber>^\\d*)", "streetNumber", "888", , ))x",
                    .attributes = R"({"AddressLineData": "545 Tremont Street"})",
                    .result = R"("888 Tremont Street")"},
                   {.expression =
                        R"x(Replace([telephoneNumber], , "\\+(?<isdCode>\\d* )(?<phoneNumber>\\d{10})", "phoneNumber", , [mobile], ))x",
                    .attributes = R"({"telephoneNumber": "", "mobile": "+91 8887779999"})",
                    .result = R"("8887779999")"},
                   {.expression = R"(Replace([mail], "@", , , "_", , ))", .expect = Expect::null},
                   {.expression = R"(Replace([names], "a", , , "o", , ))",
                    .attributes = R"({"names": ["Anna", "Bea"]})",
                    .result = R"(["Anno", "Beo"])"},
                   {.expression = R"(Replace([mail], "@", "_"))", .result = "E220", .expect = Expect::error}},
          },
      .apply = apply,
      .prepare = prepare,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
