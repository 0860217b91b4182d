// Shell completions and man pages, from the declarations of the flags.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include "attrmap/engine.hpp"
#include "cli/verb.hpp"

namespace attrmap::cli {
namespace {

struct Flag {
  std::vector<std::string> names;  ///< --long first, then -s
  std::vector<std::string> choices;
  std::string description, type;
  bool takes_value = false;
  bool positional = false;
};

/// "TEXT:{auto,ndjson}": what stands in the braces.
std::vector<std::string> choices_of(const std::string& type) {
  std::vector<std::string> out;
  const auto open = type.find('{'), close = type.rfind('}');
  if (open == type.npos || close == type.npos) return out;
  std::string_view rest = std::string_view(type).substr(open + 1, close - open - 1);
  while (!rest.empty()) {
    const auto comma = std::min(rest.find(','), rest.size());
    out.emplace_back(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return out;
}

std::vector<Flag> flags_of(const CLI::App& verb) {
  std::vector<Flag> flags;
  for (const CLI::Option* option : verb.get_options()) {
    Flag flag;
    for (const std::string& name : option->get_lnames()) flag.names.push_back("--" + name);
    for (const std::string& name : option->get_snames()) flag.names.push_back("-" + name);
    flag.positional = flag.names.empty();
    if (flag.positional) flag.names.push_back(option->get_name());
    flag.type = option->get_type_name();
    flag.choices = choices_of(flag.type);
    flag.takes_value = option->get_items_expected_max() > 0;
    flag.description = option->get_description();
    flags.push_back(std::move(flag));
  }
  for (const CLI::App* group : verb.get_subcommands([](const CLI::App* a) { return a->get_name().empty(); }))
    for (Flag& flag : flags_of(*group)) flags.push_back(std::move(flag));
  return flags;
}

std::vector<const CLI::App*> verbs_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App* a) { return !a->get_name().empty(); });
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

std::string joined(const std::vector<std::string>& words, std::string_view separator = " ") {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : std::string(separator)) + word;
  return out;
}

std::vector<std::string> names_of(const std::vector<Flag>& flags) {
  std::vector<std::string> out;
  for (const Flag& flag : flags)
    if (!flag.positional) out.insert(out.end(), flag.names.begin(), flag.names.end());
  return out;
}

/// `path`: "attrmap", "attrmap schema".
template <class Visit>
void each_command(const CLI::App& app, const std::string& path, Visit&& visit) {
  visit(app, path);
  for (const CLI::App* verb : verbs_of(app)) each_command(*verb, path + " " + verb->get_name(), visit);
}

std::string bash(const CLI::App& app) {
  std::string cases, values;
  each_command(app, "attrmap", [&](const CLI::App& command, const std::string& path) {
    const auto flags = flags_of(command);
    std::vector<std::string> words;
    for (const CLI::App* verb : verbs_of(command)) words.push_back(verb->get_name());
    const auto names = names_of(flags);
    words.insert(words.end(), names.begin(), names.end());
    cases += fmt::format("    \"{}\") words=\"{}\" ;;\n", path, joined(words));
    for (const Flag& flag : flags)
      if (!flag.choices.empty() && !flag.positional)
        values += fmt::format("    \"{} {}\") COMPREPLY=($(compgen -W \"{}\" -- \"$word\")); return ;;\n", path,
                              flag.names.front(), joined(flag.choices));
  });
  return "# bash completion of attrmap: attrmap generate bash > ~/.local/share/bash-completion/completions/attrmap\n"
         "_attrmap() {\n"
         "  local word=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\" command=attrmap words= i\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
         "    case \"$command ${COMP_WORDS[i]}\" in\n" +
         [&] {
           std::string paths;
           each_command(app, "attrmap", [&](const CLI::App&, const std::string& path) {
             if (path != "attrmap") paths += (paths.empty() ? "" : "|") + ("\"" + path + "\"");
           });
           return "      " + paths + ") command=\"$command ${COMP_WORDS[i]}\" ;;\n";
         }() +
         "    esac\n  done\n"
         "  case \"$command $before\" in\n" +
         values + "  esac\n  case \"$command\" in\n" + cases +
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
         "  [[ $word == -* ]] || COMPREPLY+=($(compgen -f -- \"$word\"))\n"
         "}\ncomplete -o filenames -F _attrmap attrmap\n";
}

std::string quoted(std::string text) {
  for (std::size_t i = 0; (i = text.find('\'', i)) != text.npos; i += 4) text.replace(i, 1, "'\\''");
  return "'" + text + "'";
}

std::string fish(const CLI::App& app) {
  std::string out = "# fish completion of attrmap: attrmap generate fish > ~/.config/fish/completions/attrmap.fish\n";
  each_command(app, "attrmap", [&](const CLI::App& command, const std::string& path) {
    const std::string verb = path.size() > 8 ? path.substr(8) : "";
    std::string condition = verb.empty() ? "__fish_use_subcommand" : "";
    for (std::size_t begin = 0; begin < verb.size();) {
      const auto end = std::min(verb.find(' ', begin), verb.size());
      condition +=
          (condition.empty() ? "" : "; and ") + ("__fish_seen_subcommand_from " + verb.substr(begin, end - begin));
      begin = end + 1;
    }
    for (const CLI::App* inner : verbs_of(command))
      out += fmt::format("complete -c attrmap -n {} -a {} -d {}\n", quoted(condition), inner->get_name(),
                         quoted(first_line(inner->get_description())));
    for (const Flag& flag : flags_of(command)) {
      if (flag.positional) continue;
      out += fmt::format("complete -c attrmap -n {}", quoted(condition));
      for (const std::string& name : flag.names)
        out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      if (!flag.choices.empty())
        out += " -x -a " + quoted(joined(flag.choices));
      else if (flag.takes_value)
        out += " -r";
      out += " -d " + quoted(first_line(flag.description)) + "\n";
    }
  });
  return out;
}

/// In the words of zsh's _arguments: colons and brackets of the text are escaped.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ':' || c == '[' || c == ']' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_arguments(const CLI::App& command) {
  std::string out;
  for (const Flag& flag : flags_of(command)) {
    if (flag.positional) continue;
    for (const std::string& name : flag.names) {
      std::string value;
      if (!flag.choices.empty())
        value = ":value:(" + joined(flag.choices) + ")";
      else if (flag.takes_value)
        value = ":value:_files";
      out += " " + quoted("*" + name + "[" + zsh_text(first_line(flag.description)) + "]" + value);
    }
  }
  return out + " '*:file:_files'";
}

std::string zsh(const CLI::App& app) {
  std::string verbs, cases;
  for (const CLI::App* verb : verbs_of(app)) {
    verbs += " " + quoted(zsh_text(verb->get_name()) + ":" + zsh_text(first_line(verb->get_description())));
    std::string inner;
    for (const CLI::App* sub : verbs_of(*verb))
      inner += fmt::format("      {}) _arguments{} ;;\n", sub->get_name(), zsh_arguments(*sub));
    if (inner.empty())
      cases += fmt::format("    {}) _arguments{} ;;\n", verb->get_name(), zsh_arguments(*verb));
    else
      cases += fmt::format("    {}) case $words[3] in\n{}      *) compadd {} ;;\n    esac ;;\n", verb->get_name(),
                           inner, [&] {
                             std::vector<std::string> names;
                             for (const CLI::App* sub : verbs_of(*verb)) names.push_back(sub->get_name());
                             return joined(names);
                           }());
  }
  return "#compdef attrmap\n# zsh completion of attrmap: attrmap generate zsh > a folder of $fpath, as _attrmap\n"
         "_attrmap() {\n  local -a verbs\n  verbs=(" +
         verbs + ")\n  if (( CURRENT == 2 )); then _describe verb verbs; return; fi\n  case $words[2] in\n" + cases +
         "  esac\n}\n_attrmap \"$@\"\n";
}

/// roff: backslashes doubled, a leading dot or apostrophe hidden.
std::string roff(std::string_view text) {
  std::string out;
  bool start = true;
  for (const char c : text) {
    if (start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\')
      out += "\\\\";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
    start = c == '\n';
  }
  return out;
}

std::string man(const CLI::App& command, const std::string& path) {
  std::string title = path;
  std::replace(title.begin(), title.end(), ' ', '-');
  std::string out = fmt::format(".TH \"{}\" 1 \"\" \"attrmap {}\"\n.SH NAME\n{} \\- {}\n.SH SYNOPSIS\n.B {}\n", title,
                                version(), roff(title), roff(first_line(command.get_description())), roff(path));
  const auto flags = flags_of(command);
  const auto verbs = verbs_of(command);
  if (!verbs.empty()) out += "VERB\n";
  out += "[options]";
  for (const Flag& flag : flags)
    if (flag.positional) out += " " + flag.names.front();
  out += "\n";
  if (!verbs.empty()) {
    out += ".SH VERBS\n";
    for (const CLI::App* verb : verbs)
      out += fmt::format(".TP\n.B {}\n{}\n", roff(verb->get_name()), roff(first_line(verb->get_description())));
  }
  out += ".SH OPTIONS\n";
  for (const Flag& flag : flags)
    out += fmt::format(".TP\n.B {}{}\n{}\n", roff(joined(flag.names, ", ")),
                       flag.choices.empty() ? (flag.takes_value && !flag.positional ? " VALUE" : "")
                                            : " " + roff(joined(flag.choices, "|")),
                       roff(flag.description));
  if (const std::string footer = command.get_footer(); !footer.empty())
    out += ".SH NOTES\n.nf\n" + roff(footer) + "\n.fi\n";
  return out;
}

int run(const CLI::App& app, const std::string& what, const std::string& verb) {
  std::string out;
  if (what == "bash") out = bash(app);
  if (what == "zsh") out = zsh(app);
  if (what == "fish") out = fish(app);
  if (what == "man") {
    const std::string wanted = verb.empty() ? "attrmap" : "attrmap " + verb;
    each_command(app, "attrmap", [&](const CLI::App& command, const std::string& path) {
      if (path == wanted) out = man(command, path);
    });
    if (out.empty()) {
      std::fprintf(stderr, "attrmap generate: there is no verb `%s`\n", verb.c_str());
      return kUsage;
    }
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
  return kFine;
}

}  // namespace

std::function<int()> generate_verb(CLI::App& app) {
  struct Flags {
    std::string what, verb;
  };
  auto flags = std::make_shared<Flags>();
  CLI::App* verb = app.add_subcommand("generate", "shell completions and man pages");
  verb->add_option("what", flags->what, "bash, zsh, fish or man")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish", "man"}));
  verb->add_option("verb", flags->verb,
                   "man: the page of this verb, such as plan or \"schema show\" (default: of attrmap)");
  verb->footer(
      "example:\n  attrmap generate man plan | man -l -\n  attrmap generate bash > "
      "~/.local/share/bash-completion/completions/attrmap\n\nexit codes: 0 fine, 2 there is no such verb");
  return [flags, &app] { return run(app, flags->what, flags->verb); };
}

}  // namespace attrmap::cli
