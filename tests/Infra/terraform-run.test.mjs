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
  ["a value from a local that is not one of the documented", "buckets.tf", 'condition = { type = "Age", max_age = var.abort_parts_after_days * local.day_seconds }', 'condition = { type = "Old", max_age = var.abort_parts_after_days * local.day_seconds }',
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

/** Changes at once, where none hides another; what the module's own tests must say of each. */
const BROKEN = {
  "what is open and what is kept": [
    ["buckets.tf", "enabled      = false", "enabled      = true", "r2.dev must be off for both buckets."],
    ["buckets.tf", 'min_tls      = "1.2"', 'min_tls      = "1.1"', "The media domain must refuse TLS before 1.2."],
    ["buckets.tf", "var.media_domain\n  enabled      = true", "var.media_domain\n  enabled      = false", "Results are read at the media domain."],
    ["buckets.tf", "rules        = [local.abort_parts_rule]", "rules        = [local.abort_parts_rule, local.expire_uploads_rule]", "Parts must go in both buckets, and outputs never."],
    ["buckets.tf", "max_age = var.expire_uploads_after_days * local.day_seconds", "max_age = var.expire_uploads_after_days", "Uploads must go after 30 days"],
    ["buckets.tf", "max_age = var.abort_parts_after_days * local.day_seconds", "max_age = local.day_seconds", "Parts must go after two days, in both buckets."],
    ["events.tf", 'bucket_name  = cloudflare_r2_bucket.this["uploads"].name', 'bucket_name  = cloudflare_r2_bucket.this["media"].name', "What is for uploads is at another bucket."],
    ["events.tf", "dead_letter_queue = cloudflare_queue.dead_letters.queue_name", 'dead_letter_queue = "elsewhere"', "The consumer's dead-letter queue is not the one that is made."],
    ["events.tf", "max_concurrency = 5", "max_concurrency = 250", "More than ten requests of a hundred events at once are too many."],
    ["events.tf", "text = var.events_secrets", "text = var.events_url", "The Forwarder signs with all that the vault has."],
    ["cors.tf", "origins = var.origins\n      methods = rule", "origins = rule.allowed.origins\n      methods = rule", "The pages of the uploads bucket are the owner's, and no sample's."],
    ["cache.tf", "(http.host eq ", "(http.host ne ", "The rule is for the media domain alone."],
  ],
  "which token is which": [
    ["outputs.tf", "sha256(cloudflare_account_token.objects.value)", "cloudflare_account_token.objects.value", "the secret the SHA-256 of its value."],
    ["outputs.tf", "= cloudflare_account_token.purge.value", "= cloudflare_account_token.objects.value", "The purge token is handed on as it is."],
    ["tokens.tf", "[{ id = local.permission_ids.purge }]", "[{ id = local.permission_ids.objects }]", "The purge token must purge and do nothing else."],
    ["tokens.tf", "[{ id = local.permission_ids.objects }]\n    resources = jsonencode({\n", "[{ id = local.permission_ids.purge }]\n    resources = jsonencode({\n", "R2's keys must read and write objects"],
    ["tokens.tf", '-purge"\n', '-purge"\n  expires_on = "2027-01-01T00:00:00Z"\n', "With its token's end the app would end."],
    ["buckets.tf", "uploads = var.uploads_bucket, media = var.media_bucket", "uploads = var.media_bucket, media = var.uploads_bucket", "Uploads are private, and outputs public."],
  ],
};
for (const [what, broken] of Object.entries(BROKEN)) {
  test(`The module's own tests name what is broken, each of them: ${what}`, { skip }, async (t) => {
    const { status, said, output } = await run(t, ["test", "-filter=tests/plan.tftest.hcl"], broken);

    assert.equal(status, 1, output);
    assert.deepEqual(broken.map(([, , , words]) => words).filter((words) => !said.includes(words)), [], output);
  });
}
