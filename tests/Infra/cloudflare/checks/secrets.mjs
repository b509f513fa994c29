// Whether a secret can leave Terraform unmarked: an output that comes of one must be sensitive, a Worker's binding with one
// a secret. Terraform says the first itself, where there is a terraform.
import { addressOf, referencesIn } from "../expressions.mjs";
import { SCHEMA } from "../module.mjs";

/** By name: S3's access key id is no secret to the provider, and half of one to us. */
const SECRET_OUTPUTS = ["r2_access_key_id", "r2_secret_access_key", "cdn_api_token"];
const SECRET_VARIABLES = ["events_secrets"];

/** @param {import("../module.mjs").Module} module @returns {string[]} */
export function checkSecrets(module, schema = SCHEMA) {
  const findings = [];
  for (const name of SECRET_VARIABLES) {
    if (module.variables.get(name)?.sensitive !== true) {
      findings.push(`variable ${name}: it is a secret and not marked as sensitive`);
    }
    if (module.variables.get(name)?.default !== undefined) {
      findings.push(`variable ${name}: a secret has no default`);
    }
  }
  for (const [name, { where, value, sensitive }] of module.outputs) {
    const source = secretIn(module, schema, value) ?? (SECRET_OUTPUTS.includes(name) ? "its name" : undefined);
    if (source !== undefined && sensitive !== true) {
      findings.push(`${where}: output ${name}: it shows a secret (${source}) and is not marked as sensitive`);
    }
  }
  for (const name of SECRET_OUTPUTS.filter((name) => !module.outputs.has(name))) {
    findings.push(`output ${name}: it is missing`);
  }
  for (const [address, { where, body }] of module.blocks) {
    for (const { name, type, text } of Array.isArray(body.bindings) ? body.bindings : []) {
      if (type !== "secret_text" && secretIn(module, schema, text) !== undefined) {
        findings.push(`${where}: ${address}: the binding ${name} shows a secret: its type must be secret_text`);
      }
    }
    const tags = Object.entries(body).filter(([key]) => key.endsWith("name") || key === "description");
    for (const [key, value] of tags.filter(([, value]) => secretIn(module, schema, value) !== undefined)) {
      findings.push(`${where}: ${address}.${key}: a secret in a name: ${value}`);
    }
  }
  return findings;
}

/** The secret that a value comes of, by its reference; locals are looked through. */
function secretIn(module, schema, value) {
  for (const reference of referencesIn(value)) {
    const { root, path, text } = reference;
    if (root === "var" && (module.variables.get(path[0])?.sensitive === true || SECRET_VARIABLES.includes(path[0]))) {
      return text;
    }
    if (root === "local" && secretIn(module, schema, module.locals.get(path[0])) !== undefined) {
      return text;
    }
    const { address, attributes } = addressOf(reference);
    const block = module.blocks.get(address);
    if (block !== undefined && isSensitive(schema, block, attributes)) {
      return text;
    }
  }
  return undefined;
}

/** The attribute itself, one above it, or, where a whole block is named, any in it. */
function isSensitive(schema, { kind, type }, path) {
  let known = schema[kind === "data" ? "dataSources" : "resources"][type] ?? {};
  for (const step of path) {
    if (known[step]?.sensitive) {
      return true;
    }
    known = known[step]?.attributes;
    if (known === undefined) {
      return false;
    }
  }
  return holdsSecret(known);
}

const holdsSecret = (attributes) =>
  Object.values(attributes).some(({ sensitive, attributes: inner }) => sensitive || (inner !== undefined && holdsSecret(inner)));
