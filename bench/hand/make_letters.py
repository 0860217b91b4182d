#!/usr/bin/env python3
"""Writes tables of Latin, Greek and Cyrillic letters for names.hpp: make_letters.py FILE

One row a code point: the letter in lower case, in upper case, and as NormalizeDiacritics and ToLower leave it, each as
UTF-8. Case is mapped one to one and without a culture, so dotted and dotless i stay what they are.
"""
import sys
import unicodedata

SPELLED = {"ø": "oe", "Ø": "OE", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ı": "i"}


def case(letter, mapped):
    return letter if letter in "İı" or len(mapped) != 1 else mapped


def plain(letter):
    return "".join(SPELLED.get(c, c) for c in unicodedata.normalize("NFD", letter) if unicodedata.category(c) != "Mn")


def utf8(text):
    data = text.encode()
    return '{"%s", %d}' % ("".join(r"\x%02x" % b for b in data), len(data))


def row(code):
    letter = chr(code)
    user = "".join(case(c, c.lower()) for c in plain(letter))
    small = case(letter, letter.lower())
    return "{%s, %s, %s},  // %s" % (utf8(small), utf8(case(small, small.upper())), utf8(user), letter if letter.isprintable() else "")


RANGES = ((0x80, 0x52F), (0x1E00, 0x1EFF))

if __name__ == "__main__":
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        for first, last in RANGES:
            for code in range(first, last + 1):
                out.write(row(code) + "\n")
