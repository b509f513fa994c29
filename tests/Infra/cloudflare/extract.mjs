// Reads the provider's schema out of npm's @cdktf/provider-cloudflare, whose code is generated from `terraform providers
// schema -json`: above every attribute stands "name - computed: x, optional: y, required: z", and its documentation names
// the values that it may have. The TypeScript that says so is in the source maps.
//
// The package is 77 MB unpacked, and of use only for what is kept in provider.npm.json: it is not installed for a test run.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SENSITIVE } from "./sensitive.mjs";

const TOP = /export class (\w+) extends cdktf\.Terraform(Resource|DataSource) \{[\s\S]*?tfResourceType = "([a-z0-9_]+)"/;
const CLASS = /export class (\w+) extends cdktf\.\w+ \{([\s\S]*?)\n\}\n/g;
const INTERFACE = /export interface (\w+)[^{]*\{([\s\S]*?)\n\}/g;
const MEMBER = /\/\*\*([\s\S]*?)\*\/\s*readonly (\w+)\??:\s*([^;]+);/g;
const ATTRIBUTE = /\/\/ (\w+) - computed: (\w+), optional: (\w+), required: (\w+)([\s\S]*?)(?=\n  \/\/ \w+ - computed:|\n  \/\/ =====|$)/g;
const VALUES = /Available values: ((?:"[^"]*"(?:, )?)+)/;

/**
 * @param {string} folder the unpacked package
 * @param {{ resources: string[], dataSources: string[] }} wanted types
 */
export function extract(folder, wanted) {
  const { name, version, cdktf } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const schema = {
    from: `${name}@${version}`,
    provider: { source: `registry.terraform.io/${cdktf.provider.name.split("/").slice(-2).join("/")}`, version: cdktf.provider.version },
    resources: {},
    dataSources: {},
  };
  for (const entry of readdirSync(join(folder, "lib"), { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const sources = sourcesOf(join(folder, "lib", entry.name));
    const [, top, sort, type] = sources.match(TOP) ?? [];
    const kind = sort === "Resource" ? "resources" : "dataSources";
    if (top !== undefined && wanted[kind].includes(type)) {
      schema[kind][type] = readerOf(sources)(top, `${top}Config`, SENSITIVE[type] ?? [], "");
    }
  }
  return schema;
}

function sourcesOf(folder) {
  return readdirSync(folder).filter((file) => file.endsWith(".js")).map((file) => {
    const [, map] = readFileSync(join(folder, file), "utf8").match(/sourceMappingURL=data:application\/json;base64,([\w+/=]+)\s*$/) ?? [];
    return map === undefined ? "" : JSON.parse(Buffer.from(map, "base64")).sourcesContent.join("\n");
  }).join("\n");
}

function readerOf(sources) {
  const bodies = Object.fromEntries([...sources.matchAll(CLASS)].map(([, name, body]) => [name, body]));
  const documented = new Map();
  for (const [, owner, members] of sources.matchAll(INTERFACE)) {
    for (const [, comment, member, type] of members.matchAll(MEMBER)) {
      const values = comment.match(VALUES)?.[1];
      documented.set(`${owner}.${member}`, { type, values: values && [...values.matchAll(/"([^"]*)"/g)].map(([, value]) => value) });
    }
  }

  return function attributesOf(name, owner, sensitive, path) {
    const attributes = {};
    for (const [, attribute, computed, optional, required, code] of bodies[name].matchAll(ATTRIBUTE)) {
      const here = path + attribute;
      const said = documented.get(`${owner}.${camel(attribute)}`);
      const [, nested, sort, isSet] = code.match(/= new (\w+?)(List|Map|OutputReference)\(this, "\w+"(?:, (true|false))?\)/) ?? [];
      const isNested = nested !== undefined && bodies[`${nested}OutputReference`] !== undefined;
      attributes[attribute] = {
        ...(required === "true" ? { required: true } : {}),
        ...(optional === "true" ? { optional: true } : {}),
        ...(computed === "true" && required !== "true" ? { computed: true } : {}),
        ...(sensitive.includes(here) ? { sensitive: true } : {}),
        ...(isNested ? { nesting: nestingOf(sort, isSet) } : { type: typeOf(said?.type, code) }),
        ...(said?.values ? { values: said.values } : {}),
        ...(isNested ? { attributes: attributesOf(`${nested}OutputReference`, nested, sensitive, `${here}.`) } : {}),
      };
    }
    return attributes;
  };
}

const camel = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());

function nestingOf(sort, isSet) {
  return { List: isSet === "true" ? "set" : "list", Map: "map", OutputReference: "single" }[sort];
}

/** By the type of the member, or of the getter where it is only read. */
function typeOf(declared = "", code) {
  const member = (declared || code.match(/private _\w+\?: ([^;]+);/)?.[1] || "").replace(/ \| cdktf\.IResolvable/g, "").trim();
  const getter = code.match(/get(\w+)Attribute\(/)?.[1] ?? code.match(/new cdktf\.(\w+)\(/)?.[1] ?? "";
  const list = /Fn\.tolist\(/.test(code) ? "set" : "list";
  const types = [
    [member === "string" || getter === "String", "string"],
    [member === "number" || getter === "Number", "number"],
    [member === "boolean" || getter === "Boolean", "bool"],
    [member === "string[]" || getter === "List", `${list}(string)`],
    [member === "number[]" || getter === "NumberList", `${list}(number)`],
    [/^\{ \[key: string\]: string \}$/.test(member) || getter === "StringMap", "map(string)"],
  ];
  return types.find(([is]) => is)?.[1] ?? "dynamic";
}

/** An attribute a line, so that a new version of the provider is a diff that can be read. */
export function format(schema) {
  const lines = (value, indent) => {
    const isLeaf = typeof value !== "object" || value === null || Array.isArray(value) || typeof value.type === "string";
    if (isLeaf) {
      return JSON.stringify(value);
    }
    const members = Object.entries(value).map(([key, member]) => `${indent} ${JSON.stringify(key)}: ${lines(member, `${indent} `)}`);
    return members.length === 0 ? "{}" : `{\n${members.join(",\n")}\n${indent}}`;
  };
  return `${lines(schema, "")}\n`;
}
