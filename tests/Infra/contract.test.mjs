// What Azure's deployment hands to Terraform, and Terraform to infra/deploy: the names on both sides are the same.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { changed, parseModule } from "./cloudflare/module.mjs";

/** They come from the vault. */
const OTHERS = ["events_secrets"];
const OUTPUTS = {
  uploads_bucket: false,
  media_bucket: false,
  media_base_url: false,
  r2_endpoint: false,
  r2_access_key_id: true,
  r2_secret_access_key: true,
  cdn_api_token: true,
  events_queue: false,
  dead_letter_queue: false,
  forwarder: false,
};
const bicep = (path) => readFileSync(new URL(`../../infra/azure/${path}`, import.meta.url), "utf8");

/** The members of an object in Bicep, with what stands behind the colon. */
function membersOf(text, opening) {
  const [, body] = text.match(new RegExp(`^${opening} = \\{\\n([\\s\\S]*?)^\\}`, "m")) ?? [];
  assert.ok(body, `there is no '${opening} = {'`);
  return Object.fromEntries([...body.matchAll(/^ {2}(\w+): (.*)$/gm)].map(([, name, value]) => [name, value]));
}

function differences(given, module) {
  const taken = [...module.variables.keys()].filter((name) => !OTHERS.includes(name));
  return [
    ...given.filter((name) => !taken.includes(name)).map((name) => `Azure gives ${name}, and Terraform has no such variable`),
    ...taken.filter((name) => !given.includes(name)).map((name) => `Terraform asks for ${name}, and Azure does not give it`),
  ];
}

/** The values that a validation lists. */
const listed = (module, name) => {
  const [, list] = module.variables.get(name).validation[0].condition.match(/contains\(\[([^\]]*)\]/);
  return [...list.matchAll(/"(\w+)"/g)].map(([, value]) => value).sort();
};

test("Terraform's variables are the members of Azure's output", async () => {
  const given = Object.keys(membersOf(bicep("main.bicep"), "output cloudflare \\w+"));

  assert.deepEqual(differences(given, await parseModule()), []);
});

test("A variable renamed in Terraform alone is found on both sides", async () => {
  const given = Object.keys(membersOf(bicep("main.bicep"), "output cloudflare \\w+"));

  const found = differences(given, await changed("variables.tf", 'variable "events_url"', 'variable "webhook_url"'));

  assert.deepEqual(found, ["Azure gives events_url, and Terraform has no such variable", "Terraform asks for webhook_url, and Azure does not give it"]);
});

test("Both sides take the same jurisdictions, location hints and environments", async () => {
  const module = await parseModule();
  const settings = membersOf(bicep("modules/types.bicep"), "type cloudflareSettings");
  const named = (text) => [...text.matchAll(/'(\w+)'/g)].map(([, value]) => value).sort();
  const [, environments] = bicep("main.bicep").match(/@allowed\(\[([^\]]*)\]\)\s*param environmentName /);

  assert.deepEqual(listed(module, "jurisdiction"), named(settings.jurisdiction));
  assert.deepEqual(listed(module, "location"), named(settings.location));
  assert.deepEqual(listed(module, "environment"), named(environments));
});

test("Terraform's outputs are those that the deployment takes on, and the secrets among them are marked", async () => {
  const { outputs } = await parseModule();

  assert.deepEqual(Object.fromEntries([...outputs].map(([name, { sensitive }]) => [name, sensitive === true])), OUTPUTS);
});
