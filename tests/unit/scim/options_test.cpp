#include <doctest/doctest.h>

#include <set>
#include <string>

#include "scim/options.hpp"

using namespace attrmap::scim;

TEST_CASE("every option takes each of its values, and its first is the default") {
  std::set<std::string_view> names;
  for (const OptionDef& def : option_defs()) {
    CAPTURE(std::string(def.name));
    CHECK(names.insert(def.name).second);
    CHECK_FALSE(def.summary.empty());
    if (def.values.empty()) continue;
    std::string values(def.values);
    for (std::size_t begin = 0; begin <= values.size();) {
      const std::size_t end = std::min(values.find('|', begin), values.size());
      Options options;
      CHECK(set_option(options, std::string(def.name) + "=" + values.substr(begin, end - begin)) == "");
      begin = end + 1;
    }
  }
}

TEST_CASE("options reach their switches") {
  Options options;
  CHECK(set_option(options, "profile=scim062020") == "");
  CHECK(options.profile == Profile::scim062020);
  CHECK_FALSE(options.json_text_roles());
  CHECK(set_option(options, "singleRolePatch=jsonText") == "");
  CHECK(options.json_text_roles());
  CHECK(set_option(options, "emptyRoles=False") == "");
  CHECK_FALSE(options.empty_roles);
  CHECK(set_option(options, "syncScope=all") == "");
  CHECK(options.sync_all);
  CHECK(set_option(options, "managerRemoval=empty") == "");
  CHECK(options.manager_removal == ManagerRemoval::empty);
  CHECK(set_option(options, "notProvisioned=a, b,,c") == "");
  CHECK(options.not_provisioned == std::vector<std::string>{"a", "b", "c"});
}

TEST_CASE("what is no option is said with what was meant") {
  Options options;
  CHECK(set_option(options, "emptyRole=false").find("did you mean `emptyRoles`") != std::string::npos);
  CHECK(set_option(options, "emptyRoles").find("name=value") != std::string::npos);
  CHECK(set_option(options, "emptyRoles=maybe") == "option `emptyRoles`: `maybe` is none of true|false");
  CHECK(set_option(options, "profile=SCIM062020") != "");
}
