# The benchmark's mapping in jq (and gojq):  jq -c --slurpfile letters TABLES -f map.jq < USERS
# jq knows the case and the diacritics of ASCII only: $letters[0] has {"lower", "upper", "plain"} by letter.
def letters: explode[] | [.] | implode;
def by($table): if length == utf8bytelength then . else [letters | $table[.] // .] | join("") end;
def lower: ascii_downcase | by($letters[0].lower);
def upper: ascii_upcase | by($letters[0].upper);
def proper: reduce letters as $c ({out: "", start: true};
  {out: (.out + if .start then $c | upper else $c end), start: ($c == " " or $c == "'" or $c == "-")}) | .out;
def given: select(. != null and . != "");
def joined($separator): map(given) | join($separator);
def dropped: with_entries(select(.value != null));

{"Washington": "WA", "California": "CA", "Oregon": "OR", "Texas": "TX", "New York": "NY", "Illinois": "IL", "Massachusetts": "MA",
 "Colorado": "CO", "Georgia": "GA", "Bavaria": "BY", "Ontario": "ON", "Île-de-France": "IDF"} as $regions
| ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as $months
| "urn:ietf:params:scim:schemas:extension:" as $extension
| def resource:
    . as $u | (.onPremisesExtensionAttributes // {}) as $e
    | ({hireDate: ((.employeeHireDate | given | .[8:10] + " " + $months[(.[5:7] | tonumber) - 1] + " " + .[0:4]) // null),
        primaryRole: .appRoleAssignments[0].appRoleValue} | dropped) as $contoso
    | {schemas: ["urn:ietf:params:scim:schemas:core:2.0:User", $extension + "enterprise:2.0:User"],
       externalId: .id,
       userType: "Employee",
       userName: ([([.givenName, .surname] | joined(".") | gsub(" "; "") | by($letters[0].plain) | lower), "contoso.com"] | joined("@")),
       active: (.accountEnabled != false),
       displayName: (([.givenName, .surname] | map(given | lower | proper) | join(" ") | given) // null),
       nickName: [(.displayName // "") | splits("[ ,]+") | given][1],
       title: ((.jobTitle | given) // ($e.extensionAttribute3 | given) // "Unspecified"),
       phoneNumbers: (if .businessPhones[0] then [{type: "work", value: (.businessPhones[0]
         | gsub("\\+(?<isd>[0-9]{1,3}) (?<area>[0-9]{2,4}) (?<number>[0-9]{6,8})"; "(" + .area + ") " + .number))}] else null end),
       addresses: [{type: "work", region: ($regions[.state // ""] // "N/A")}],
       entitlements: (($e.extensionAttribute5 | given | split(",") | map({value: .})) // null),
       roles: (if (.appRoleAssignments // []) == [] then null else [.appRoleAssignments[]
         | {primary: false, type: "WindowsAzureActiveDirectoryRole", display: .appRoleDisplayName, value: .appRoleValue}] end),
       ($extension + "enterprise:2.0:User"): ({employeeNumber: ((.employeeId // "")[2:8] + "-E"),
         department: ((.department | given | gsub(" & "; " and ")) // null),
         costCenter: (if .country == "United States" then "US-1000" else "INTL-2000" end)} | dropped),
       ($extension + "contoso:2.0:User"): (if $contoso == {} then null else $contoso end)} | dropped;
  if type == "array" then .[] | resource else resource end
