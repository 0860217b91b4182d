// A SCIM 2.0 service provider with Users and Groups, for provider_test.py. Schemas, filters, PATCH and HTTP are those of
// scimmy and scimmy-routers; only the store, which dies with the process, is ours. Prints its port on the first line.
import { randomUUID } from "node:crypto";
import express from "express";
import SCIMMY from "scimmy";
import Routers from "scimmy-routers";

const { Resources, Schemas, Types } = SCIMMY;

// The extension that the sample schema maps: one attribute of another type than text, to see that types arrive.
class ContosoUser extends Types.Schema {
  static #definition = new Types.SchemaDefinition("ContosoUser", "urn:ietf:params:scim:schemas:extension:contoso:2.0:User", "Contoso User", [
    new Types.Attribute("string", "CostCode", { caseExact: true }),
    new Types.Attribute("integer", "SeatCount"),
    new Types.Attribute("string", "BadgeNumber"),
  ]);
  static get id() { return ContosoUser.#definition.id; }
  static get definition() { return ContosoUser.#definition; }
  constructor(resource, direction = "both", basepath, filters) {
    super(resource, direction);
    Object.assign(this, ContosoUser.#definition.coerce(resource, direction, basepath, filters));
  }
}

// Uniqueness is left to the store by scimmy; RFC 7643 asks for it in userName, regardless of case.
function declare(Resource, unique) {
  const store = new Map();
  const missing = (id) => { throw new Types.Error(404, null, `no resource ${id}`); };
  Resources.declare(Resource)
    .ingress(({ id = randomUUID() }, data) => {  // POST, PUT and PATCH all end here
      const old = store.get(id);
      const taken = (other) => other.id !== id && other[unique].toLowerCase() === data[unique].toLowerCase();
      if (unique && [...store.values()].some(taken)) throw new Types.Error(409, "uniqueness", `${unique} is taken`);
      const now = new Date();
      store.set(id, { ...data, id, meta: { created: old?.meta.created ?? now, lastModified: now } });
      return store.get(id);
    })
    .egress(({ id, filter }) => {
      if (id) return store.get(id) ?? missing(id);
      return filter ? filter.match([...store.values()]) : [...store.values()];
    })
    .degress(({ id }) => { store.delete(id) || missing(id); });
}

// RFC 7643 lists no canonical values for the type of a role, which scimmy takes for "no value is allowed". A provider that
// Entra provisions names the one that Entra sends. With the argument stock-roles everything stays as scimmy has it.
if (process.argv[2] !== "stock-roles")
  Schemas.User.definition.attribute("roles.type").config.canonicalValues = ["WindowsAzureActiveDirectoryRole"];
Resources.User.extend(Schemas.EnterpriseUser, false).extend(ContosoUser, false);  // false: a user may come without
declare(Resources.User, "userName");
declare(Resources.Group);

const authentication = {
  type: "bearer",
  handler: (request) => {
    if (request.header("Authorization") !== "Bearer test") throw new Error("wrong token");
    return "provisioning service";
  },
};
const server = express().use("/scim", new Routers(authentication)).listen(0, "127.0.0.1", () => console.log(server.address().port));

// Ends with the process that started it, even if that one was killed.
process.stdin.on("end", () => process.exit(0)).resume();
