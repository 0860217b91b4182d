#include <algorithm>
#include <array>

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
  bool all_constant = false;   ///< but for the source, which alone is evaluated then; `texts` holds the others
  bool group_known = false;    ///< Regex::group is the result of the search; nullopt: there is no such group
  std::optional<Regex> regex;  ///< of a constant pattern
  std::array<Val, kTemplate + 1> texts;
  std::array<Span, kTemplate + 1> spans;
};

Val failed() { return Val::of_kind(Val::failed); }
Val empty() { return Val::of_text({}, Val::ascii | Val::clean); }

struct Call {
  const func::Args& args;
  func::Evaluation& cx;
  const Prepared& prepared;

  Val text(std::size_t i) const { return prepared.all_constant ? prepared.texts[i] : text_of(args, i, cx); }
  /// A text that must not be null.
  Val required_text(std::size_t i) const {
    const Val value = text(i);
    if (value.is_null()) return cx.fail(diag::kNullArgument, prepared.spans[i], args.function(), args.parameter(i));
    return value;
  }
  /// replacementValue; null counts as "".
  Val replacement_text() const {
    const Val value = text(kReplacementValue);
    return value.is_null() ? empty() : value;
  }
  Val bad_argument(std::size_t i, std::string_view message) const {
    return cx.fail(diag::kBadArgument, prepared.spans[i], args.function(), args.parameter(i), message);
  }
  /// `argument` is the one to blame when the error is no limit.
  Val failure(const regex::Error& error, std::size_t argument) const {
    switch (error.kind) {
      case regex::Error::Kind::timeout:
        return cx.fail(diag::kRegexTimeout, prepared.spans[kRegexPattern], args.function(), cx.limits().regex_steps);
      case regex::Error::Kind::result_too_large:
        return cx.fail(diag::kTextTooLong, args.node().span, cx.limits().text_bytes);
      case regex::Error::Kind::pattern:
      case regex::Error::Kind::argument: break;
    }
    return bad_argument(argument, error.message);
  }
};

regex::Limits regex_limits(const Limits& limits) {
  return {.match_limit = limits.regex_steps, .max_result_bytes = limits.text_bytes};
}

/// String.Replace: every `old_value` in `text` becomes `new_value`.
inline Val replace_text(const Val& text, const Val& old_value, const Val& new_value, const Call& call) {
  if (old_value.size == 0) return call.bad_argument(kOldValue, "it must not be the empty text");
  const auto whole = [](const Val& value) { return (value.flags & (Val::ascii | Val::clean)) != 0; };
  const auto result =
      regex::replace_all(text.str(), old_value.str(), new_value.str(), call.cx.arena, call.cx.limits().text_bytes,
                         whole(text) && whole(old_value) && whole(new_value));
  if (!result) return call.failure(result.error(), kOldValue);
  // An old value that may hold half of a surrogate pair may leave the other half.
  std::uint8_t flags = text.flags & new_value.flags;
  if ((old_value.flags & (Val::ascii | Val::clean)) == 0) flags &= Val::ascii;
  return changed(*result, flags, text, call.args, call.cx);
}

std::optional<Regex> compile(const Call& call) {
  const Val pattern = call.required_text(kRegexPattern);
  // Compiling costs far more than its bytes; a budget should notice.
  if (!pattern.is_text() || !call.cx.charge(call.args.node(), 100 + pattern.size)) return std::nullopt;
  auto compiled = regex::Pattern::compile(pattern.str(), regex_limits(call.cx.limits()));
  if (compiled) return Regex{std::move(*compiled), {}, {}};
  call.failure(compiled.error(), kRegexPattern);
  return std::nullopt;
}

/// nullopt: there is no such group, or the evaluation failed.
std::optional<std::uint32_t> group_of(const Regex& regex, const Call& call) {
  if (call.prepared.group_known) return regex.group;
  const Val name = call.required_text(kRegexGroupName);
  return name.is_text() ? regex.pattern.find_group(name.str()) : std::nullopt;
}

/// The result of replacing matches. A regular expression can cut a surrogate pair, so only ASCII stays free of escapes.
inline Val replaced(const tl::expected<std::string_view, regex::Error>& result, const Val& source,
                    const Val& replacement, const Call& call) {
  if (!result) [[unlikely]]
    return call.failure(result.error(), kReplacementValue);
  std::uint8_t flags = source.flags & replacement.flags;
  if ((flags & Val::ascii) == 0) flags = is_ascii(*result) ? Val::ascii : 0;
  return changed(*result, flags, source, call.args, call.cx);
}

Val replace_matches(const Regex& regex, const Val& source, const Call& call) {
  const Val text = call.replacement_text();
  if (!text.is_text()) return text;
  std::optional<regex::Replacement> computed;
  const regex::Replacement* replacement = regex.replacement ? &*regex.replacement : nullptr;
  if (replacement == nullptr) {
    auto parsed = regex::Replacement::parse(regex.pattern, text.str());
    if (!parsed) return call.failure(parsed.error(), kReplacementValue);
    replacement = &computed.emplace(std::move(*parsed));
  }
  return replaced(
      regex.pattern.replace(source.str(), source.is_ascii(), *replacement, call.cx.regex_scratch, call.cx.arena),
      source, text, call);
}

Val replace_group(const Regex& regex, const Val& source, const Call& call) {
  const Val text = call.replacement_text();
  if (!text.is_text()) return text;
  const auto group = group_of(regex, call);
  if (!group) return call.cx.error() ? failed() : source;
  return replaced(regex.pattern.replace_group(source.str(), source.is_ascii(), *group, text.str(),
                                              call.cx.regex_scratch, call.cx.arena),
                  source, text, call);
}

/// .NET: a group that does not exist, and every group of a failed match, has the value "".
Val group_of_other(const Regex& regex, const Val& other, const Call& call) {
  const auto group = group_of(regex, call);
  if (!group) return call.cx.error() ? failed() : empty();
  const auto text =
      regex.pattern.extract_group(other.str(), other.is_ascii(), *group, call.cx.regex_scratch, call.cx.arena);
  if (!text) return call.failure(text.error(), kRegexPattern);
  return *text ? new_text(**text, other.flags & Val::ascii, call.args, call.cx) : empty();
}

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val source = text_of(args, kSource, cx);
  if (source.kind == Val::failed) return source;
  const Prepared& prepared = *args.prepared<Prepared>();
  const Call call{args, cx, prepared};

  if (prepared.mode == Mode::fill_template) {
    const Val text = call.text(kTemplate);
    if (!text.is_text()) return text;
    const Val old_value = call.required_text(kOldValue);
    if (!old_value.is_text()) return old_value;
    return replace_text(text, old_value, source.is_null() ? empty() : source, call);
  }
  Val subject = source;
  if (prepared.mode == Mode::other_attribute) {
    if (!source.is_null_or_empty()) return source;
    subject = call.text(kReplacementAttributeName);
  }
  if (!subject.is_text()) return subject;  // null, or failed
  if (prepared.mode == Mode::text) {
    const Val old_value = call.required_text(kOldValue);
    if (!old_value.is_text()) return old_value;
    const Val new_value = call.replacement_text();
    if (!new_value.is_text()) return new_value;
    return replace_text(subject, old_value, new_value, call);
  }
  std::optional<Regex> computed;
  const Regex* regex = prepared.regex ? &*prepared.regex : nullptr;
  if (regex == nullptr) {
    computed = compile(call);
    if (!computed) return failed();
    regex = &*computed;
  }
  switch (prepared.mode) {
    case Mode::regex: return replace_matches(*regex, subject, call);
    case Mode::group: return replace_group(*regex, subject, call);
    default: return group_of_other(*regex, subject, call);
  }
}

/// The commonest calls without choices: everything but the source is constant.
Val apply_constant_regex(const func::Args& args, func::Evaluation& cx) {
  const Val source = text_of(args, kSource, cx);
  if (!source.is_text()) return source;
  const Prepared& prepared = *args.prepared<Prepared>();
  if (std::string_view result;
      source.is_ascii() && prepared.regex->pattern.try_replace(source.str(), *prepared.regex->replacement,
                                                               cx.regex_scratch, cx.arena, result)) [[likely]] {
    const Val& value = prepared.texts[kReplacementValue];
    const std::uint8_t flags = source.flags & value.flags;
    return changed(result, value.is_ascii() || is_ascii(result) ? flags | Val::ascii : 0, source, args, cx);
  }
  return replaced(prepared.regex->pattern.replace(source.str(), source.is_ascii(), *prepared.regex->replacement,
                                                  cx.regex_scratch, cx.arena),
                  source, prepared.texts[kReplacementValue], {args, cx, prepared});
}
Val apply_constant_text(const func::Args& args, func::Evaluation& cx) {
  const Val source = text_of(args, kSource, cx);
  if (!source.is_text()) return source;
  const Prepared& prepared = *args.prepared<Prepared>();
  return replace_text(source, prepared.texts[kOldValue], prepared.texts[kReplacementValue], {args, cx, prepared});
}

/// Which slots are supplied, for the message about a combination without meaning.
std::string supplied_slots(const func::Prepare& p) {
  std::vector<std::string> names;
  for (std::size_t i = kOldValue; i < p.size(); ++i)
    if (p.supplied(i)) names.emplace_back(p.parameter(i));
  return names.empty() ? "`source` alone" : in_words(names, " and ");
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
  Prepared prepared;
  prepared.mode = mode_of(p);
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
  prepared.all_constant = only_first_varies(p);
  for (std::size_t i = kOldValue; i < p.size(); ++i) {
    prepared.spans[i] = p.supplied(i) ? p.node.args[i]->span : p.node.span;
    const Val* constant = p.constant(i);
    if (constant == nullptr) continue;
    if (constant->kind == Val::list)
      prepared.all_constant = false;  // fails when it is evaluated
    else
      prepared.texts[i] = constant->is_null() ? *constant : to_text(*constant, p.arena);
  }
  const auto* kept = p.keep(std::move(prepared));
  p.node.prepared = kept;
  if (!kept->all_constant) return;
  if (kept->mode == Mode::regex && kept->regex && kept->regex->replacement)
    evaluate_first_only<apply_constant_regex>(p, kept);
  else if (kept->mode == Mode::text)
    evaluate_first_only<apply_constant_text>(p, kept);
  else
    evaluate_first_only<apply>(p, kept);
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
              .reading =
                  "put it in the place of every {oldValue} in {template}|replace every {oldValue} by "
                  "{replacementValue}|replace the group {regexGroupName} of every match of the regular expression "
                  "{regexPattern} by {replacementValue}|if it is null or empty, take the group {regexGroupName} of the "
                  "first match of the regular expression {regexPattern} in {replacementAttributeName}|replace every "
                  "match of the regular expression {regexPattern} by {replacementValue}",
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
