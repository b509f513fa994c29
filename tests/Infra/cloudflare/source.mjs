// Reads the provider's schema out of its own source: internal/services/*/schema.go, which a program writes and gofmt lays
// out. npm's package (extract.mjs) ends with 5.14.0; of that release both readers say the same of what the module uses.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const REPOSITORY = "https://github.com/cloudflare/terraform-provider-cloudflare";
const ENTRY = /\s*(?:\/\/[^\n]*\n\s*)*"(\w+)":\s*schema\.(\w+)Attribute\{/y;
const VALUES = /Available values: ((?:"[^"]*"(?:, )?)+)/;
const PLAIN = { String: "string", Bool: "bool", Float64: "number", Int64: "number", Number: "number", Dynamic: "dynamic" };
const COLLECTIONS = { List: "list", Set: "set", Map: "map" };

/**
 * @param {string} folder a clone at the release's tag
 * @param {string} version
 * @param {{ resources: string[], dataSources: string[] }} wanted types
 */
export function readSource(folder, version, wanted) {
  const read = (type, names) => {
    const services = [type, type.replace(/_list$/, "")].map((service) => join(folder, "internal/services", service.replace(/^cloudflare_/, "")));
    const file = services.flatMap((service) => names.map((name) => join(service, name))).find(existsSync);
    const text = readFileSync(file, "utf8");
    return attributesAt(text, text.indexOf("Attributes: map[string]schema.Attribute{"));
  };
  return {
    from: `${REPOSITORY} v${version}`,
    provider: { source: "registry.terraform.io/cloudflare/cloudflare", version },
    resources: Object.fromEntries([...wanted.resources].sort().map((type) => [type, read(type, ["schema.go"])])),
    dataSources: Object.fromEntries([...wanted.dataSources].sort().map((type) =>
      [type, read(type, [type.endsWith("_list") ? "list_data_source_schema.go" : "data_source_schema.go"])])),
  };
}

/** The map of attributes that begins at this place. */
function attributesAt(text, start) {
  const attributes = {};
  let at = text.indexOf("{", start) + 1;
  for (ENTRY.lastIndex = at; ; ENTRY.lastIndex = at) {
    const [whole, name, kind] = ENTRY.exec(text) ?? [];
    if (whole === undefined) {
      return attributes;
    }
    const end = endOf(text, at + whole.length - 1);
    attributes[name] = attributeOf(kind, text.slice(at + whole.length, end));
    at = end + 2;
  }
}

function attributeOf(kind, body) {
  const inner = body.indexOf("Attributes: map[string]schema.Attribute{");
  // What stands before an inner map, and after it, is the attribute's own.
  const own = inner < 0 ? body : body.slice(0, inner) + body.slice(endOf(body, body.indexOf("{", inner)));
  const is = (word) => new RegExp(`\\b${word}:\\s*true`).test(own);
  const values = own.match(/Description:\s*(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`)/)?.slice(1).find(Boolean)?.replaceAll('\\"', '"').match(VALUES)?.[1];
  const [, nesting] = kind.match(/^(\w+)Nested$/) ?? [];
  return {
    ...(is("Required") ? { required: true } : {}),
    ...(is("Optional") ? { optional: true } : {}),
    ...(is("Computed") ? { computed: true } : {}),
    ...(is("Sensitive") ? { sensitive: true } : {}),
    ...(nesting === undefined ? { type: typeOf(kind, own) } : { nesting: nesting.toLowerCase() }),
    ...(values ? { values: [...values.matchAll(/"([^"]*)"/g)].map(([, value]) => value) } : {}),
    ...(nesting === undefined ? {} : { attributes: attributesAt(body, inner) }),
  };
}

function typeOf(kind, own) {
  const [, element] = own.match(/ElementType:\s*types\.(\w+)Type/) ?? [];
  const type = COLLECTIONS[kind] === undefined ? PLAIN[kind] : `${COLLECTIONS[kind]}(${PLAIN[element] ?? "dynamic"})`;
  if (type === undefined) {
    throw new Error(`schema.${kind}Attribute is not known to source.mjs`);
  }
  return type;
}

/** The place of the brace that closes the one at this place; braces in strings and comments are none. */
function endOf(text, open) {
  const PIECE = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\]|\\.)'|\/\/[^\n]*|[{}]/g;
  PIECE.lastIndex = open;
  for (let depth = 0, piece; (piece = PIECE.exec(text)) !== null;) {
    depth += piece[0] === "{" ? 1 : piece[0] === "}" ? -1 : 0;
    if (depth === 0) {
      return piece.index;
    }
  }
  throw new Error("a brace is never closed");
}
