#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <memory>

#include "attrmap/limits.hpp"
#include "batch/sink.hpp"
#include "cli/context_flags.hpp"
#include "cli/input.hpp"
#include "cli/verb.hpp"
#include "diag/render.hpp"
#include "schema/located_json.hpp"
#include "syntax/layout.hpp"
#include "syntax/parse.hpp"
#include "syntax/print.hpp"

namespace attrmap::cli {
namespace {

constexpr std::size_t kLargestFile = 16u * 1024 * 1024;
constexpr std::uint32_t kDepth = 64;

struct FmtFlags {
  std::vector<std::string> files;
  std::string expression;
  std::string dialect = "provisioning";
  std::string color = "auto";
  std::size_t width = syntax::LayoutOptions().width;
  bool one_line = false, write = false, diff = false, check = false;
};

/// A text that is shown or written in another form.
struct Rewritten {
  std::string before, after;
  bool broken = false;  ///< some expression cannot be read
};

class Fmt {
 public:
  explicit Fmt(const FmtFlags& flags) : flags_(flags), color_(use_color(flags.color, STDERR_FILENO)) {}

  int run() {
    if (flags_.files.empty() == flags_.expression.empty()) return usage("files or --expression, one of them");
    if (!flags_.expression.empty() && flags_.write) return usage("-w is for files");
    int code = kFine;
    const auto worse = [&](int next) { code = std::max(code, next); };
    if (!flags_.expression.empty())
      worse(show(expression(flags_.expression + "\n", "expression"), "expression", false));
    for (const std::string& file : flags_.files) {
      std::string text;
      if (const std::string wrong = read_input(file, kLargestFile, text); !wrong.empty()) {
        worse(usage(wrong));
        continue;
      }
      const auto first = text.find_first_not_of(" \t\r\n");
      const bool json = first != std::string::npos && text[first] == '{';
      worse(json ? mapping_file(text, file) : show(expression(text, file), file, true));
    }
    return code;
  }

 private:
  static int usage(const std::string& message) {
    std::fprintf(stderr, "attrmap fmt: %s\n", message.c_str());
    return kUsage;
  }

  std::optional<std::string> format(const std::string& text, const std::string& name, bool one_line) const {
    const auto dialect = *parse_dialect(flags_.dialect);
    const Limits limits;
    const auto parse = [&](std::string source) {
      return syntax::parse(std::move(source), {.dialect = dialect,
                                               .max_length = limits.expression_length,
                                               .max_depth = limits.nesting,
                                               .max_errors = limits.diagnostics});
    };
    const auto parsed = parse(text);
    if (!parsed.ok()) {
      std::fputs(diag::render_pretty(parsed.diagnostics, {.text = text, .name = name}, {.color = color_}).c_str(),
                 stderr);
      return std::nullopt;
    }
    std::string out = one_line ? syntax::print(parsed.ast) : syntax::layout(parsed.ast, {.width = flags_.width});
    // What is written means what was read, or nothing is written.
    const auto again = parse(out);
    if (!again.ok() || !syntax::same_tree(parsed.ast, again.ast)) return text;
    return out;
  }

  Rewritten expression(const std::string& text, const std::string& name) const {
    Rewritten r{text, text, false};
    std::string trimmed = text;
    while (!trimmed.empty() && std::strchr(" \t\r\n", trimmed.back()) != nullptr) trimmed.pop_back();
    const auto out = format(trimmed, name, flags_.one_line);
    r.broken = !out;
    if (out) r.after = *out + "\n";
    return r;
  }

  int show(const Rewritten& r, const std::string& name, bool file) const {
    if (r.broken) return kDoesNotCompile;
    const bool differs = r.before != r.after;
    if (flags_.diff && differs) print_diff(r, name);
    if (file && flags_.write && differs)
      if (const int code = write(name, r.after); code != kFine) return code;
    if (!flags_.diff && !flags_.write && !flags_.check) std::fwrite(r.after.data(), 1, r.after.size(), stdout);
    if (flags_.check && differs) std::printf("%s\n", name.c_str());
    return flags_.check && differs ? kFindings : kFine;
  }

  static int write(const std::string& name, const std::string& text) {
    batch::Sink sink(name);
    if (sink.write(text) && sink.finish(true)) return kFine;
    return usage("cannot write " + name + ": " + sink.error());
  }

  static void print_diff(const Rewritten& r, const std::string& name) {
    std::printf("--- %s\n+++ %s, formatted\n", name.c_str(), name.c_str());
    const auto lines = [](std::string_view text, char sign) {
      while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        std::printf("%c%.*s\n", sign, static_cast<int>(end), text.data());
        text.remove_prefix(std::min(end + 1, text.size()));
      }
    };
    lines(r.before, '-');
    lines(r.after, '+');
  }

  /// {"target": "expression"}: shown laid out; written (a JSON text has no lines) in the canonical form.
  int mapping_file(const std::string& text, const std::string& file) const {
    schema::LocatedJson::Error error;
    const auto json = schema::LocatedJson::parse(text, kDepth, error);
    if (json == nullptr) return usage(file + " is no JSON: " + error.message);
    const auto root = schema::LocatedJson::root();
    if (json->member(root, "synchronizationRules") != schema::LocatedJson::kNone ||
        json->member(root, "schema") != schema::LocatedJson::kNone)
      return usage(file + " is a schema: `attrmap schema show` prints its expressions");
    Rewritten r{text, {}, false};
    std::size_t done = 0;
    const bool only_show = !flags_.write && !flags_.check && !flags_.diff;
    for (auto id = (*json)[root].first; id != schema::LocatedJson::kNone; id = (*json)[id].next) {
      if ((*json)[id].kind != schema::JsonKind::string) continue;
      const std::string target = json->key(id);
      const auto out = format(json->string(id), file + ", target " + target, !only_show || flags_.one_line);
      if (!out) {
        r.broken = true;
        continue;
      }
      if (only_show) std::printf("%s\n    %s\n", target.c_str(), indented(*out).c_str());
      r.after.append(text, done, (*json)[id].begin - done);
      r.after += *out == json->string(id) ? std::string(json->raw(id)) : schema::json_quoted(*out);
      done = (*json)[id].end;
    }
    if (r.broken) return kDoesNotCompile;
    r.after.append(text, done);
    return only_show ? int{kFine} : show(r, file, true);
  }

  static std::string indented(const std::string& text) {
    std::string out;
    for (const char c : text) {
      out += c;
      if (c == '\n') out += "    ";
    }
    return out;
  }

  const FmtFlags& flags_;
  bool color_;
};

}  // namespace

std::function<int()> fmt_verb(CLI::App& app) {
  auto flags = std::make_shared<FmtFlags>();
  CLI::App* verb = app.add_subcommand("fmt", "lay out expressions for reading");
  verb->add_option("files", flags->files, "files of one expression each, or mapping files; - reads stdin");
  verb->add_option("-e,--expression", flags->expression, "an expression, in single quotes for the shell");
  verb->add_flag("--oneline", flags->one_line, "the form for the portal: one line, a blank behind each comma");
  verb->add_flag("-w,--write", flags->write, "write the files; mapping files get the one-line form");
  verb->add_flag("-d,--diff", flags->diff, "print what would change");
  verb->add_flag("--check", flags->check, "name the files that would change; exit code 1 when there are any");
  verb->add_option("--width", flags->width, "columns (default: 100)")->check(CLI::Range(20u, 10000u));
  declare_dialect(*verb, flags->dialect);
  declare_color(*verb, flags->color);
  verb->footer(
      "The meaning never changes: what is written is read back and compared first.\n\n"
      "example:\n"
      "  attrmap fmt -e 'Switch([IsSoftDeleted],,\"False\",\"True\",\"True\",\"False\")' --width 40\n\n"
      "exit codes: 0 fine, 1 a file would change (--check), 2 bad usage, unreadable or unwritable file, 3 an "
      "expression "
      "cannot be read");
  return [flags] { return Fmt(*flags).run(); };
}

}  // namespace attrmap::cli
