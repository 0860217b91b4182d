#!/usr/bin/env python3
"""Fictional users in Microsoft Graph's shape, one compact JSON object a line; the same N and seed give the same bytes.

  gen_users.py N [SEED] [--population plain|mixed] > users.ndjson

plain: about a seventh of the names carry diacritics, a tenth is in capitals; some values are null or absent.
mixed: names of many scripts, most with diacritics, long and short ones; a third of the values is null, absent or empty;
keys in another order here and there, values that nobody asked for, quotes, and lines that escape all that is not ASCII.
"""
import argparse
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


MIXED_GIVEN = """Nguyễn Thị Ánh|Đặng|Þórður|Siobhán|Małgorzata|Ștefan|İlknur|Jiří|Åsa|François-Xavier|Ioánnis|Νικόλαος|Дмитрий|Ольга|王|小明|美咲|太郎|
Maria da Conceição|Çağla|Žofie|Bjørn|Günther|Noël|Ana|Li|Bo|J\u00e9r\u00f4me|Rene\u0301e|Dwayne "Rock"|Mary Ann""".replace("\n", "").split("|")
MIXED_FAMILY = """Trần|Nguyễn|Guðmundsdóttir|Ó Súilleabháin|Wiśniewska-Łącka|Țepeș|Yıldırım|Přibyl|Öberg|Lefèvre d'Étaples|Papadopoulos|Παπαδόπουλος|Иванова|
李|张|佐藤|田中|dos Santos Araújo|Şimşek|Krejčířová|Sørensen|Großmann|van der Meer|Ng|O|Núñez y Ibáñez|MacDonald|de la Cruz""".replace("\n", "").split("|")
MIXED_TITLES = ["Abteilungsleiterin für Öffentlichkeitsarbeit und Presse", "技術部長", "Engineer II", "VP", 'Consultant "at large"', "Chargé d'études principal, région Île-de-France"]
KEPT = ("id", "accountEnabled")


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


def mixed_user(n, r):
    record = user(n, r)
    given, family = r.choice(MIXED_GIVEN), r.choice(MIXED_FAMILY)
    record.update(givenName=given, surname=family, displayName="%s, %s" % (family, given) if r.random() < 0.5 else given + "  " + family,
                  jobTitle=r.choice(MIXED_TITLES), preferredLanguage=r.choice(["de-DE", "vi-VN", "zh-CN", "ja-JP", "fr-FR", "en-US", "en", "el-GR"]),
                  city=r.choice(["Zürich", "上海", "Kraków", "São Paulo", "Saint-Étienne", "Hà Nội"]), companyName="Contoso Österreich GmbH & Co. KG")
    if r.random() < 0.3:
        record["mobilePhone"] = "0%d/%d-%d" % (r.randrange(100, 999), r.randrange(100, 999), r.randrange(1000, 9999))
    for key in [k for k in record if k not in KEPT and r.random() < 0.33]:
        chance = r.random()
        if chance < 0.4 or not isinstance(record[key], str):
            del record[key]
        else:
            record[key] = None if chance < 0.8 else ""
    record["signInActivity"] = {"lastSignInDateTime": "2026-01-%02dT08:00:00Z" % r.randrange(1, 29), "nested": [[], {}, [1.5e3, True, None]]}
    if r.random() < 0.1:
        record = dict(r.sample(list(record.items()), len(record)))
    return record


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    parser.add_argument("--population", choices=["plain", "mixed"], default="plain")
    arguments = parser.parse_args()
    r = random.Random(arguments.seed)
    for n in range(arguments.count):
        record = user(n, r) if arguments.population == "plain" else mixed_user(n, r)
        escaped = arguments.population == "mixed" and n % 10 == 0
        sys.stdout.write(json.dumps(record, ensure_ascii=escaped, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
