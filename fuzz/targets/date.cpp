// Formats and texts of dates: every output fits the announced size, what is read is a valid date, the shortcut of Parse
// agrees with its table, and what `o` writes is read back.
//
// Sections: format, text, options (low four bits: styles; the rest picks a moment).
#include <memory>

#include "input.hpp"
#include "time/exact.hpp"
#include "time/format.hpp"
#include "time/parse.hpp"
#include "time/styles.hpp"

using namespace attrmap;
using namespace attrmap::time;

namespace {

constexpr std::int64_t kNow = 639'040'752'000'000'000;

void check_valid(const tl::expected<DateTime, Error>& read, std::string_view text) {
  if (read)
    fuzz::require(read->ticks >= 0 && read->ticks <= kMaxTicks, "date out of range", text);
  else
    fuzz::require(!read.error().message(text).empty() && read.error().at <= text.size() + 1, "bad error", text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 2000) return 0;
  fuzz::Input input(data, size);
  const std::string format = input.text();
  const std::string text = input.text();
  const std::string_view more = input.next();

  constexpr Styles kStyles[] = {Styles::none,
                                kFormatDateTimeStyles,
                                kUniversalStyles,
                                Styles::allow_white_spaces,
                                Styles::no_current_date_default,
                                Styles::assume_local,
                                Styles::adjust_to_universal,
                                Styles::roundtrip_kind};
  const Styles styles = more.empty() ? Styles::none : kStyles[static_cast<unsigned char>(more[0]) % 8];
  std::uint64_t moment = 0;
  for (const char c : more) moment = moment * 131 + static_cast<unsigned char>(c) * std::uint64_t{2'654'435'761};
  const DateTime t{static_cast<std::int64_t>(moment % (kMaxTicks + 1)), DateKind::utc};

  if (const auto compiled = DateFormat::compile(format)) {
    // A buffer of exactly the announced size, so that the address sanitizer sees a byte too many.
    const auto buffer = std::make_unique<char[]>(compiled->max_size());
    const char* end = compiled->format_to(buffer.get(), t);
    fuzz::require(static_cast<std::size_t>(end - buffer.get()) <= compiled->max_size(), "longer than announced",
                  format);
    compiled->format_to(buffer.get(), DateTime{kMaxTicks, DateKind::local});
    const std::string written = compiled->format(t);
    if (const auto parser = ExactParser::compile(format, styles)) check_valid(parser->parse(written, kNow), written);
  }
  if (const auto parser = ExactParser::compile(format, styles)) check_valid(parser->parse(text, kNow), text);

  const auto parsed = parse(text, styles, kNow);
  check_valid(parsed, text);
  const auto by_table = parse_by_table(text, styles, kNow);
  fuzz::require(parsed.has_value() == by_table.has_value() &&
                    (!parsed || (parsed->ticks == by_table->ticks && parsed->kind == by_table->kind)),
                "shortcut and table differ", text);
  check_valid(parse_utc(text, kNow), text);
  check_valid(parse_iso_instant(text), text);

  static const auto round_trip = DateFormat::compile("o");
  static const auto reader = ExactParser::compile("o", Styles::roundtrip_kind);
  const auto back = reader->parse(round_trip->format(t), kNow);
  fuzz::require(back && back->ticks == t.ticks && back->kind == DateKind::utc, "o is not read back");
  return 0;
}
