#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdio>
#include <string>

#include "mapping/target.hpp"
#include "support.hpp"

using namespace attrmap;
using namespace attrmap::mapping;
using Found = TargetCursor::Found;

namespace {

class File {
 public:
  explicit File(std::string_view text) : descriptor_(::mkstemp(name_)) {
    CHECK(::write(descriptor_, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
  }
  ~File() {
    ::close(descriptor_);
    ::unlink(name_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  std::string path() const { return name_; }
  void cut() const { CHECK(::ftruncate(descriptor_, 3) == 0); }

 private:
  char name_[32] = "/tmp/attrmap-test-XXXXXX";
  int descriptor_;
};

struct Setup {
  std::vector<scim::Path> paths = [] {
    std::vector<scim::Path> out(2);
    scim::parse_path("userName", out[0]);
    scim::parse_path(R"(emails[type eq "work"].value)", out[1]);
    return out;
  }();
  scim::ResourceLayout layout{paths};
  Limits limits;
  Target target{scim::Endpoint::users, layout, {{0, false}, {1, true}}, limits};
  Arena arena;
};

constexpr std::string_view kUsers = R"({"id":"1","userName":"Ada","emails":[{"type":"work","value":"a@b"}]})"
                                    "\n"
                                    R"({"id":"2","userName":"ädA","emails":[{"type":"work","value":"A@b"}]})"
                                    "\n\n"
                                    R"({"id":3,"userName":"twin"})"
                                    "\n"
                                    R"({"id":"4","userName":"TWIN","manager":{"value":"x"}})"
                                    "\n";

}  // namespace

TEST_CASE("resources are found by id and by keys, with their members") {
  Setup s;
  const File file(kUsers);
  REQUIRE_FALSE(s.target.load(file.path()));
  CHECK(s.target.size() == 4);
  TargetCursor cursor(s.target);
  CHECK(cursor.find_id("2", s.arena) == Found::one);
  CHECK(s.layout.find(cursor.members(), 0).str() == "ädA");
  CHECK(cursor.find_id("3", s.arena) == Found::one);
  CHECK(cursor.id().str() == "3");
  CHECK(cursor.find_id("5", s.arena) == Found::none);
  CHECK(cursor.find(0, "ADA", s.arena) == Found::one);
  CHECK(cursor.id().str() == "1");
  CHECK(cursor.find(0, "ÄDA", s.arena) == Found::one);
  CHECK(cursor.find(0, "Twin", s.arena) == Found::several);
  CHECK(cursor.find(1, "a@b", s.arena) == Found::one);
  CHECK(cursor.find(1, "a@B", s.arena) == Found::none);
}

TEST_CASE("a value is taken by others, not by the resource itself") {
  Setup s;
  const File file(kUsers);
  REQUIRE_FALSE(s.target.load(file.path()));
  TargetCursor cursor(s.target);
  CHECK(cursor.find_id("2", s.arena) == Found::one);
  CHECK(cursor.is_taken(0, "ada", "2", s.arena));
  CHECK_FALSE(cursor.is_taken(0, "ada", "1", s.arena));
  CHECK_FALSE(cursor.is_taken(0, "free", "", s.arena));
  CHECK(cursor.id().str() == "2");
}

TEST_CASE("every form of list, at every offset") {
  for (const std::string_view before : {"", "\xEF\xBB\xBF", "\n \n"})
    for (const auto& brackets : {std::pair<std::string_view, std::string_view>{"[", "]"},
                                 {R"({"schemas":["urn:x"],"totalResults":1,"Resources":[)", R"(],"itemsPerPage":1})"},
                                 {R"({"@odata.context":"c","value": [ )", "]}"}}) {
      const std::string_view open = brackets.first, close = brackets.second;
      Setup s;
      const File file(std::string(before) + std::string(open) +
                      R"({"id":"a","userName":"x"}, {"id":"b","userName":"y"})" + std::string(close));
      INFO(std::string(open));
      REQUIRE_FALSE(s.target.load(file.path()));
      TargetCursor cursor(s.target);
      CHECK(cursor.find(0, "y", s.arena) == Found::one);
      CHECK(cursor.id().str() == "b");
      CHECK(cursor.find_id("a", s.arena) == Found::one);
    }
}

TEST_CASE("no resources") {
  for (const std::string_view text : {"", "\n", "[]", R"({"Resources":[]})"}) {
    Setup s;
    const File file(text);
    CHECK_FALSE(s.target.load(file.path()));
    CHECK(s.target.size() == 0);
  }
}

TEST_CASE("many blocks") {
  std::string text;
  for (int i = 0; i < 20000; ++i)
    text += R"({"id":"t)" + std::to_string(i) + R"(","userName":"user)" + std::to_string(i) + R"("})" + "\n";
  Setup s;
  const File file(text);
  REQUIRE_FALSE(s.target.load(file.path()));
  TargetCursor cursor(s.target);
  for (int i = 0; i < 20000; i += 37) {
    s.arena.reset();
    CHECK(cursor.find(0, "USER" + std::to_string(i), s.arena) == Found::one);
    CHECK(cursor.id().str() == "t" + std::to_string(i));
  }
}

TEST_CASE("what cannot be a target says which record and why") {
  for (const auto& bad : {std::pair<std::string_view, std::string_view>{R"({"userName":"x"})", "E543"},
                          {"{\"id\":\"1\"}\n{\"id\":", "E543"},
                          {R"([{"id":"1"},,{"id":"2"}])", "E543"},
                          {R"([{"id":"1"})", "E523"},
                          {"id,userName\n1,x\n", "E523"}}) {
    const std::string_view text = bad.first, code = bad.second;
    Setup s;
    const File file(text);
    INFO(std::string(text));
    const auto error = s.target.load(file.path());
    REQUIRE(error.has_value());
    CHECK(error->code == code);
  }
  Setup s;
  CHECK(s.target.load("/nonexistent")->code == "E520");
  CHECK(s.target.load("/dev/null")->code == "E520");
}

TEST_CASE("a file that changed behind our back is noticed") {
  Setup s;
  const File file(kUsers);
  REQUIRE_FALSE(s.target.load(file.path()));
  file.cut();
  TargetCursor cursor(s.target);
  CHECK(cursor.find_id("2", s.arena) == Found::unreadable);
  CHECK(cursor.error() == "the file became shorter");
}
