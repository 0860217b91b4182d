// The lines of `attrmap map`, member by member.
#include <doctest/doctest.h>

#include "support.hpp"

using namespace attrmap;
using namespace attrmap::batch;

namespace {
std::string line(std::string mapping, std::string user, Context context = {}) {
  return map({.mapping = std::move(mapping), .users = std::move(user), .context = std::move(context)}).lines;
}
}  // namespace

TEST_CASE("values") {
  CHECK(line(R"j({"a":"[x]","b":"[y]"})j", R"j({"id":"1","x":"text"})j") ==
        "{\"sourceId\":\"1\",\"outcome\":\"mapped\",\"values\":{\"a\":\"text\"}}\n");
  CHECK(line(R"j({"a b\"c":"[x]"})j", R"j({"objectId":"o","x":"q\"\\\n\u0000"})j") ==
        "{\"sourceId\":\"o\",\"outcome\":\"mapped\",\"values\":{\"a b\\\"c\":\"q\\\"\\\\\\n\\u0000\"}}\n");
  CHECK(line(R"j({"a":"[x]","n":"Len([y])","s":"Split([y], \",\")","f":"Not([IsSoftDeleted])"})j",
             R"j({"x":["a",1],"y":"p,q"})j") ==
        "{\"sourceId\":null,\"outcome\":\"mapped\",\"values\":{\"a\":[\"a\",1],\"n\":3,\"s\":[\"p\",\"q\"],\"f\":true}}"
        "\n");
  CHECK(line(R"j({"d":"CDate(\"2020-03-16T07:00:00Z\")"})j", R"j({"id":7})j") ==
        "{\"sourceId\":\"7\",\"outcome\":\"mapped\",\"values\":{\"d\":\"3/16/2020 7:00:00 AM\"}}\n");
  CHECK(line(R"j({"a":"[x]"})j", "{\"id\":\"\\ud83d\",\"x\":\"\\ud83d\"}") ==
        "{\"sourceId\":\"\xEF\xBF\xBD\",\"outcome\":\"mapped\",\"values\":{\"a\":\"\xEF\xBF\xBD\"}}\n");
}

TEST_CASE("nothing flows") {
  CHECK(line(R"j({"a":"IgnoreFlowIfNullOrEmpty([x])","b":"[y]","c":"IgnoreFlowIfNullOrEmpty([z])"})j",
             R"j({"id":"1","y":"v"})j") ==
        "{\"sourceId\":\"1\",\"outcome\":\"mapped\",\"values\":{\"b\":\"v\"},\"ignored\":[\"a\",\"c\"]}\n");
  CHECK(line(R"j({"a":"[x]","b":"IIF([x]=\"v\", IgnoreObjectFlow, \"\")"})j", R"j({"id":"1","x":"v"})j") ==
        "{\"sourceId\":\"1\",\"outcome\":\"skip\",\"reason\":\"IgnoreObjectFlow\",\"values\":{}}\n");
}

TEST_CASE("a failed expression leaves the others alone") {
  CHECK(line(R"j({"a":"[x]","b":"Error(\"no\")","c":"[x]"})j", R"j({"id":"1","x":"v"})j") ==
        "{\"sourceId\":\"1\",\"outcome\":\"error\",\"values\":{\"a\":\"v\",\"c\":\"v\"},"
        "\"errors\":[{\"target\":\"b\",\"code\":\"E412\",\"message\":\"no\"}]}\n");
}

TEST_CASE("values stay out of messages unless asked for") {
  Context context;
  const std::string mapping = R"j({"a":"CDate([x])"})j", user = R"j({"id":"1","x":"secret"})j";
  CHECK(line(mapping, user).find("secret") == std::string::npos);
  context.values_in_errors = true;
  CHECK(line(mapping, user, context).find("secret") != std::string::npos);
}

TEST_CASE("an unreadable record") {
  CHECK(line(R"j({"a":"[x]"})j", "{\"x\":1}\n[]\n{\"x\":2}\n") ==
        "{\"sourceId\":null,\"outcome\":\"mapped\",\"values\":{\"a\":1}}\n"
        "{\"sourceId\":null,\"outcome\":\"error\",\"record\":2,\"values\":{},\"errors\":[{\"code\":\"E503\","
        "\"message\":\"a record must be a JSON object, not a list\"}]}\n"
        "{\"sourceId\":null,\"outcome\":\"mapped\",\"values\":{\"a\":2}}\n");
  CHECK(line(R"j({"a":"[x]"})j", "[{\"x\":1},,{\"x\":2}]") ==
        "{\"sourceId\":null,\"outcome\":\"mapped\",\"values\":{\"a\":1}}\n"
        "{\"sourceId\":null,\"outcome\":\"error\",\"record\":2,\"values\":{},\"errors\":[{\"code\":\"E501\","
        "\"message\":\"the record is not valid JSON: nothing between two commas\"}]}\n"
        "{\"sourceId\":null,\"outcome\":\"mapped\",\"values\":{\"a\":2}}\n");
}

TEST_CASE("seeded randomness differs between records and targets, not between runs") {
  Context context;
  context.random_seed = 1;
  const std::string users = "{\"id\":\"1\"}\n{\"id\":\"2\"}\n";
  const std::string two = line(R"j({"a":"Guid()","b":"Guid()"})j", users, context);
  CHECK(two == line(R"j({"a":"Guid()","b":"Guid()"})j", users, context));
  // One target more does not change the others.
  const std::string one = line(R"j({"b":"Guid()"})j", users, context);
  const auto guid = [](const std::string& text, const std::string& key, std::size_t from) {
    return text.substr(text.find("\"" + key + "\":\"", from) + 5, 36);
  };
  CHECK(guid(one, "b", 0) == guid(two, "b", 0));
  CHECK(guid(two, "a", 0) != guid(two, "b", 0));
  CHECK(guid(two, "a", 0) != guid(two, "a", two.find('\n')));
}
