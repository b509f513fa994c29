// infra/cloudflare as data: HCL read by the parser of Terraform itself (npm @cdktf/hcl2json, HashiCorp's Go code in wasm).
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import hcl2json from "@cdktf/hcl2json";

export const FOLDER = new URL("../../../infra/cloudflare/", import.meta.url);
const json = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));

/** Of the release that versions.tf wants, from the provider's source: what everything is judged by. */
export const SCHEMA = json("provider.json");
/** Of 5.14.0, the last that npm has, from `terraform providers schema`. */
export const FROM_NPM = json("provider.npm.json");

/** @typedef {{ where: string, type: string, kind: "resource" | "data", body: Record<string, any> }} Block */
/** @typedef {{ variables: Map<string, any>, locals: Map<string, any>, blocks: Map<string, Block>, outputs: Map<string, any>,
 *   settings: any[], texts: any[], files: Record<string, string>, mistakes: string[] }} Module
 * blocks by their address (`cloudflare_queue.events`, `data.x.y`); texts: everything that may hold an expression */

const BLOCKS = ["terraform", "provider", "variable", "locals", "resource", "data", "output"];
const parsed = new Map();

export function readFiles() {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith(".tf"));
  return Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, FOLDER), "utf8")]));
}

/** @returns {Promise<Module>} */
export async function parseModule(files = readFiles()) {
  const module = {
    variables: new Map(), locals: new Map(), blocks: new Map(), outputs: new Map(),
    settings: [], texts: [], files, mistakes: [],
  };
  for (const [name, text] of Object.entries(files)) {
    try {
      add(module, name, await parseFile(name, text));
    } catch (error) {
      module.mistakes.push(`${name}: it does not parse: ${error.message}`);
    }
  }
  return module;
}

/** The module with one change, which must be one: a mutation that hits nothing proves nothing. */
export function changed(file, from, to) {
  const files = readFiles();
  assert.equal(files[file]?.split(from).length, 2, `${file} has '${from}' not just once`);
  return parseModule({ ...files, [file]: files[file].replace(from, () => to) });
}

function parseFile(name, text) {
  const key = `${name}\n${text}`;
  if (!parsed.has(key)) {
    parsed.set(key, hcl2json.parse(name, text));
  }
  return parsed.get(key);
}

function add(module, where, content) {
  for (const block of Object.keys(content).filter((block) => !BLOCKS.includes(block))) {
    module.mistakes.push(`${where}: unknown block '${block}'`);
  }
  const put = (map, name, value) => {
    if (map.has(name)) {
      module.mistakes.push(`${where}: '${name}' is declared twice`);
    }
    map.set(name, value);
  };
  module.settings.push(...(content.terraform ?? []));
  for (const [name, [body]] of Object.entries(content.variable ?? {})) {
    put(module.variables, name, { where, ...body });
    // A type is written like an expression and is none.
    module.texts.push({ where, value: { ...body, type: undefined } });
  }
  for (const locals of content.locals ?? []) {
    Object.entries(locals).forEach(([name, value]) => put(module.locals, name, value));
    module.texts.push({ where, value: locals });
  }
  for (const [name, [body]] of Object.entries(content.output ?? {})) {
    put(module.outputs, name, { where, ...body });
    module.texts.push({ where, value: body });
  }
  for (const kind of ["resource", "data"]) {
    for (const [type, named] of Object.entries(content[kind] ?? {})) {
      for (const [name, [body]] of Object.entries(named)) {
        put(module.blocks, `${kind === "data" ? "data." : ""}${type}.${name}`, { where, kind, type, body });
        const { ignore_changes: _, ...lifecycle } = body.lifecycle?.[0] ?? {};
        module.texts.push({ where, value: { ...body, lifecycle } });
      }
    }
  }
}
