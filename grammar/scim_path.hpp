// The grammar of SCIM target attribute names, as synchronization schemas have them: rules only, no actions.
//
//   displayName     name.givenName     emails[type eq "work"].value     roles[primary eq "True"].value
//   urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department
//
// A subset of RFC 7644's paths (section 3.5.2): filters compare with `eq` only. The schema URN ends at the last colon
// outside of the filter. Old jobs separate it from the name by a dot (`...:2.0:User.department`), which is why a name
// may have more than one dot here; what that means is decided by who reads the path.
#pragma once
#include <tao/pegtl.hpp>

namespace attrmap::grammar::scim_path {

using namespace tao::pegtl;

struct blank : plus<one<' '>> {};

/// RFC 7643: letters, digits, - and _; `$ref` begins with a dollar sign.
struct name : seq<opt<one<'$'>>, alpha, star<sor<alnum, one<'-', '_'>>>> {};
struct attribute : name {};
struct sub_attribute : name {};

/// urn:ietf:params:scim:schemas:core:2.0:User:, with its colons.
struct urn_segment : seq<plus<not_one<':', '[', ']', '"', ' '>>, one<':'>> {};
struct urn : seq<at<string<'u', 'r', 'n', ':'>>, plus<urn_segment>> {};

// --- filters: [type eq "work"], [type eq "work" and primary eq true] ----------------------------------------------
struct escape : seq<one<'\\'>, one<'\\', '"', '/'>> {};
struct text_content : star<sor<not_one<'"', '\\', '\0'>, escape>> {};
struct text : seq<one<'"'>, text_content, must<one<'"'>>> {};
struct number : seq<opt<one<'-'>>, sor<one<'0'>, seq<range<'1', '9'>, star<digit>>>> {};
struct word : sor<string<'t', 'r', 'u', 'e'>, string<'f', 'a', 'l', 's', 'e'>, number> {};
struct literal : sor<text, word> {};
struct filter_attribute : name {};
struct equals : istring<'e', 'q'> {};
struct comparison : seq<filter_attribute, must<blank, equals, blank, literal>> {};
struct conjunction : istring<'a', 'n', 'd'> {};
struct filter_begin : one<'['> {};
struct filter_end : one<']'> {};
struct filter
    : seq<filter_begin, must<comparison>, star<seq<blank, conjunction, must<blank, comparison>>>, must<filter_end>> {};

struct sub : seq<one<'.'>, must<sub_attribute>> {};
struct path : seq<opt<urn>, must<attribute>, star<sub>, opt<filter, must<sub>>> {};
struct whole : seq<path, must<eof>> {};

}  // namespace attrmap::grammar::scim_path
