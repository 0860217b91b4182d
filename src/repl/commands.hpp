// The commands of a session: one table, from which :help, completion and history come.
#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "repl/repl.hpp"

namespace attrmap::repl {

class Session;

/// What a command's argument is, for completion.
enum class Takes : std::uint8_t { nothing, topic, file, attribute, expression, dialect, on_off, option, text };

struct Command {
  std::string_view name;  ///< without the colon
  Takes takes;
  std::string_view arguments;  ///< "FILE [n|id]"
  std::string_view help;
  Output (*run)(Session& session, std::string_view arguments);
};

std::span<const Command> commands();
const Command* find_command(std::string_view name);

/// `line` begins with a colon.
Output run_command(Session& session, std::string_view line);

/// The words of a line: "set" and "name value" of ":set name value".
struct CommandLine {
  std::string_view name, arguments;
};
CommandLine split_command(std::string_view line);

/// A whole number of up to 64 bits.
std::optional<std::uint64_t> number_of(std::string_view text);
std::string_view trim(std::string_view text);
/// The first word and the rest; a word that begins with [ goes to its ], and loses the brackets.
struct Words {
  std::string_view first, rest;
};
Words first_word(std::string_view text);

// In files of their own.
Output help_command(Session& session, std::string_view arguments);
Output user_command(Session& session, std::string_view arguments);
Output next_command(Session& session, std::string_view arguments);
Output prev_command(Session& session, std::string_view arguments);
Output schema_command(Session& session, std::string_view arguments);
Output now_command(Session& session, std::string_view arguments);
Output dialect_command(Session& session, std::string_view arguments);
Output strict_command(Session& session, std::string_view arguments);
Output seed_command(Session& session, std::string_view arguments);
Output parameter_command(Session& session, std::string_view arguments);
Output default_domain_command(Session& session, std::string_view arguments);
Output option_command(Session& session, std::string_view arguments);
Output trace_command(Session& session, std::string_view arguments);
Output set_command(Session& session, std::string_view arguments);
Output unset_command(Session& session, std::string_view arguments);
Output why_command(Session& session, std::string_view arguments);
Output type_command(Session& session, std::string_view arguments);
Output show_command(Session& session, std::string_view arguments);
Output test_command(Session& session, std::string_view arguments);
Output save_command(Session& session, std::string_view arguments);

/// The lines that give another session the settings of this one.
std::string settings_as_commands(const Session& session);

inline Output wrong(std::string text) { return {Output::Kind::error, std::move(text) + "\n"}; }

}  // namespace attrmap::repl
