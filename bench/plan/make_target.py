#!/usr/bin/env python3
"""Resources of an application from plan's own POST bodies: make_target.py < LINES > RESOURCES

A third has another display name and a fifth no title, so that some objects differ and most do not.
"""
import json
import sys

number = 0
for line in sys.stdin:
    for request in json.loads(line)["requests"]:
        resource = request["body"]
        resource["id"] = "t%07d" % number
        if number % 3 == 0:
            resource["displayName"] = "Before " + str(resource.get("displayName"))
        if number % 5 == 0:
            resource.pop("title", None)
        number += 1
        print(json.dumps(resource, ensure_ascii=False, separators=(",", ":")))
