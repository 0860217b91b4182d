// Mapper: evaluates a mapping for records and writes the answer lines. One per thread.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "attrmap/context.hpp"
#include "attrmap/limits.hpp"
#include "batch/mapping.hpp"
#include "batch/output.hpp"
#include "func/scratch.hpp"
#include "record/input.hpp"

namespace attrmap::batch {

struct Counts {
  std::uint64_t records = 0;
  std::uint64_t mapped = 0;
  std::uint64_t skipped = 0;
  std::uint64_t failed = 0;
  Counts& operator+=(const Counts& other);
};

/// What all mappers of a run share; nothing in it changes.
struct Job {
  const Mapping& mapping;
  const record::RecordLayout& layout;
  const record::Input& input;
  const Context& context;
  const Limits& limits;
  bool stop_on_error = false;
};

class Mapper {
 public:
  explicit Mapper(const Job& job);

  /// One line a record (the contract of `attrmap map`). False: a record failed and the run is to stop behind it.
  bool run(const record::Block& block, Output& output, Counts& counts);

 private:
  struct Failure {
    std::size_t target;
    Diagnostic error;
  };

  void map(const record::Block& block, std::size_t index, Output& output, Counts& counts);
  void evaluate(std::uint64_t record);
  void write(const Val& id, Output& output, Counts& counts);
  void write_unreadable(const Val& id, std::uint64_t record, const Diagnostic& error, Output& output, Counts& counts);
  void write_id(const Val& id, Output& output);

  const Job& job_;
  std::unique_ptr<record::Reader> reader_;
  func::Scratch scratch_;
  Context context_;                       // with the sequence of the record in hand
  std::vector<std::string> keys_;         // of the targets, as JSON with the colon
  std::vector<std::uint64_t> sequences_;  // what a target adds to the record's number
  std::vector<Val> slots_;
  std::vector<Val> values_;
  std::vector<Failure> failures_;
  bool object_ignored_ = false;
  bool any_ignored_ = false;
};

}  // namespace attrmap::batch
