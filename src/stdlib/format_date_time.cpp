#include <optional>

#include "base/unicode.hpp"
#include "diag/codes_check.hpp"
#include "diag/codes_evaluate.hpp"
#include "func/coerce.hpp"
#include "stdlib/all.hpp"
#include "stdlib/date_support.hpp"
#include "stdlib/lazy_support.hpp"
#include "time/exact.hpp"
#include "time/format.hpp"
#include "time/transcription.hpp"

namespace attrmap::stdlib {
namespace {

constexpr std::size_t kNone = SIZE_MAX;
constexpr std::string_view kStyles = "dateTimeStyles", kInput = "inputFormat", kOutput = "outputFormat";

/// What the constant arguments allow. The meaning of the arguments follows from their number, blanks counted.
struct Plan {
  std::size_t styles_at = kNone, input_at = kNone, output_at = kNone;
  std::optional<time::Styles> styles;         ///< known at compile time
  std::optional<time::ExactParser> parser;    ///< of a constant input format
  std::optional<time::DateFormat> output;     ///< of a constant output format
  std::optional<time::Transcription> direct;  ///< from the one to the other without a date
  bool needs_clock = true;                    ///< the input format may lack the date or the year
  std::uint8_t flags = 0;                     ///< of the result
};

/// Flags of every text that `format` can give: fields are letters, digits and signs, the rest is the format's own.
std::uint8_t result_flags(std::string_view format) {
  if (!is_ascii(format)) return 0;
  for (const char c : format)
    if (static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\') return Val::ascii;
  return Val::ascii | Val::clean;
}

/// Reading the clock costs as much as everything else here, so find out whether the format ever needs it: print a
/// date with it and read that back under two different clocks.
bool needs_clock(const time::ExactParser& parser, std::string_view format) {
  const auto printer = time::DateFormat::compile(format);
  if (!printer) return true;
  const std::string sample =
      printer->format(time::DateTime{time::ticks_of(2003, 4, 5) + 6 * time::kTicksPerHour, time::DateKind::utc});
  const auto early = parser.parse(sample, 0), late = parser.parse(sample, time::kMaxTicks);
  return !early || !late || early->ticks != late->ticks;
}

Val print(const time::DateFormat& format, time::DateTime date, std::uint8_t flags, const func::Node& node,
          func::Evaluation& cx) {
  char* to = cx.arena.reserve(format.max_size());
  char* end = format.format_to(to, date);
  const std::string_view text = cx.arena.commit(static_cast<std::size_t>(end - to));
  if (text.size() > 64) [[unlikely]] {
    const Val checked = func::text_result(text, flags & Val::ascii, node, cx);
    if (checked.kind == Val::failed) return checked;
  }
  return Val::of_text(text, flags);
}

/// The text of a computed argument; null when it is not supplied.
Val option(std::size_t at, std::string_view name, const func::Args& args, func::Evaluation& cx) {
  const Val value = args[at];
  if (value.kind == Val::list) return cx.fail(diag::kListNotAllowed, args.span(at), args.function(), name, value.size);
  return value.is_null() ? Val() : to_text(value, cx.arena);
}

std::vector<KnownValue> styles() {
  std::vector<KnownValue> known;
  for (const time::StyleName& style : time::kStyleNames) known.push_back({std::string(style.name)});
  return known;
}

/// Those that applications ask for.
std::vector<KnownValue> formats() {
  return {{"yyyy-MM-dd"},           {"yyyyMMdd"},         {"dd/MM/yyyy"}, {"MM/dd/yyyy"},
          {"yyyy-MM-ddTHH:mm:ssZ"}, {"yyyyMMddHHmmss.fZ"}};
}

Val bad(std::size_t at, std::string_view name, const std::string& why, const func::Args& args, func::Evaluation& cx) {
  return cx.fail(diag::kBadArgument, args.span(at), args.function(), name, why);
}

Val mismatch(const Val& source, const Val& format, const time::Error& error, const func::Args& args,
             func::Evaluation& cx) {
  const std::size_t at = args.prepared<Plan>()->input_at;
  const bool constant = args.supplied(at) && args.node().args[at]->type == func::NodeType::constant;
  return cx.fail(diag::kDateFormatMismatch, args.span(0), args.function(), cx.shown(source),
                 constant ? std::string(format.str()) : cx.shown(format), reason(error, source, cx));
}

/// The date that `source` states, by computed or prepared styles and input format.
Val read(const Val& source, time::DateTime& date, const func::Args& args, func::Evaluation& cx) {
  const Plan& plan = *args.prepared<Plan>();
  const Val failed = Val::of_kind(Val::failed);
  time::Styles styles = plan.styles.value_or(time::kFormatDateTimeStyles);
  if (!plan.styles) {
    const Val names = option(plan.styles_at, kStyles, args, cx);
    if (names.kind == Val::failed) return names;
    if (names.is_text()) {
      const auto parsed = time::parse_styles(names.str());
      if (!parsed) return bad(plan.styles_at, kStyles, reason(parsed.error(), names, cx), args, cx);
      const auto checked = time::check_styles(*parsed);
      if (!checked) return bad(plan.styles_at, kStyles, checked.error().message(), args, cx);
      styles = *parsed;
    }
  }
  const Val format = plan.input_at == kNone ? Val() : option(plan.input_at, kInput, args, cx);
  if (format.kind == Val::failed) return format;
  if (format.is_null()) {
    const auto ticks = func::date_arg(args, 0, cx);
    if (!ticks) return failed;
    date = {*ticks, time::DateKind::utc};
    return Val();
  }
  const Val text = func::text_arg(args, 0, cx);
  if (text.kind == Val::failed) return text;
  std::optional<time::ExactParser> own;
  const time::ExactParser* parser = plan.parser ? &*plan.parser : nullptr;
  if (parser == nullptr) {
    auto compiled = time::ExactParser::compile(format.str(), styles);
    if (!compiled) return bad(plan.input_at, kInput, reason(compiled.error(), format, cx), args, cx);
    own = std::move(*compiled);
    parser = &*own;
  }
  const auto parsed = parser->parse(text.str(), cx.now());
  if (!parsed) return mismatch(source, format, parsed.error(), args, cx);
  date = *parsed;
  return Val();
}

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Plan& plan = *args.prepared<Plan>();
  const Val source = args[0];
  time::DateTime date{source.number, time::DateKind::utc};
  if (source.kind != Val::date_time) {
    if (source.is_null()) return Val();
    if (source.is_text() && source.size == 0) return source;
    if (source.kind == Val::list)
      return cx.fail(diag::kListNotAllowed, args.span(0), args.function(), args.parameter(0), source.size);
    if (plan.parser && plan.styles && source.is_text()) [[likely]] {
      const auto parsed = plan.parser->parse(source.str(), plan.needs_clock ? cx.now() : 0);
      if (!parsed) return mismatch(source, args[plan.input_at], parsed.error(), args, cx);
      date = *parsed;
    } else if (const Val status = read(source, date, args, cx); status.kind == Val::failed) {
      return status;
    }
  }
  if (plan.output) return print(*plan.output, date, plan.flags, args.node(), cx);
  const Val format = option(plan.output_at, kOutput, args, cx);
  if (format.kind == Val::failed) return format;
  if (format.is_null()) return cx.fail(diag::kNullArgument, args.span(plan.output_at), args.function(), kOutput);
  const auto compiled = time::DateFormat::compile(format.str());
  if (!compiled) return bad(plan.output_at, kOutput, reason(compiled.error(), format, cx), args, cx);
  return print(*compiled, date, result_flags(format.str()), args.node(), cx);
}

/// The call with constant formats: text that matches goes straight through, everything else the common way.
Val run_prepared(const func::Node& node, func::Evaluation& cx) {
  const Val source = operand(node, 0, cx);
  if (source.kind == Val::failed || !cx.charge(node, 1)) return Val::of_kind(Val::failed);
  const Plan& plan = *static_cast<const Plan*>(node.prepared);
  if (source.is_text() && source.size > 0) [[likely]] {
    if (plan.direct) {
      char* const to = cx.arena.reserve(time::Transcription::kMax);
      if (const std::size_t n = plan.direct->write(*plan.parser, source.str(), to); n != 0)
        return Val::of_text(cx.arena.commit(n), plan.flags | (source.flags & Val::redacted));
    }
    if (const auto date = plan.parser->parse(source.str(), plan.needs_clock ? cx.now() : 0))
      return print(*plan.output, *date, plan.flags | (source.flags & Val::redacted), node, cx);
  }
  Val args[4] = {source};
  for (std::uint32_t i = 1; i < node.count; ++i) args[i] = node.supplied(i) ? node.args[i]->constant : Val::missing();
  Val result = apply(func::Args(args, node), cx);
  result.flags |= source.flags & Val::redacted;
  return result;
}

/// A text source must match the input format; a function that gives a date-time never needs one.
bool may_be_text(const func::Node* source) {
  if (source == nullptr) return false;
  if (source->type == func::NodeType::constant) return source->constant.is_text() && source->constant.size > 0;
  return source->type != func::NodeType::call || source->builtin->def.result != Type::date_time;
}

/// The constant at `at` as text; nullopt if it is computed. Null and blank are null.
std::optional<Val> constant_text(func::Prepare& p, std::size_t at) {
  if (at == kNone || !p.supplied(at)) return Val();
  const Val* value = p.constant(at);
  if (value == nullptr || value->kind == Val::list || value->kind >= Val::ignore_attribute) return std::nullopt;
  return value->is_null() ? Val() : to_text(*value, p.arena);
}

void prepare(func::Prepare& p) {
  Plan plan;
  const std::size_t n = p.size();
  if (n < 2) {
    p.report(diag::kFormatArguments, n);
    return;
  }
  plan.output_at = n - 1;
  if (n >= 3) plan.input_at = n - 2;
  if (n == 4) plan.styles_at = 1;
  if (!p.supplied(plan.output_at)) {
    p.report(diag::kBlankRequired, plan.output_at, p.function(), kOutput);
    return;
  }
  if (const auto names = constant_text(p, plan.styles_at)) {
    plan.styles = time::kFormatDateTimeStyles;
    if (names->is_text()) {
      const auto parsed = time::parse_styles(names->str());
      const auto checked = parsed ? time::check_styles(*parsed) : tl::expected<void, time::Error>();
      if (!parsed || !checked) {
        const std::string why = parsed ? checked.error().message() : parsed.error().message(names->str());
        p.report(diag::kBadStyles, plan.styles_at, p.function(), why);
        return;
      }
      plan.styles = *parsed;
    }
  }
  if (const auto format = constant_text(p, plan.input_at)) {
    if (format->is_text() && plan.styles) {
      auto parser = time::ExactParser::compile(format->str(), *plan.styles);
      if (parser) {
        plan.needs_clock = needs_clock(*parser, format->str());
        plan.parser = std::move(*parser);
      } else if (may_be_text(p.node.args[0])) {
        p.report(diag::kBadDateFormat, plan.input_at, p.function(), format->str(),
                 parser.error().message(format->str()));
      }
    }
  }
  if (const auto format = constant_text(p, plan.output_at); format && format->is_text()) {
    auto output = time::DateFormat::compile(format->str());
    if (output) {
      plan.output = std::move(*output);
      plan.flags = result_flags(format->str());
    } else {
      p.report(diag::kBadDateFormat, plan.output_at, p.function(), format->str(),
               output.error().message(format->str()));
    }
  }
  // With a parser, styles and input format are constant.
  if (plan.parser && plan.output) {
    plan.direct = time::Transcription::of(*plan.parser, *plan.output);
    p.node.run = run_prepared;
  }
  p.node.prepared = p.keep(std::move(plan));
}

}  // namespace

const func::Builtin& format_date_time_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "FormatDateTime",
              .category = Category::date,
              .parameters = {{.name = "source", .description = "a date-time, or text in inputFormat"},
                             {.name = "dateTimeStyles",
                              .description =
                                  "names of .NET's DateTimeStyles, separated by commas; with four arguments only",
                              .required = false,
                              .known_values = styles()},
                             {.name = "inputFormat",
                              .description =
                                  "how source is written; blank: as CDate reads it. Not looked at for a date-time",
                              .required = false,
                              .known_values = formats()},
                             {.name = "outputFormat",
                              .description = "how to write it; always the last argument",
                              .required = false,
                              .known_values = formats()}},
              .summary = "Rewrites a date-time from one .NET format to another.",
              .reading = "read it as a date-time[ written as {inputFormat}][, with {dateTimeStyles}], and write it[ as "
                         "{outputFormat}]",
              .notes =
                  "The meaning of the arguments follows from their number, blanks counted: two are (source, "
                  "outputFormat), three (source, inputFormat, outputFormat), four (source, dateTimeStyles, "
                  "inputFormat, "
                  "outputFormat). Published mappings use all three forms.\n\n"
                  "Text must match inputFormat exactly, as .NET's DateTime.ParseExact under the invariant culture has "
                  "it: `M d h H m s` take one or two digits, doubled letters exactly two, `hh` needs `tt`. Styles are "
                  "RoundtripKind, AllowLeadingWhite and AllowTrailingWhite unless given. An offset read by `z`, `zz` "
                  "or "
                  "`zzz` moves the value to UTC, which may change the day. A date-time (from CDate, DateAdd, Now, "
                  "DateFromNum) is printed directly and its inputFormat is not applied (inferred).\n\n"
                  "Null and \"\" are returned as they are. A list is an error.",
              .deterministic = false,  // an input format without the date or the year takes it from the clock
              .examples = {{.expression =
                                R"(FormatDateTime([extensionAttribute1], , "yyyyMMddHHmmss.fZ", "yyyy-MM-dd"))",
                            .attributes = R"({"extensionAttribute1": "20150123105347.1Z"})",
                            .result = R"("2015-01-23")"},
                           {.expression = R"(FormatDateTime([ContractEndDate], "yyyy-MM-ddzzz", "yyyy-MM-dd"))",
                            .attributes = R"({"ContractEndDate": "2020-12-31+08:00"})",
                            .result = R"("2020-12-30")"},
                           {.expression = R"(FormatDateTime(Now(), , "M/d/yyyy h:mm:ss tt", "yyyy-MM-dd"))",
                            .result = R"("2025-07-30")",
                            .now = "2025-07-30T12:00:00Z"},
                           {.expression = R"(FormatDateTime([d], , "M/d/yyyy hh:mm:ss tt", "yyyy-MM-dd"))",
                            .attributes = R"({"d": "7/2/2021 3:33:38 PM"})",
                            .result = "E408",
                            .expect = Expect::error},
                           {.expression = R"(FormatDateTime([d], , "yyyy-MM-dd", "dd MMM yyyy"))",
                            .expect = Expect::null}},
          },
      .apply = apply,
      .prepare = prepare,
      .repeatable = true,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
