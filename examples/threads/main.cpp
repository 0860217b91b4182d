// A pool of threads shares one program over the host's own records; nothing is converted, attributes are read by slot.
#include <atomic>
#include <attrmap/attrmap.hpp>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

struct Employee {
  std::string given_name, family_name, country;
};

// The host's fields behind attrmap's interface. Which slot reads which field is decided once, after compiling.
class EmployeeRecord : public attrmap::Record {
 public:
  using Field = std::string Employee::*;
  explicit EmployeeRecord(const std::vector<Field>& fields) : fields_(fields) {}
  void look_at(const Employee& employee) { employee_ = &employee; }
  attrmap::AttributeView find(std::uint32_t slot, std::string_view) const override {
    return fields_[slot] == nullptr ? attrmap::AttributeView() : attrmap::AttributeView(employee_->*fields_[slot]);
  }

 private:
  const std::vector<Field>& fields_;
  const Employee* employee_ = nullptr;
};

int main() {
  const attrmap::Engine engine;
  const auto program = engine.compile(R"x(Join(" ", PCase([givenName]), PCase([surname]), IIF([country]="DE", "(Germany)", "")))x");
  if (!program) return 1;

  std::vector<EmployeeRecord::Field> fields;
  for (const std::string& name : program->attributes())
    fields.push_back(name == "givenName" ? &Employee::given_name
                     : name == "surname" ? &Employee::family_name
                     : name == "country" ? &Employee::country
                                         : nullptr);

  std::vector<Employee> employees;
  for (int i = 0; i < 10'000; ++i)
    employees.push_back({"ADA" + std::to_string(i), "lovelace", i % 2 == 0 ? "DE" : "UK"});

  std::vector<std::string> names(employees.size());
  std::atomic<std::size_t> next{0};
  std::vector<std::thread> pool;
  for (unsigned t = 0; t < 4; ++t)
    pool.emplace_back([&] {
      attrmap::Workspace workspace;  // one per thread
      EmployeeRecord record(fields);
      for (std::size_t i; (i = next++) < employees.size();) {
        record.look_at(employees[i]);
        names[i] = program->evaluate(record, {}, workspace).value.to_text();
      }
    });
  for (std::thread& thread : pool) thread.join();

  std::cout << names[0] << "; " << names[9'999] << '\n';
  return names[0] == "Ada0 Lovelace (Germany)" && names[9'999] == "Ada9999 Lovelace" ? 0 : 1;
}
