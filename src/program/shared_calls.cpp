#include "program/shared_calls.hpp"

#include <algorithm>

namespace attrmap::program {

void SharedCalls::add(const std::string& text, std::string_view around, func::Node& node) {
  Call& call = calls_[text];
  call.nodes.push_back(&node);
  ++call.around[std::string(around)];
}

void SharedCalls::share() {
  // The longer text cannot be inside of the shorter one.
  std::vector<decltype(calls_)::iterator> order;
  for (auto it = calls_.begin(); it != calls_.end(); ++it) order.push_back(it);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a->first.size() > b->first.size(); });
  for (const auto& it : order) {
    Call& call = it->second;
    for (const auto& [around, count] : call.around) {
      const auto outer = calls_.find(around);
      // Every one of the calls around has the same inside.
      call.evaluations +=
          outer == calls_.end() ? count : count / outer->second.nodes.size() * outer->second.evaluations;
    }
    if (call.evaluations < 2) continue;
    for (func::Node* const node : call.nodes) {
      // How a node runs depends on what stands around it, so each keeps its own way.
      shared_.push_back({node->run, static_cast<std::uint32_t>(memos_)});
      node->shared = &shared_.back();
      node->run = func::run_shared;
    }
    memos_ += 2;
    call.evaluations = 1;
  }
  calls_.clear();
}

}  // namespace attrmap::program
