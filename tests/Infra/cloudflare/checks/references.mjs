// Whether every name in an expression is declared, with that attribute, and whether everything declared is used.
import { addressOf, referencesIn } from "../expressions.mjs";
import { SCHEMA } from "../module.mjs";

const OTHERS = ["each", "count", "self", "path", "terraform"];

/** @param {import("../module.mjs").Module} module @returns {string[]} */
export function checkReferences(module, schema = SCHEMA) {
  const findings = [];
  const used = new Set();
  for (const { where, value } of module.texts) {
    for (const reference of referencesIn(value).filter(({ root }) => !OTHERS.includes(root))) {
      findings.push(...look(module, schema, reference, used).map((what) => `${where}: '${reference.text}': ${what}`));
    }
  }
  for (const [name, { where }] of module.variables) {
    if (!used.has(`var.${name}`)) {
      findings.push(`${where}: variable ${name}: nothing uses it`);
    }
  }
  for (const name of module.locals.keys()) {
    if (!used.has(`local.${name}`)) {
      findings.push(`local.${name}: nothing uses it`);
    }
  }
  for (const [address, { where, kind }] of module.blocks) {
    if (kind === "data" && !used.has(address)) {
      findings.push(`${where}: ${address}: nothing uses it`);
    }
  }
  return findings;
}

function look(module, schema, reference, used) {
  const { root, path } = reference;
  const declared = { var: module.variables, local: module.locals }[root];
  if (declared !== undefined) {
    used.add(`${root}.${path[0]}`);
    return declared.has(path[0]) ? [] : ["it is not declared"];
  }
  const { address, attributes } = addressOf(reference);
  used.add(address);
  const block = module.blocks.get(address);
  if (block === undefined) {
    return ["it is not declared"];
  }
  let known = schema[block.kind === "data" ? "dataSources" : "resources"][block.type];
  for (const step of attributes) {
    if (known?.[step] === undefined) {
      return known === undefined ? [] : [`${block.type} has no attribute '${step}'`];
    }
    known = known[step].attributes;
  }
  return [];
}
