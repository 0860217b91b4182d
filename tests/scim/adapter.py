"""What Entra sends and this provider refuses, written as the provider takes it.

Only so that the rest of a PATCH is verified too: what the provider answers to the operations as they are planned is
asserted in deviations_test.py. Every other operation goes out as planned, the path-less ones with flattened keys included.
"""
import collections
import re

MANAGER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager"
ELEMENT = re.compile(r'(\w+)\[(\w+) eq "([^"]*)"\]\.(\w+)')


def for_provider(operations, resource):
    """(operations, how often each rewriting was needed) for a PATCH of a resource as it is in the provider."""
    adapted, rewritten, created = [], collections.Counter(), {}
    for operation in operations:
        path, value = operation.get("path"), operation.get("value")
        element = ELEMENT.fullmatch(path or "")
        if path == MANAGER and isinstance(value, str):
            operation = {**operation, "value": manager(value, rewritten)}
        elif path is None and isinstance(value.get(MANAGER), str):
            operation = {**operation, "value": {**value, MANAGER: manager(value[MANAGER], rewritten)}}
        elif element and not has_element(resource, *element.groups()[:3]):
            rewritten["element that does not exist"] += 1
            array, member, literal, sub = element.groups()
            if (array, member, literal) not in created:
                created[array, member, literal] = {member: literal == "True" if member == "primary" else literal}
                adapted.append({"op": "add", "path": array, "value": [created[array, member, literal]]})
            created[array, member, literal][sub] = value
            continue
        adapted.append(operation)
    return adapted, rewritten


def manager(identifier, rewritten):
    """Entra sends the bare id; RFC 7643 has a complex attribute."""
    rewritten["manager as text"] += 1
    return {"value": identifier}


def has_element(resource, array, member, literal):
    """Entra writes into an element that may not exist; RFC 7644 has noTarget for that."""
    return any(str(element.get(member)) == literal for element in resource.get(array, []))
