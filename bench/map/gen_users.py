#!/usr/bin/env python3
"""Fictional users in Microsoft Graph's shape, one compact JSON object a line; the same N and seed give the same bytes.

  gen_users.py N [SEED] > users.ndjson

About a seventh of the names carry diacritics, a tenth is in capitals; some values are null or absent.
"""
import json
import random
import sys

GIVEN = "Ada Alan Grace Edsger Barbara Donald Frances Ken Margaret Dennis Radia Tim Anne-Marie Jean-Paul".split()
GIVEN_MARKED = "Zoë José Søren Łukasz Jürgen Hélène Øystein Ömer".split()
FAMILY = "Lovelace Turing Hopper Dijkstra Liskov Knuth Allen Thompson Hamilton Ritchie Perlman O'Connor Smith-Jones".split()
FAMILY_MARKED = "Müller Núñez Wałęsa Ångström Gößler Dvořák Æbelø Châtelain".split()
PLACES = [("Washington", "United States", "1", "206"), ("Colorado", "United States", "1", "303"), ("Ontario", "Canada", "1", "416"),
          ("Bavaria", "Germany", "49", "89"), ("Île-de-France", "France", "33", "140"), ("Jutland", "Denmark", "45", "86")]
DEPARTMENTS = ["Sales", "Research & Development", "Finance", "Audit & Risk & Compliance", "Legal"]
TITLES = ["Engineer", "Product Manager", "Analyst", "Director of Operations"]
GROUPS = ["vpn", "wiki", "payroll", "crm-read", "travel"]
ROLES = [("dev", "Developer"), ("auditor", "Read-only Auditor"), ("admin", "Administrator")]


def user(n, r):
    given = r.choice(GIVEN_MARKED if r.random() < 0.14 else GIVEN)
    family = r.choice(FAMILY_MARKED if r.random() < 0.14 else FAMILY)
    if r.random() < 0.1:
        given, family = given.upper(), family.upper()
    state, country, isd, area = r.choice(PLACES)
    ident = "%08x-%04x-4%03x-8%03x-%012x" % (r.getrandbits(32), r.getrandbits(16), r.getrandbits(12), r.getrandbits(12), r.getrandbits(48))
    record = {
        "id": ident, "accountEnabled": r.random() > 0.05, "displayName": given + " " + family, "givenName": given, "surname": family,
        "userPrincipalName": "user%d@contoso.example" % n, "mail": "user%d@contoso.example" % n, "mailNickname": "user%d" % n,
        "jobTitle": None if r.random() < 0.1 else r.choice(TITLES), "companyName": "Contoso", "employeeId": "E-%06d" % n,
        "streetAddress": "%d Example Street, Suite %d" % (r.randrange(1, 9999), r.randrange(1, 99)), "city": "Example City",
        "state": None if r.random() < 0.08 else state, "country": country, "postalCode": "%05d" % r.randrange(100000), "usageLocation": "US",
        "businessPhones": [] if r.random() < 0.06 else ["+%s %s %07d" % (isd, area, r.randrange(10 ** 7))], "mobilePhone": "+%s %s %07d" % (isd, area, r.randrange(10 ** 7)),
        "preferredLanguage": "en-US", "employeeHireDate": None if r.random() < 0.05 else "%04d-%02d-%02dT00:00:00Z" % (r.randrange(1990, 2026), r.randrange(1, 13), r.randrange(1, 29)),
        "proxyAddresses": ["SMTP:user%d@contoso.example" % n, "smtp:u%d@contoso.example" % n],
        "onPremisesExtensionAttributes": {"extensionAttribute%d" % k: (",".join(r.sample(GROUPS, r.randrange(1, 5))) if k == 5 else None) for k in range(1, 16)},
        "appRoleAssignments": [{"id": "a%d-%d" % (n, k), "appRoleId": "00000000-0000-4000-8000-00000000000%d" % k, "appRoleDisplayName": ROLES[k][1], "appRoleValue": ROLES[k][0],
                                "principalId": ident, "principalType": "User", "resourceDisplayName": "Contoso App"} for k in range(r.choice([0, 0, 1, 1, 2]))],
    }
    if r.random() > 0.04:
        record["department"] = None if r.random() < 0.08 else r.choice(DEPARTMENTS)
    return record


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    r = random.Random(seed)
    for n in range(count):
        sys.stdout.write(json.dumps(user(n, r), ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
