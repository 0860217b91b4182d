#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <thread>

#include "batch/run.hpp"
#include "cli/context_flags.hpp"
#include "cli/input.hpp"
#include "cli/taken.hpp"
#include "cli/verb.hpp"
#include "diag/codes_input.hpp"
#include "diag/make.hpp"
#include "diag/render.hpp"
#include "engine/state.hpp"

namespace attrmap::cli {
namespace {

constexpr std::size_t kLargestMapping = 16u * 1024 * 1024;
constexpr std::size_t kLargestTakenFile = 1024u * 1024 * 1024;
constexpr std::int64_t kUnixEpochTicks = 621355968000000000;

struct MapFlags {
  std::string mapping;
  std::string users;
  std::string format = "auto";
  std::string on_error = "report";
  std::string out;
  std::string taken;
  std::string color = "auto";
  std::size_t max_record = Limits().record_bytes;
  unsigned jobs = 0;
  bool keep_empty = false;
  bool show_values = false;
  ContextFlags context;
};

record::Format format_of(const std::string& name) {
  if (name == "ndjson") return record::Format::ndjson;
  if (name == "json") return record::Format::json;
  if (name == "csv") return record::Format::csv;
  return record::Format::automatic;
}

/// One instant for the whole run, so that all records see the same Now().
DateTimeTicks clock_ticks() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return {kUnixEpochTicks +
          std::chrono::duration_cast<std::chrono::duration<std::int64_t, std::ratio<1, 10'000'000>>>(since).count()};
}

class Map {
 public:
  explicit Map(const MapFlags& flags) : flags_(flags), color_(use_color(flags.color, STDERR_FILENO)) {}

  int run() {
    EngineOptions options;
    if (const std::string wrong = flags_.context.apply(options, context_); !wrong.empty()) return usage(wrong);
    if (flags_.mapping == "-" && flags_.users == "-") return usage("--mapping and --users cannot both be stdin");
    options.limits.record_bytes = flags_.max_record;
    if (!context_.now) context_.now = clock_ticks();
    context_.values_in_errors = flags_.show_values;
    if (const std::string wrong = read_taken(); !wrong.empty()) return usage(wrong);

    const auto engine = Engine::create(options);
    batch::Mapping mapping;
    if (const int exit = load(*engine, mapping); exit != kFine) return exit;

    std::string error;
    const auto source = record::open_source(flags_.users, error);
    if (source == nullptr) return unreadable(diag::make(diag::kUnreadableInput, {}, flags_.users, error));
    record::Input input;
    const std::string name = flags_.users == "-" ? "stdin" : flags_.users;
    if (const auto wrong =
            record::Input::open(*source, options.limits, {.format = format_of(flags_.format), .name = name}, input))
      return unreadable(*wrong);
    if (!input.note().empty()) std::fprintf(stderr, "note: %s\n", input.note().c_str());

    const auto sink =
        flags_.out.empty() ? std::make_unique<batch::Sink>(STDOUT_FILENO) : std::make_unique<batch::Sink>(flags_.out);
    if (!sink->error().empty()) return unwritable(*sink);
    const record::RecordLayout layout(mapping.slots.names(), {.empty_as_null = !flags_.keep_empty});
    const batch::Job job{mapping, layout, input, context_, options.limits, flags_.on_error == "stop"};
    const auto begin = std::chrono::steady_clock::now();
    const unsigned jobs = flags_.jobs != 0 ? flags_.jobs : std::max(1u, std::thread::hardware_concurrency());
    const batch::Summary summary = batch::run(job, input, *sink, jobs);
    return report(summary, *sink, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  }

 private:
  static int usage(const std::string& message) {
    std::fprintf(stderr, "attrmap map: %s\n", message.c_str());
    return kUsage;
  }

  /// A problem that has no place in a text.
  void tell(const Diagnostic& d) const {
    std::fprintf(stderr, "%s[%s]: %s\n", d.severity == Severity::warning ? "warning" : "error", d.code.c_str(),
                 d.message.c_str());
    if (!d.help.empty()) std::fprintf(stderr, "  = help: %s\n", d.help.c_str());
  }
  int unreadable(const Diagnostic& d) const {
    tell(d);
    return kUsage;
  }
  int unwritable(const batch::Sink& sink) const {
    tell(diag::make(diag::kUnwritableOutput, {}, flags_.out.empty() ? "stdout" : flags_.out, sink.error()));
    return kUsage;
  }

  std::string read_taken() {
    if (flags_.taken.empty()) return {};
    std::string text;
    if (std::string wrong = read_input(flags_.taken, kLargestTakenFile, text); !wrong.empty()) return wrong;
    TakenValues taken;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      std::size_t size = end - begin;
      if (size != 0 && text[end - 1] == '\r') --size;
      if (size != 0) taken.add(std::string_view(text).substr(begin, size));
      begin = end + 1;
    }
    context_.is_taken = taken.oracle();
    return {};
  }

  int load(const Engine& engine, batch::Mapping& mapping) const {
    std::string text;
    if (const std::string wrong = read_input(flags_.mapping, kLargestMapping, text); !wrong.empty())
      return usage(wrong);
    const EngineOptions& options = engine.options();
    const auto wrong =
        batch::load_mapping(text, Internals::registry(engine),
                            {.dialect = options.dialect, .strict = options.strict, .limits = options.limits}, mapping);
    if (wrong) {
      tell(*wrong);
      return kDoesNotCompile;
    }
    std::size_t broken = 0;
    for (const batch::Target& target : mapping.targets) {
      broken += target.code == nullptr;
      if (target.diagnostics.empty()) continue;
      const std::string place = flags_.mapping + ", target " + target.name;
      std::fputs(diag::render_pretty(target.diagnostics, {.text = target.expression, .name = place}, {.color = color_})
                     .c_str(),
                 stderr);
      std::fputs("\n", stderr);
    }
    if (broken == 0) return kFine;
    std::fprintf(stderr, "attrmap map: %zu of %zu expressions do not compile\n", broken, mapping.targets.size());
    return kDoesNotCompile;
  }

  int report(const batch::Summary& summary, batch::Sink& sink, double seconds) const {
    const bool written = sink.finish(summary.complete());
    if (summary.input_error) tell(*summary.input_error);
    if (!written) unwritable(sink);
    if (summary.stopped) std::fputs("attrmap map: stopped behind the first record that failed\n", stderr);
    if (!sink.part().empty()) std::fprintf(stderr, "attrmap map: the incomplete output is %s\n", sink.part().c_str());
    const batch::Counts& n = summary.counts;
    std::fprintf(stderr, "attrmap map: %llu records: %llu mapped, %llu skipped, %llu failed; %.2f s\n",
                 static_cast<unsigned long long>(n.records), static_cast<unsigned long long>(n.mapped),
                 static_cast<unsigned long long>(n.skipped), static_cast<unsigned long long>(n.failed), seconds);
    if (summary.input_error || !written) return kUsage;
    return n.failed != 0 ? kRecordsFailed : kFine;
  }

  const MapFlags& flags_;
  bool color_;
  Context context_;
};

}  // namespace

std::function<int()> map_verb(CLI::App& app) {
  auto flags = std::make_shared<MapFlags>();
  CLI::App* verb = app.add_subcommand("map", "evaluate a mapping for every user of a file");
  verb->add_option("--mapping", flags->mapping, "a JSON object {\"target\": \"expression\", ...}")->required();
  verb->add_option("--users", flags->users, "the users: a file, or - for stdin")->required();
  verb->add_option(
          "--format", flags->format,
          "of the users: ndjson, json (an array, a Graph list response, objects), csv (with a header), or auto "
          "(default)")
      ->check(CLI::IsMember({"auto", "ndjson", "json", "csv"}));
  verb->add_option("--out", flags->out, "where the answers go; written as FILE.part until complete (default: stdout)");
  verb->add_option("--jobs", flags->jobs, "threads (default: all cores); the output does not depend on it")
      ->check(CLI::Range(1u, 1024u));
  verb->add_option("--on-error", flags->on_error,
                   "report (default): a failed record is answered with its errors; stop: and is the last one")
      ->check(CLI::IsMember({"report", "stop"}));
  verb->add_flag("--keep-empty", flags->keep_empty, "an attribute that is the empty text is not null");
  verb->add_option("--taken", flags->taken,
                   "a file of values that exist in the target, one a line, for SelectUniqueValue; values that this run "
                   "hands out do not count");
  verb->add_flag("--show-values", flags->show_values, "lets error messages quote attribute values");
  verb->add_option("--max-record", flags->max_record, "longest record in bytes (default: 64 MiB)")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1} << 30));
  verb->add_option("--color", flags->color, "auto (default), always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  flags->context.declare(*verb);
  verb->footer(
      "Names of source attributes are the directory's (objectId, mobile, telephoneNumber, IsSoftDeleted, ...); records "
      "may have them or Microsoft Graph's (id, mobilePhone, businessPhones, ...).\n\n"
      "One line a user, in input order: {\"sourceId\", \"outcome\": \"mapped\"|\"skip\"|\"error\", \"reason\"?, "
      "\"record\"?, \"values\": {...}, \"ignored\"?: [...], \"errors\"?: [{\"target\", \"code\", \"message\"}]}\n\n"
      "example:\n"
      "  attrmap map --mapping mapping.json --users users.ndjson --out values.ndjson\n\n"
      "exit codes: 0 fine, 2 bad usage, unreadable input or output that cannot be written, 3 the mapping does not "
      "compile, 4 some records failed");
  return [flags] { return Map(*flags).run(); };
}

}  // namespace attrmap::cli
