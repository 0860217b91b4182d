#include <cstdio>
#include <memory>

#include "batch/schema_workers.hpp"
#include "cli/context_flags.hpp"
#include "cli/schema_run.hpp"
#include "cli/verb.hpp"
#include "func/role.hpp"
#include "schema/choose.hpp"

namespace attrmap::cli {
namespace {

struct PlanFlags {
  std::string users, groups, target, profile;
  bool keep_empty = false;
  SchemaRunFlags schema;
  RunFlags run;
  ContextFlags context;
};

class Plan {
 public:
  explicit Plan(PlanFlags& flags) : flags_(flags), run_("plan", flags.run) {}

  int run() {
    if (flags_.users.empty() && flags_.groups.empty()) return run_.usage("--users or --groups is required");
    if (flags_.users == "-" && flags_.groups == "-") return run_.usage("--users and --groups cannot both be stdin");
    std::vector<std::string> inputs;
    for (const std::string& file : {flags_.users, flags_.groups})
      if (!file.empty()) inputs.push_back(file);
    if (const int code = run_.begin(inputs); code != kFine) return code;
    EngineOptions options;
    flags_.context.options = flags_.schema.take_context_options(false);
    if (const std::string wrong = flags_.context.apply(options, context_); !wrong.empty()) return run_.usage(wrong);
    options.limits.record_bytes = flags_.run.max_record;
    if (!context_.now) context_.now = run_.now();
    context_.values_in_errors = flags_.run.show_values;
    const auto engine = Engine::create(options);
    limits_ = options.limits;

    scim::Options plan;
    if (!flags_.profile.empty())
      if (const std::string wrong = scim::set_option(plan, "profile=" + flags_.profile); !wrong.empty())
        return run_.usage(wrong);
    SchemaRun schema(flags_.schema, run_, *engine);
    if (const int code = schema.load(plan, true); code != kFine) return code;
    // Everything that can be wrong is said before the first line is written.
    Part users, groups;
    if (const int code = prepare(schema, "User", flags_.users, users); code != kFine) return code;
    if (const int code = prepare(schema, "Group", flags_.groups, groups); code != kFine) return code;
    for (Part* part : {&users, &groups}) {
      if (part->plan == nullptr) continue;
      const std::string object = part == &users ? "User" : "Group";
      if (run_.skip_input(part->object->target_names(), object)) continue;
      if (const int code = run_.open_input(part->file, limits_); code != kFine) return code;
      if (const int code = run_.open_output(); code != kFine) return code;
      record::RecordLayout layout(part->object->slots().names(), {.empty_as_null = !flags_.keep_empty});
      layout.keep_members(part->object->slots().role_lists(), func::kRoleMembers);
      const batch::SchemaJob job{*part->object, schema.options(), schema.lookups(), layout, run_.input(),
                                 context_,      limits_,          nullptr,          true,   run_.stop_on_error()};
      if (!run_.run([&] { return std::make_unique<batch::PlanWorker>(job, *part->plan); }, part->object->target_names(),
                    object))
        break;
    }
    return run_.finish(true);
  }

 private:
  struct Part {
    std::string file;
    std::unique_ptr<mapping::Object> object;
    std::unique_ptr<mapping::PlanJob> plan;
  };

  /// Compiles the enabled object mapping of a kind of source object and indexes the target.
  int prepare(SchemaRun& schema, std::string_view kind, const std::string& file, Part& part) {
    if (file.empty()) return kFine;
    part.file = file;
    const auto choice = schema::choose_object(schema.rule(), kind);
    if (choice.object == nullptr || !choice.object->enabled)
      return run_.usage(flags_.schema.schema + ": the rule `" + schema.rule().name +
                        "` has no enabled object mapping for " + std::string(kind) + " objects");
    int code = kFine;
    part.object = schema.compile(*choice.object, code);
    if (code != kFine) return code;
    std::vector<schema::Problem> problems;
    part.plan = mapping::prepare_plan(*part.object, schema.options(), schema.lookups(), limits_, problems);
    schema.locate(problems);
    if (part.plan == nullptr) return schema.report(problems);
    if (flags_.target.empty()) return kFine;
    const auto wrong = part.plan->target->load(flags_.target);
    return wrong ? run_.unreadable(*wrong) : int{kFine};
  }

  PlanFlags& flags_;
  BatchRun run_;
  Context context_;
  Limits limits_;
};

}  // namespace

std::function<int()> plan_verb(CLI::App& app) {
  auto flags = std::make_shared<PlanFlags>();
  CLI::App* verb = app.add_subcommand("plan", "say which SCIM requests the service would send");
  verb->add_option("--schema", flags->schema.schema, "a synchronization schema as Graph exports it")->required();
  verb->add_option("--users", flags->users, "the users: a file, or - for stdin; gzip and zstd are decompressed");
  verb->add_option("--groups", flags->groups, "the groups, planned behind the users");
  verb->add_option("--target", flags->target,
                   "the resources that exist in the application: NDJSON, a JSON array or a SCIM ListResponse (default: "
                   "none, so everything is new)");
  verb->add_option("--profile", flags->profile, "legacy (default), scim062020 or customappsso")
      ->check(CLI::IsMember({"legacy", "scim062020", "customappsso"}));
  flags->schema.declare(*verb);
  verb->add_flag("--keep-empty", flags->keep_empty, "an attribute that is the empty text is not null");
  flags->run.declare(*verb);
  flags->context.declare(*verb, ContextFlags::Declare::for_schemas);
  verb->footer(
      "One line an object, in input order: {\"sourceId\", \"object\": \"User\"|\"Group\", \"outcome\": "
      "\"request\"|\"none\"|\"skip\"|\"error\", \"reason\"?, \"requests\": [{\"method\", \"path\", \"body\"}], "
      "\"deferred\"?: [...], \"error\"?: {\"target\"?, \"code\", \"message\"}}\n\n"
      "An object exists in the target when the id map's id of it does, else when a matching attribute finds it. A "
      "record with \"hardDeleted\": true, or Graph's \"@removed\": {\"reason\": \"deleted\"}, is gone for good. A "
      "resource of the target "
      "that is an id alone was just created: only references are planned for it.\n\n"
      "example:\n"
      "  attrmap plan --schema schema.json --users users.json --target resources.ndjson --profile scim062020\n\n"
      "exit codes: 0 fine, 2 bad usage, unreadable input or output that cannot be written, 3 the schema does not "
      "compile or is not about SCIM, 4 some objects failed; 130 and 143 in a shell: interrupted");
  return [flags] { return Plan(*flags).run(); };
}

}  // namespace attrmap::cli
