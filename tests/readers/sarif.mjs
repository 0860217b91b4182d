// What is wrong with the SARIF log on stdin by the schema of SARIF 2.1.0: a JSON array on stdout, empty when it is valid.
import Ajv from "ajv";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const ajv = new Ajv({ schemaId: "id", meta: false, allErrors: true });  // the schema is one of draft 4
ajv.addMetaSchema(require("ajv/lib/refs/json-schema-draft-04.json"));
const validate = ajv.compile(require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"));
validate(JSON.parse(readFileSync(0, "utf8")));
console.log(JSON.stringify((validate.errors ?? []).map((e) => `${e.dataPath} ${e.message}`)));
