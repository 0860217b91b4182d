"""The benchmark's mapping in Python:  map.py json|ujson lines|array < USERS > RESOURCES"""
import importlib
import re
import sys
import unicodedata

json = importlib.import_module(sys.argv[1])
SPELLED = str.maketrans({"ø": "oe", "Ø": "OE", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ı": "i"})
REGIONS = {"Washington": "WA", "California": "CA", "Oregon": "OR", "Texas": "TX", "New York": "NY", "Illinois": "IL", "Massachusetts": "MA",
           "Colorado": "CO", "Georgia": "GA", "Bavaria": "BY", "Ontario": "ON", "Île-de-France": "IDF"}
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
EXTENSION = "urn:ietf:params:scim:schemas:extension:"
SCHEMAS = ["urn:ietf:params:scim:schemas:core:2.0:User", EXTENSION + "enterprise:2.0:User"]
PHONE = re.compile(r"\+([0-9]{1,3}) ([0-9]{2,4}) ([0-9]{6,8})")
START = re.compile(r"(?:^|(?<=[ '-])).")


def normalize(s):
    if s.isascii():
        return s
    return "".join(c for c in unicodedata.normalize("NFD", s) if unicodedata.category(c) != "Mn").translate(SPELLED)


def upper(match):
    c = match[0].upper()
    return c if len(c) == 1 else match[0]


def lower(s):  # without a culture the dotted capital I has no small letter
    return "İ".join(t.lower() for t in s.split("İ")) if "İ" in s else s.lower()


def proper(s):
    return START.sub(upper, lower(s))


def join(separator, *texts):
    return separator.join(t for t in texts if t)


def map_user(u):
    get = u.get
    extensions, roles = get("onPremisesExtensionAttributes") or {}, get("appRoleAssignments") or []
    given, family = get("givenName") or "", get("surname") or ""
    out = {"schemas": SCHEMAS, "userType": "Employee", "active": get("accountEnabled") is not False,
           "userName": join("@", normalize(join(".", given, family).replace(" ", "")), "contoso.com").lower(),
           "title": get("jobTitle") or extensions.get("extensionAttribute3") or "Unspecified",
           "addresses": [{"type": "work", "region": REGIONS.get(get("state"), "N/A")}]}
    if get("id"):
        out["externalId"] = u["id"]
    if given or family:
        out["displayName"] = join(" ", proper(given), proper(family))
    words = (get("displayName") or "").replace(",", " ").split(" ")
    words = [w for w in words if w]
    if len(words) > 1:
        out["nickName"] = words[1]
    if get("businessPhones"):
        out["phoneNumbers"] = [{"type": "work", "value": PHONE.sub(r"(\2) \3", u["businessPhones"][0])}]
    if extensions.get("extensionAttribute5"):
        out["entitlements"] = [{"value": v} for v in extensions["extensionAttribute5"].split(",")]
    enterprise = {"employeeNumber": (get("employeeId") or "")[2:8] + "-E",
                  "costCenter": "US-1000" if get("country") == "United States" else "INTL-2000"}
    if get("department"):
        enterprise["department"] = u["department"].replace(" & ", " and ")
    out[EXTENSION + "enterprise:2.0:User"] = enterprise
    contoso = {}
    date = get("employeeHireDate")
    if date:
        contoso["hireDate"] = "%s %s %s" % (date[8:10], MONTHS[int(date[5:7]) - 1], date[:4])
    if roles:
        out["roles"] = [{"primary": False, "type": "WindowsAzureActiveDirectoryRole", "display": r["appRoleDisplayName"], "value": r["appRoleValue"]}
                        for r in roles]
        contoso["primaryRole"] = roles[0]["appRoleValue"]
    if contoso:
        out[EXTENSION + "contoso:2.0:User"] = contoso
    return out


users = json.load(sys.stdin.buffer) if sys.argv[2] == "array" else map(json.loads, sys.stdin.buffer)
for user in users:
    sys.stdout.write(json.dumps(map_user(user), ensure_ascii=False) + "\n")
