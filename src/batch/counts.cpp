#include "batch/counts.hpp"

namespace attrmap::batch {

Counts& Counts::operator+=(const Counts& other) {
  records += other.records;
  mapped += other.mapped;
  unchanged += other.unchanged;
  skipped += other.skipped;
  failed += other.failed;
  for (const auto& [code, n] : other.errors) errors[code] += n;
  if (targets.size() < other.targets.size()) targets.resize(other.targets.size());
  for (std::size_t i = 0; i < other.targets.size(); ++i) {
    targets[i].value += other.targets[i].value;
    targets[i].null += other.targets[i].null;
    targets[i].ignored += other.targets[i].ignored;
    targets[i].error += other.targets[i].error;
  }
  return *this;
}

void Counts::clear(std::size_t number_of_targets) {
  records = mapped = unchanged = skipped = failed = 0;
  errors.clear();
  targets.assign(number_of_targets, {});
}

void Counts::add_error(std::string_view code) {
  const auto found = errors.find(code);
  if (found != errors.end())
    ++found->second;
  else
    errors.emplace(code, 1);
}

}  // namespace attrmap::batch
