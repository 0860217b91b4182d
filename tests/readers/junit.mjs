// The JUnit report on stdin as junit2json reads it: JSON on stdout.
import { parse } from "junit2json";
import { readFileSync } from "node:fs";

console.log(JSON.stringify(await parse(readFileSync(0, "utf8"))));
