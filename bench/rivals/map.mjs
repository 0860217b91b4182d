// The benchmark's mapping in JavaScript:  node map.mjs lines|array < USERS > RESOURCES
import fs from "node:fs";
import readline from "node:readline";

const SPELLED = { ø: "oe", Ø: "OE", ł: "l", Ł: "L", ß: "ss", æ: "ae", Æ: "AE", œ: "oe", Œ: "OE", ı: "i" };
const REGIONS = new Map(Object.entries({
  Washington: "WA", California: "CA", Oregon: "OR", Texas: "TX", "New York": "NY", Illinois: "IL", Massachusetts: "MA",
  Colorado: "CO", Georgia: "GA", Bavaria: "BY", Ontario: "ON", "Île-de-France": "IDF",
}));
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const EXTENSION = "urn:ietf:params:scim:schemas:extension:";
const SCHEMAS = ["urn:ietf:params:scim:schemas:core:2.0:User", EXTENSION + "enterprise:2.0:User"];
const ASCII = /^[\x00-\x7F]*$/;

const normalize = (s) => ASCII.test(s) ? s
  : s.normalize("NFD").replace(/\p{Mn}/gu, "").replace(/[øØłŁßæÆœŒı]/g, (c) => SPELLED[c]);
const upper = (c) => (c.toUpperCase().length === c.length ? c.toUpperCase() : c);
// Without a culture the dotted capital I has no small letter.
const lower = (s) => (s.includes("İ") ? s.split("İ").map((t) => t.toLowerCase()).join("İ") : s.toLowerCase());
const proper = (s) => lower(s).replace(/(?<=^|[ '-])./gu, upper);
const join = (separator, ...texts) => texts.filter(Boolean).join(separator);

function map(u) {
  const e = u.onPremisesExtensionAttributes ?? {};
  const roles = u.appRoleAssignments ?? [];
  const out = {
    schemas: SCHEMAS,
    externalId: u.id || undefined,
    userType: "Employee",
    userName: join("@", normalize(join(".", u.givenName, u.surname).replaceAll(" ", "")), "contoso.com").toLowerCase(),
    active: u.accountEnabled !== false,
    displayName: join(" ", proper(u.givenName ?? ""), proper(u.surname ?? "")) || undefined,
    nickName: (u.displayName ?? "").split(/[ ,]+/).filter(Boolean)[1],
    title: u.jobTitle || e.extensionAttribute3 || "Unspecified",
    addresses: [{ type: "work", region: REGIONS.get(u.state) ?? "N/A" }],
  };
  const phone = u.businessPhones?.[0];
  if (phone) {
    const value = phone.replace(/\+(?<isd>\d{1,3}) (?<area>\d{2,4}) (?<number>\d{6,8})/g, "($<area>) $<number>");
    out.phoneNumbers = [{ type: "work", value }];
  }
  if (e.extensionAttribute5) out.entitlements = e.extensionAttribute5.split(",").map((value) => ({ value }));
  if (roles.length > 0)
    out.roles = roles.map((r) => ({
      primary: false, type: "WindowsAzureActiveDirectoryRole", display: r.appRoleDisplayName, value: r.appRoleValue,
    }));
  out[EXTENSION + "enterprise:2.0:User"] = {
    employeeNumber: (u.employeeId ?? "").slice(2, 8) + "-E",
    department: u.department ? u.department.replaceAll(" & ", " and ") : undefined,
    costCenter: u.country === "United States" ? "US-1000" : "INTL-2000",
  };
  const d = u.employeeHireDate;
  if (d || roles.length > 0)
    out[EXTENSION + "contoso:2.0:User"] = {
      hireDate: d ? `${d.slice(8, 10)} ${MONTHS[d.slice(5, 7) - 1]} ${d.slice(0, 4)}` : undefined,
      primaryRole: roles[0]?.appRoleValue,
    };
  return out;
}

let out = "";
function write(user) {
  out += JSON.stringify(map(user)) + "\n";
  if (out.length > 1 << 18) flush();
}
function flush() {
  fs.writeSync(1, out);
  out = "";
}

if (process.argv[2] === "array") {
  for (const user of JSON.parse(fs.readFileSync(0, "utf8"))) write(user);
} else {
  for await (const line of readline.createInterface({ input: fs.createReadStream(null, { fd: 0, highWaterMark: 1 << 18 }) }))
    write(JSON.parse(line));
}
flush();
