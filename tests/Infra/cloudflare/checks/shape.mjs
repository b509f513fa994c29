// Whether what is written is what the provider takes: its types, their attributes, which are required, which only read,
// the kind of a literal, the values that are documented. Terraform says most of that, but not that an inner object has a
// member that the provider does not know: it drops it.
import { SCHEMA } from "../module.mjs";

const META = ["count", "for_each", "depends_on", "lifecycle", "provider", "provisioner", "connection", "timeouts"];

/** @param {import("../module.mjs").Module} module @returns {string[]} */
export function checkShape(module, schema = SCHEMA) {
  const findings = [...module.mistakes];
  const report = (where, what) => findings.push(`${where}: ${what}`);
  for (const [name, { where, type, description }] of module.variables) {
    if (type === undefined || description === undefined) {
      report(`${where}: variable ${name}`, "it has no type or no description");
    }
  }
  for (const [name, { where, description }] of module.outputs) {
    if (description === undefined) {
      report(`${where}: output ${name}`, "it has no description");
    }
  }
  for (const [address, { where, kind, type, body }] of module.blocks) {
    const attributes = schema[kind === "data" ? "dataSources" : "resources"][type];
    if (attributes === undefined) {
      report(`${where}: ${address}`, `${schema.from} has no ${kind} '${type}', or provider.json lacks it (REWRITE_PROVIDER=1)`);
      continue;
    }
    const own = Object.fromEntries(Object.entries(body).filter(([name]) => !META.includes(name)));
    checkObject(`${where}: ${address}`, own, attributes, report);
  }
  return findings;
}

function checkObject(where, object, attributes, report) {
  for (const [name, value] of Object.entries(object)) {
    const attribute = attributes[name];
    if (attribute === undefined) {
      report(`${where}.${name}`, "there is no such attribute");
    } else if (!attribute.required && !attribute.optional) {
      report(`${where}.${name}`, "it is only read");
    } else if (value !== null) {
      checkValue(`${where}.${name}`, value, attribute, report);
    }
  }
  for (const [name] of Object.entries(attributes).filter(([name, { required }]) => required && (object[name] ?? null) === null)) {
    report(`${where}.${name}`, "it is required and missing");
  }
}

function checkValue(where, value, attribute, report) {
  // What an expression comes to is known only to Terraform.
  if (isExpression(value)) {
    return;
  }
  if (attribute.attributes !== undefined) {
    checkNested(where, value, attribute, report);
    return;
  }
  const { type, values } = attribute;
  const is = { string: isText, number: (it) => isNumber(it), bool: (it) => typeof it === "boolean", dynamic: () => true };
  const element = type.match(/^(list|set)\((.*)\)$/)?.[2];
  if (element !== undefined && !(Array.isArray(value) && value.every((one) => isExpression(one) || is[element](one)))) {
    report(where, `${JSON.stringify(value)} is no list of ${element}s`);
  }
  if (element === undefined && !type.startsWith("map") && !is[type](value)) {
    report(where, `${JSON.stringify(value)} is no ${type}`);
  }
  if (values !== undefined && typeof value === "string" && !value.includes("${") && !values.includes(value)) {
    report(where, `'${value}' is not one of ${values.join(", ")}`);
  }
}

function checkNested(where, value, { nesting, attributes }, report) {
  const isObject = (it) => typeof it === "object" && it !== null && !Array.isArray(it);
  if (nesting === "single") {
    return isObject(value) ? checkObject(where, value, attributes, report) : report(where, "an object is expected: name = { ... }");
  }
  const isRight = nesting === "map" ? isObject(value) : Array.isArray(value);
  if (!isRight) {
    return report(where, `a ${nesting} of objects is expected`);
  }
  for (const [key, one] of Object.entries(value).filter(([, one]) => !isExpression(one))) {
    if (isObject(one)) {
      checkObject(`${where}[${key}]`, one, attributes, report);
    } else {
      report(`${where}[${key}]`, "an object is expected");
    }
  }
  return undefined;
}

const isExpression = (value) => typeof value === "string" && value.startsWith("${") && value.endsWith("}");
const isText = (value) => ["string", "number", "boolean"].includes(typeof value);
const isNumber = (value) => typeof value === "number" || (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value));
