#include "func/evaluation.hpp"

#include <chrono>
#include <random>

#include "base/unicode.hpp"
#include "diag/codes_evaluate.hpp"
#include "func/scratch.hpp"

namespace attrmap::func {
namespace {

// splitmix64: mixes seed and sequence into a stream; the generator's quality matters little, its repeatability does.
std::uint64_t mix(std::uint64_t& state) {
  std::uint64_t z = (state += 0x9E3779B97F4A7C15ull);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
  return z ^ (z >> 31);
}

constexpr std::int64_t kUnixEpochTicks = 621355968000000000;

}  // namespace

std::int64_t Evaluation::now() {
  if (!now_) {
    if (context_.now)
      now_ = context_.now->ticks;
    else {
      const auto since = std::chrono::system_clock::now().time_since_epoch();
      now_ = kUnixEpochTicks +
             std::chrono::duration_cast<std::chrono::duration<std::int64_t, std::ratio<1, 10'000'000>>>(since).count();
    }
  }
  return *now_;
}

std::uint64_t Evaluation::random() {
  if (!context_.random_seed) {
    // Passwords come from here: take the system's generator, not a seeded one.
    thread_local std::random_device device;
    return (std::uint64_t{device()} << 32) | device();
  }
  if (!random_ready_) {
    random_state_ = *context_.random_seed;
    random_state_ = mix(random_state_) ^ (context_.sequence * 0xD1B54A32D192ED03ull);
    random_ready_ = true;
  }
  return mix(random_state_);
}

Val Evaluation::fail_with(Diagnostic error) {
  if (!error_) error_ = std::move(error);
  return Val::of_kind(Val::failed);
}

bool Evaluation::out_of_budget(const Node& node) {
  if (cost_left_ < 0)
    fail(diag::kCostExceeded, node.span, limits_.cost);
  else
    fail(diag::kCancelled, node.span);
  return false;
}

std::string Evaluation::shown(const Val& value) const {
  if (value.is_null()) return "null";
  if (value.kind == Val::list) return fmt::format("a list of {} values", value.size);
  if (!context_.values_in_errors || (value.flags & Val::redacted)) {
    if (value.is_text()) return fmt::format("a text of {} characters", utf16_length(value.str()));
    return fmt::format("{} {}", value.kind == Val::integer || value.kind == Val::object ? "an" : "a",
                       kind_name(value.kind));
  }
  Arena scratch(256);
  std::string text = replace_lone_surrogates(to_text(value, scratch).str());
  if (text.size() > 80) {
    std::size_t end = 77;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text.resize(end);
    text += "...";
  }
  return value.is_text() ? "\"" + text + "\"" : text;
}

}  // namespace attrmap::func
