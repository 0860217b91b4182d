// What the public handles hold.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "attrmap/engine.hpp"
#include "base/unicode.hpp"
#include "func/registry.hpp"
#include "func/scratch.hpp"
#include "program/code.hpp"
#include "syntax/ast.hpp"

namespace attrmap {

struct Engine::State {
  EngineOptions options;
  std::shared_ptr<const func::Registry> registry;
};

struct Program::State {
  std::unique_ptr<const program::Code> code;
  syntax::Ast ast;
  std::vector<std::string> attributes;
  std::shared_ptr<const func::Registry> registry;  ///< owns the custom functions that the code calls
  Limits limits;
};

struct Workspace::State {
  func::Scratch scratch;
  std::vector<Val> slots;
};

/// What attrmap's own tools need to see of the handles.
struct Internals {
  static const func::Registry& registry(const Engine& engine) { return *engine.state_->registry; }
  static const syntax::Ast& ast(const Program& program) { return program.state_->ast; }
};

}  // namespace attrmap
