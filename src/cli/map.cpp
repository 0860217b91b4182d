#include <algorithm>
#include <cstdio>
#include <memory>

#include "batch/schema_workers.hpp"
#include "cli/context_flags.hpp"
#include "cli/input.hpp"
#include "cli/schema_run.hpp"
#include "cli/verb.hpp"
#include "diag/render.hpp"
#include "engine/state.hpp"
#include "engine/taken_values.hpp"
#include "func/role.hpp"
#include "mapping/plan.hpp"
#include "schema/choose.hpp"

namespace attrmap::cli {
namespace {

constexpr std::size_t kLargestMapping = 16u * 1024 * 1024;
constexpr std::size_t kLargestTakenFile = 1024u * 1024 * 1024;

struct MapFlags {
  std::string mapping;
  std::string users;
  std::string object;
  std::string operation = "create";
  std::string taken;
  std::string emit = "answers";
  bool keep_empty = false;
  SchemaRunFlags schema;
  RunFlags run;
  ContextFlags context;
};

class Map {
 public:
  explicit Map(MapFlags& flags) : flags_(flags), run_("map", flags.run) {}

  int run() {
    EngineOptions options;
    flags_.context.options = flags_.schema.take_context_options(!flags_.mapping.empty() && !resources());
    if (const std::string wrong = flags_.context.apply(options, context_); !wrong.empty()) return run_.usage(wrong);
    if (const int code = run_.begin({flags_.users}); code != kFine) return code;
    const std::string& file = flags_.mapping.empty() ? flags_.schema.schema : flags_.mapping;
    if (file == "-" && flags_.users == "-") return run_.usage("the mapping and the users cannot both be stdin");
    options.limits.record_bytes = flags_.run.max_record;
    limits_ = options.limits;
    if (!context_.now) context_.now = run_.now();
    context_.values_in_errors = flags_.run.show_values;
    if (const std::string wrong = read_taken(); !wrong.empty()) return run_.usage(wrong);
    const auto engine = Engine::create(options);
    return flags_.mapping.empty() ? map_schema(*engine) : map_plain(*engine);
  }

 private:
  int map_plain(const Engine& engine) {
    batch::Mapping mapping;
    if (const int code = load(engine, mapping); code != kFine) return code;
    std::unique_ptr<scim::CreateBody> body;
    if (resources())
      if (const int code = prepare_body(mapping, body); code != kFine) return code;
    if (const int code = open(); code != kFine) return code;
    record::RecordLayout layout(mapping.slots.names(), {.empty_as_null = !flags_.keep_empty});
    layout.keep_members(mapping.slots.role_lists(), func::kRoleMembers);
    const batch::Job job{mapping, layout, run_.input(), context_, limits_, run_.stop_on_error(), body.get()};
    std::vector<std::string> targets;
    for (const batch::Target& target : mapping.targets) targets.push_back(target.name);
    run_.run([&] { return std::make_unique<batch::Mapper>(job); }, std::move(targets));
    return run_.finish();
  }

  bool resources() const { return flags_.emit == "resource"; }

  /// Targets of a plain mapping as SCIM paths. It names no target object: schemas follows from the values.
  int prepare_body(const batch::Mapping& mapping, std::unique_ptr<scim::CreateBody>& body) const {
    scim::Options options;
    options.schemas_from_values = true;
    for (const std::string& option : flags_.schema.options)
      if (const std::string wrong = scim::set_option(options, option); !wrong.empty()) return run_.usage(wrong);
    std::vector<scim::Path> paths(mapping.targets.size());
    for (std::size_t i = 0; i < paths.size(); ++i)
      if (const auto wrong = scim::parse_path(mapping.targets[i].name, paths[i]))
        return run_.usage(fmt::format("{}: target `{}` is no SCIM path: {} at character {}", flags_.mapping,
                                      mapping.targets[i].name, wrong->message, wrong->at + 1));
    body = std::make_unique<scim::CreateBody>(scim::Endpoint::users, std::string_view(), paths, options);
    return kFine;
  }

  int map_schema(const Engine& engine) {
    SchemaRun schema(flags_.schema, run_, engine);
    // A file of users comes without assignments as a rule; whoever has them asks for syncScope=assigned.
    scim::Options defaults;
    defaults.sync_all = true;
    if (const int code = schema.load(defaults, !flags_.schema.id_map.empty()); code != kFine) return code;
    const auto choice = schema::choose_object(schema.rule(), flags_.object);
    if (choice.object == nullptr) return run_.usage(flags_.schema.schema + ": " + choice.error);
    int code = kFine;
    const auto object = schema.compile(*choice.object, code);
    if (code != kFine) return code;
    std::unique_ptr<mapping::PlanJob> resource;
    if (resources()) {
      std::vector<schema::Problem> problems;
      resource = mapping::prepare_plan(*object, schema.options(), schema.lookups(), limits_, problems);
      schema.locate(problems);
      if (resource == nullptr) return schema.report(problems);
    }
    if (code = open(); code != kFine) return code;
    record::RecordLayout layout(object->slots().names(),
                                {.empty_as_null = !flags_.keep_empty, .own_names_only = !object->from_entra()},
                                object->anchor());
    layout.keep_members(object->slots().role_lists(), func::kRoleMembers);
    const batch::SchemaJob job{*object,
                               schema.options(),
                               schema.lookups(),
                               layout,
                               run_.input(),
                               context_,
                               limits_,
                               resource.get(),
                               flags_.operation == "create",
                               run_.stop_on_error()};
    run_.run([&] { return std::make_unique<batch::SchemaMapper>(job); }, object->target_names());
    return run_.finish();
  }

  int open() {
    if (const int code = run_.open_input(flags_.users, limits_); code != kFine) return code;
    return run_.open_output();
  }

  std::string read_taken() {
    if (flags_.taken.empty()) return {};
    std::string text;
    if (std::string wrong = read_input(flags_.taken, kLargestTakenFile, text); !wrong.empty()) return wrong;
    std::vector<std::string> taken;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      std::size_t size = end - begin;
      if (size != 0 && text[end - 1] == '\r') --size;
      if (size != 0) taken.push_back(text.substr(begin, size));
      begin = end + 1;
    }
    context_.is_taken = taken_values(taken);
    return {};
  }

  int load(const Engine& engine, batch::Mapping& mapping) const {
    std::string text;
    if (const std::string wrong = read_input(flags_.mapping, kLargestMapping, text); !wrong.empty())
      return run_.usage(wrong);
    const EngineOptions& options = engine.options();
    const auto wrong =
        batch::load_mapping(text, Internals::registry(engine),
                            {.dialect = options.dialect, .strict = options.strict, .limits = options.limits}, mapping);
    if (wrong) {
      run_.tell(*wrong);
      return kDoesNotCompile;
    }
    std::size_t broken = 0;
    for (const batch::Target& target : mapping.targets) {
      broken += target.code == nullptr;
      if (target.diagnostics.empty()) continue;
      const std::string place = flags_.mapping + ", target " + target.name;
      std::fputs(
          diag::render_pretty(target.diagnostics, {.text = target.expression, .name = place}, {.color = run_.color()})
              .c_str(),
          stderr);
      std::fputs("\n", stderr);
    }
    if (broken == 0) return kFine;
    std::fprintf(stderr, "attrmap map: %zu of %zu expressions do not compile\n", broken, mapping.targets.size());
    return kDoesNotCompile;
  }

  MapFlags& flags_;
  BatchRun run_;
  Context context_;
  Limits limits_;
};

}  // namespace

std::function<int()> map_verb(CLI::App& app) {
  auto flags = std::make_shared<MapFlags>();
  CLI::App* verb = app.add_subcommand("map", "evaluate a schema or a mapping for every user of a file");
  auto* source = verb->add_option_group("mapping", "what is evaluated");
  source->add_option("--schema", flags->schema.schema, "a synchronization schema as Graph exports it");
  source->add_option("--mapping", flags->mapping, "a JSON object {\"target\": \"expression\", ...}");
  source->require_option(1);
  verb->add_option("--users", flags->users, "the records: a file, or - for stdin; gzip and zstd are decompressed")
      ->required();
  verb->add_option("--object", flags->object,
                   "schema: name, source or target object of the object mapping (default: the one of users)");
  verb->add_option("--operation", flags->operation,
                   "schema: create (default; defaults apply) or update (what flows on creation only is left out)")
      ->check(CLI::IsMember({"create", "update"}));
  flags->schema.declare(*verb);
  verb->add_option(
          "--emit", flags->emit,
          "answers (default), or resource: the SCIM resource itself, as POST would create it; a record without "
          "one is answered as ever")
      ->check(CLI::IsMember({"answers", "resource"}));
  verb->add_flag("--keep-empty", flags->keep_empty, "an attribute that is the empty text is not null");
  verb->add_option("--taken", flags->taken,
                   "a file of values that exist in the target, one a line, for SelectUniqueValue; values that this run "
                   "hands out do not count");
  flags->run.declare(*verb);
  flags->context.declare(*verb, ContextFlags::Declare::without_option);
  verb->footer(
      "Names of source attributes are the directory's (objectId, mobile, telephoneNumber, IsSoftDeleted, ...); records "
      "may have them or Microsoft Graph's (id, mobilePhone, businessPhones, ...). Jobs that do not read Entra ID take "
      "flat objects of the names that their schema has. With a schema the job's scope is all users, unless --option "
      "syncScope=assigned; the dialect follows the job, whatever --dialect says.\n\n"
      "One line a user, in input order: {\"sourceId\", \"outcome\": \"mapped\"|\"skip\"|\"error\", \"reason\"?, "
      "\"record\"?, \"values\": {...}, \"ignored\"?: [...], \"deferred\"?: [...], \"errors\"?: [{\"target\", "
      "\"code\", \"message\"}]}\n\n"
      "example:\n"
      "  attrmap map --schema schema.json --users users.json --out values.ndjson\n"
      "  attrmap map --schema schema.json --users users.json --emit resource\n\n"
      "exit codes: 0 fine, 2 bad usage, unreadable input or output that cannot be written, 3 the schema or the mapping "
      "does not compile, 4 some records failed; 130 and 143 in a shell: interrupted");
  return [flags] { return Map(*flags).run(); };
}

}  // namespace attrmap::cli
