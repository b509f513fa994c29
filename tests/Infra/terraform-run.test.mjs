// The real terraform, where this machine has one: format, validate, and infra/cloudflare/tests, by the provider's schema.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startProvider } from "./cloudflare/provider.mjs";
import { copyOfModule, MODULE, terraform, whyNoTerraform } from "./cloudflare/terraform.mjs";

const skip = whyNoTerraform();
let provider;
before(async () => (provider = skip ? undefined : await startProvider()));
after(() => provider?.close());

async function run(t, args, changes) {
  const { folder, remove } = copyOfModule(changes);
  t.after(remove);
  const { status, output } = await terraform(folder, [...args, "-no-color"], provider.reattach);
  // A sentence of Terraform's is broken into lines, with a frame before each.
  return { status, output, said: output.replaceAll(/\s*\n[│ ]*/g, " ") };
}

test("The files are formatted", { skip }, async () => {
  const { status, output } = await terraform(MODULE, ["fmt", "-check", "-recursive", "-diff"]);

  assert.equal(output, "");
  assert.equal(status, 0);
});

test("Terraform finds the module valid", { skip }, async (t) => {
  const { status, output } = await run(t, ["validate"]);

  assert.match(output, /Success! The configuration is valid/);
  assert.equal(status, 0);
});

test("Every run of infra/cloudflare/tests passes", { skip }, async (t) => {
  const { status, output } = await run(t, ["test"]);

  assert.match(output, /Success! \d+ passed, 0 failed\./, output);
  assert.equal(status, 0);
});

/** What Terraform must say of a change. An unknown member of an inner object it drops without a word: see checks/shape.mjs. */
const MUTATIONS = [
  ["an attribute that does not exist", "buckets.tf", 'storage_class = "Standard"', 'storage_klass = "Standard"', 'An argument named "storage_klass" is not expected here'],
  ["a value that is not one of the documented", "buckets.tf", 'storage_class = "Standard"', 'storage_class = "Cold"', "'Cold' is not one of Standard, InfrequentAccess"],
  ["a value from a local that is not one of the documented", "buckets.tf", 'condition = { type = "Age", max_age = local.day_seconds }', 'condition = { type = "Old", max_age = local.day_seconds }',
    "'Old' is not one of Age"],
  ["an attribute that is only read", "events.tf", 'script_name        = "media', 'etag = "1"\n  script_name = "media', "etag: it is only read"],
];
for (const [what, file, from, to, said] of MUTATIONS) {
  test(`Terraform refuses ${what}`, { skip }, async (t) => {
    const answer = await run(t, ["validate"], [[file, from, to]]);

    assert.equal(answer.status, 1, answer.output);
    assert.ok(answer.said.includes(said), answer.output);
  });
}

test("Terraform refuses to plan an output that loses its mark", { skip }, async (t) => {
  const marked = "sha256(cloudflare_account_token.objects.value)\n  sensitive   = true";

  const { status, said, output } = await run(t, ["test", "-filter=tests/plan.tftest.hcl"], [["outputs.tf", marked, "sha256(cloudflare_account_token.objects.value)"]]);

  assert.equal(status, 1, output);
  assert.ok(said.includes("Output refers to sensitive values"), output);
});

test("The module's own tests name what is broken, each of them", { skip }, async (t) => {
  const broken = [
    ["buckets.tf", "enabled      = false", "enabled      = true", "r2.dev must be off for both buckets."],
    ["buckets.tf", 'min_tls      = "1.2"', 'min_tls      = "1.1"', "The media domain must refuse TLS before 1.2."],
    ["outputs.tf", "sha256(cloudflare_account_token.objects.value)", "cloudflare_account_token.objects.value", "the secret the SHA-256 of its value."],
    ["tokens.tf", 'name = "Workers R2 Storage Bucket Item Write"', 'name = "Workers R2 Storage Bucket Item Read"', "R2's keys must read and write objects"],
    ["events.tf", "dead_letter_queue = cloudflare_queue.dead_letters.queue_name", 'dead_letter_queue = "elsewhere"', "The consumer's dead-letter queue is not the one that is made."],
    ["cors.tf", "origins = var.origins\n      methods = rule", "origins = rule.allowed.origins\n      methods = rule", "The pages of the uploads bucket are the owner's, and no sample's."],
  ];

  const { status, said, output } = await run(t, ["test", "-filter=tests/plan.tftest.hcl"], broken);

  assert.equal(status, 1, output);
  assert.deepEqual(broken.map(([, , , words]) => words).filter((words) => !said.includes(words)), [], output);
});
