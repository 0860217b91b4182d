// What Transcription writes must be what a date in between gives; where it writes nothing, the date decides.
#include "time/transcription.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

using namespace attrmap::time;

namespace {

constexpr std::string_view kInputs[] = {"yyyy-MM-ddTHH:mm:ssZ",    "yyyy-MM-dd",        "yyyyMMdd",
                                        "dd/MM/yyyy HH:mm",        "yyyyMMddHHmmss.fZ", "MM/dd/yyyyK",
                                        "yyyy-MM-dd HH:mm:ss.fff", "yy-MM-dd HH:mm",    "yyyy-MM-ddTHH:mm:sszzz"};
constexpr std::string_view kOutputs[] = {"dd MMM yyyy",
                                         "yyyy-MM-dd",
                                         "yyyyMMdd",
                                         "MM/dd/yy HH:mm:ss",
                                         "HHmm",
                                         "MMM-MMM",
                                         "dddd d MMMM",
                                         "'Quarter of' yyyy",
                                         "yyyy-MM-ddTHH:mm:ssZ yyyy-MM-ddTHH:mm:ssZ"};

}  // namespace

TEST_CASE("transcription") {
  std::mt19937 engine(3);
  const auto below = [&](int n) { return static_cast<int>(engine() % static_cast<unsigned>(n)); };
  std::size_t written = 0, refused = 0;
  for (const std::string_view input : kInputs)
    for (const std::string_view output : kOutputs) {
      CAPTURE(input);
      CAPTURE(output);
      const auto parser = ExactParser::compile(input, kFormatDateTimeStyles);
      const auto format = DateFormat::compile(output);
      const auto printer = DateFormat::compile(input);
      REQUIRE(parser);
      REQUIRE(format);
      REQUIRE(printer);
      const auto direct = Transcription::of(*parser, *format);
      if (!direct) {
        ++refused;
        continue;
      }
      for (int i = 0; i < 400; ++i) {
        std::string text = printer->format(
            DateTime{(std::int64_t{below(3'652'059)} * 86'400 + below(86'400)) * kTicksPerSecond + below(10'000'000),
                     DateKind::utc});
        switch (below(4)) {
          case 0:
            text[static_cast<std::size_t>(below(static_cast<int>(text.size())))] = "0123456789: Z"[below(13)];
            break;
          case 1: text += below(2) != 0 ? "Z" : " "; break;
          default: break;
        }
        CAPTURE(text);
        char buffer[Transcription::kMax];
        const std::string got(buffer, direct->write(*parser, text, buffer));
        if (got.empty()) continue;
        ++written;
        const auto date = parser->parse(text, 0);
        REQUIRE(date);
        REQUIRE(got == format->format(*date));
      }
    }
  CHECK(written > 5000);
  CHECK(refused > 10);
}
