// infra/cloudflare, read without Terraform: against the provider's schema, its own names, and what must hold of it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { checkAll } from "./cloudflare/checks/all.mjs";
import { checkReferences } from "./cloudflare/checks/references.mjs";
import { checkSecrets } from "./cloudflare/checks/secrets.mjs";
import { checkShape } from "./cloudflare/checks/shape.mjs";
import { extract, format } from "./cloudflare/extract.mjs";
import { KEEPING, SWAPS } from "./cloudflare/mutations.mjs";
import { changed, FROM_NPM, parseModule, SCHEMA } from "./cloudflare/module.mjs";
import { readSource, REPOSITORY } from "./cloudflare/source.mjs";

test("Nothing is found in the module as it stands", async () => {
  assert.deepEqual(await checkAll(await parseModule()), []);
});

test("The version of the provider is the one whose schema is checked against, in 5.x and not before 5.14", () => {
  const [major, minor] = SCHEMA.provider.version.split(".").map(Number);

  assert.equal(SCHEMA.provider.source, "registry.terraform.io/cloudflare/cloudflare");
  assert.ok(major === 5 && minor >= 14, SCHEMA.provider.version);
});

test("What the module uses, npm's schema of 5.14.0 has, too: that is Terraform's own word, and the other is read by us", async () => {
  const module = await parseModule();

  assert.equal(FROM_NPM.provider.version, "5.14.0");
  assert.deepEqual([...checkShape(module, FROM_NPM), ...checkReferences(module, FROM_NPM), ...checkSecrets(module, FROM_NPM)], []);
});

/** What is changed, where, and a part of what must be said of it. */
const MUTATIONS = [
  ["a type that does not exist", "events.tf", 'resource "cloudflare_queue" "dead_letters"', 'resource "cloudflare_queues" "dead_letters"',
    "has no resource 'cloudflare_queues'"],
  ["an attribute that does not exist", "buckets.tf", 'storage_class = "Standard"', 'storage_klass = "Standard"', "storage_klass: there is no such attribute"],
  ["an attribute of an inner object that does not exist", "events.tf", "max_retries = 31", "retries = 31", "settings.retries: there is no such attribute"],
  ["a required attribute that is missing", "buckets.tf", '  domain       = var.media_domain\n', "", "media.domain: it is required and missing"],
  ["an attribute that is only read", "events.tf", 'script_name        = "media', 'etag = "1"\n  script_name = "media', "forwarder.etag: it is only read"],
  ["a value that is not one of the documented", "buckets.tf", 'storage_class = "Standard"', 'storage_class = "Cold"', "'Cold' is not one of Standard, InfrequentAccess"],
  ["a binding of an unknown type", "events.tf", 'type = "plain_text"', 'type = "text"', "'text' is not one of"],
  ["a number that is none", "events.tf", "batch_size       = 100", 'batch_size       = "many"', '"many" is no number'],
  ["a list that is none", "events.tf", 'actions     = ["PutObject", "CompleteMultipartUpload", "CopyObject"]', 'actions     = "PutObject"', "is no list of strings"],
  ["a block where an object is expected", "events.tf", "observability = {", "observability {", "an object is expected"],
  ["text that is no HCL", "outputs.tf", 'output "forwarder" {', 'output "forwarder" {{', "it does not parse"],

  ["a variable that is not declared", "events.tf", "text = var.events_url", "text = var.webhook_url", "'var.webhook_url': it is not declared"],
  ["a resource that is not declared", "outputs.tf", "cloudflare_queue.events.queue_name", "cloudflare_queue.event.queue_name", "it is not declared"],
  ["an attribute that a resource has not", "outputs.tf", "cloudflare_queue.events.queue_name", "cloudflare_queue.events.name", "cloudflare_queue has no attribute 'name'"],
  ["a variable that nothing uses", "cache.tf", "count = var.cache_rules ? 1 : 0", "count = 1", "variable cache_rules: nothing uses it"],

  ["an output that loses its mark", "outputs.tf", "sha256(cloudflare_account_token.objects.value)\n  sensitive   = true", "sha256(cloudflare_account_token.objects.value)",
    "output r2_secret_access_key: it shows a secret (cloudflare_account_token.objects.value)"],
  ["an access key id that loses its mark", "outputs.tf", "cloudflare_account_token.objects.id\n  sensitive   = true", "cloudflare_account_token.objects.id",
    "output r2_access_key_id: it shows a secret"],
  ["a secret that leaves by a local", "outputs.tf", 'value       = cloudflare_queue.events.queue_name\n}', 'value       = local.hidden\n}\n\nlocals {\n  hidden = "${cloudflare_account_token.purge.value}-x"\n}',
    "output events_queue: it shows a secret (local.hidden)"],
  ["a whole token as an output", "outputs.tf", "value       = cloudflare_queue.events.queue_name", "value       = cloudflare_account_token.purge", "output events_queue: it shows a secret"],
  ["a secret in a plain binding", "events.tf", 'type = "secret_text"', 'type = "plain_text"', "the binding EVENTS_SECRETS shows a secret"],
  ["a secret variable that loses its mark", "variables.tf", "  sensitive   = true\n", "", "variable events_secrets: it is a secret and not marked"],

  ["r2.dev on", "buckets.tf", "enabled      = false", "enabled      = true", "the bucket is open at r2.dev"],
  ["a bucket that a plan could destroy", "buckets.tf", "prevent_destroy = true", "prevent_destroy = false", "a plan could destroy it"],
  ["an old TLS", "buckets.tf", 'min_tls      = "1.2"', 'min_tls      = "1.0"', "it takes TLS 1.0"],
  ["a domain for the uploads", "buckets.tf", 'bucket_name  = cloudflare_r2_bucket.this["media"].name\n  jurisdiction = var.jurisdiction\n  zone_id', 'bucket_name  = cloudflare_r2_bucket.this["uploads"].name\n  jurisdiction = var.jurisdiction\n  zone_id',
    "only the media bucket may have a domain"],
  ["a Worker with an address", "events.tf", "enabled          = false", "enabled          = true", "the Worker has a public address"],
  ["an events address over http", "variables.tf", "^https://[a-z0-9.-]+/api/events/r2$", "^https?://[a-z0-9.-]+/api/events/r2$", "variable events_url: it takes 'http://"],
  ["every page as an origin", "variables.tf", "^(https://[a-z0-9.-]+|", "^(\\\\*|https://[a-z0-9.-]+|", "variable origins: it takes '*'"],
  ["the pages of a whole domain as origins", "variables.tf", "^(https://[a-z0-9.-]+|", "^(https://[a-z0-9.*-]+|", "variable origins: it takes 'https://*.example.com'"],
  ["a policy for every page", "cors.tf", 'origins = var.origins\n      methods = ["GET", "HEAD"]', 'origins = ["*"]\n      methods = ["GET", "HEAD"]', "its origins must be var.origins"],
  ["a made policy for every page", "cors.tf", "origins = var.origins\n      methods = rule.allowed.methods", 'origins = ["*"]\n      methods = rule.allowed.methods', "its origins must be var.origins"],
  ["a variable that takes anything", "variables.tf", '  validation {\n    condition     = contains(["weur"', '  nothing {\n    condition     = contains(["weur"', "variable location: nothing says"],
  ["a token for every bucket", "tokens.tf", '"com.cloudflare.edge.r2.bucket.${var.account_id}_${var.jurisdiction}_${bucket.name}" => "*"', '"com.cloudflare.edge.r2.bucket.*" => "*"',
    "it reaches more than the buckets or the zone"],
  ["a token for the account", "tokens.tf", '"com.cloudflare.api.account.zone.${var.zone_id}" = "*"', '"com.cloudflare.api.account.${var.account_id}" = "*"', "it reaches more than"],
  ["a permission to configure buckets", "tokens.tf", 'objects = { name = "Workers R2 Storage Bucket Item Write"', 'objects = { name = "Workers R2 Storage Write"', "'Workers R2 Storage Write' is more than the app needs"],
  ["another version of the provider", "versions.tf", `"~> ${SCHEMA.provider.version}"`, '">= 4"', `the provider must be '~> ${SCHEMA.provider.version}'`],
  ["a provider that is not yet known here", "versions.tf", `"~> ${SCHEMA.provider.version}"`, '"~> 5.22"', `the provider must be '~> ${SCHEMA.provider.version}'`],
  ["a terraform that cannot open the state", "versions.tf", '">= 1.11.0"', '">= 1.9.0"', "terraform must be 1.11 or later"],
  ["a state on the disk", "versions.tf", '  backend "azurerm" {}\n', "", "the backend must be azurerm"],

  ["a binding renamed here alone", "events.tf", 'name = "EVENTS_SECRETS"', 'name = "EVENTS_SECRET"', "the Forwarder asks for EVENTS_SECRETS, and no binding has that name"],
  ["a queue that nobody reads", "events.tf", "queue_id     = cloudflare_queue.events.queue_id", "queue_id     = cloudflare_queue.dead_letters.queue_id",
    "R2 notifies cloudflare_queue.dead_letters, and the Forwarder reads cloudflare_queue.events"],
  ["dead letters that come again", "events.tf", "dead_letter_queue = cloudflare_queue.dead_letters.queue_name", "dead_letter_queue = cloudflare_queue.events.queue_name", "the dead-letter queue must be a queue of its own"],
  ["a dead-letter queue that is not made", "events.tf", "dead_letter_queue = cloudflare_queue.dead_letters.queue_name", 'dead_letter_queue = "media-events-dead"', "the dead-letter queue must be a queue of its own"],
  ["another Worker as the consumer", "events.tf", "script_name       = cloudflare_workers_script.forwarder.script_name\n  dead", 'script_name       = "forwarder"\n  dead', "the consumer is not the Forwarder"],
  ["a copy of the Forwarder", "events.tf", "../../src/Forwarder/forwarder.mjs", "worker/forwarder.mjs", "the Worker is not src/Forwarder/forwarder.mjs"],
  ["a Forwarder whose change goes unnoticed", "events.tf", "filesha256(local.forwarder_source)", 'sha256("forwarder")', "a changed Forwarder would not be deployed"],
  ["a runtime that is tested nowhere", "events.tf", 'compatibility_date = "2026-07-01"', 'compatibility_date = "2026-11-01"', "and 2026-07-01 in local/cloudflare.mjs"],
  ["events of deletions", "events.tf", '"CompleteMultipartUpload", "CopyObject"]', '"CompleteMultipartUpload", "DeleteObject"]', "R2 notifies of PutObject,CompleteMultipartUpload,DeleteObject"],
  ["events of some keys", "events.tf", 'description = "New originals', 'prefix = "uploads/"\n    description = "New originals', "a rule of R2's must not choose among keys"],
  ["events deleted while they are retried", "events.tf", "max_retries = 31", "max_retries = 32", "after 32 retries an event is"],
  ["a retention that the free plan refuses", "events.tf", "-events\"\n\n  settings = {\n    message_retention_period = local.day_seconds", "-events\"\n\n  settings = {\n    message_retention_period = 4 * local.day_seconds", "events: the free plan keeps a day"],
  ["a batch that Cloudflare refuses", "events.tf", "batch_size       = 100", "batch_size       = 500", "batch_size is 500, expected 0 to 100"],
  ["a 404 that the CDN keeps", "cache.tf", 'mode = "bypass_by_default"', 'mode = "respect_origin"', "the CDN must keep what the app's Cache-Control says"],
  ["a crowd of consumers", "events.tf", "max_concurrency = 5", "max_concurrency = 250", "max_concurrency is 250, expected 1 to 10"],
  ["consumers without a bound", "events.tf", "    max_concurrency = 5\n", "", "max_concurrency is undefined, expected 1 to 10"],
  ...KEEPING,
  ...SWAPS,
];
for (const [what, file, from, to, finding] of MUTATIONS) {
  test(`It is found: ${what}`, async () => {
    const findings = await checkAll(await changed(file, from, to));

    assert.ok(findings.some((one) => one.includes(finding)), `'${finding}' is not among ${JSON.stringify(findings, null, 1)}`);
  });
}

const asked = process.env.REWRITE_PROVIDER === "1" ? false : "asked for by REWRITE_PROVIDER=1: it downloads the provider's source and 8 MB from npm";
test("Both schemas are what their sources say of the types that the module uses", { skip: asked, timeout: 300_000 }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "provider-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const { blocks } = await parseModule();
  const types = (kind) => [...new Set([...blocks.values()].filter((block) => block.kind === kind).map(({ type }) => type))];
  const wanted = { resources: types("resource"), dataSources: types("data") };
  const version = process.env.PROVIDER_VERSION ?? SCHEMA.provider.version;
  const clone = process.env.PROVIDER_SOURCE ?? join(folder, "source");
  if (!existsSync(clone)) {
    execFileSync("git", ["clone", "--quiet", "--depth", "1", "--branch", `v${version}`, REPOSITORY, clone], { stdio: "ignore" });
  }
  const [{ filename }] = JSON.parse(execFileSync("npm", ["pack", "--json", "--pack-destination", folder, FROM_NPM.from], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  execFileSync("tar", ["-xzf", join(folder, filename), "-C", folder]);

  const texts = { "provider.json": format(readSource(clone, version, wanted)), "provider.npm.json": format(extract(join(folder, "package"), wanted)) };

  const others = Object.entries(texts).filter(([name, text]) => {
    const file = new URL(`cloudflare/${name}`, import.meta.url);
    const before = readFileSync(file, "utf8");
    writeFileSync(file, text);
    return before !== text;
  });
  assert.deepEqual(others.map(([name]) => name), [], "they were others and are written anew: look at the differences");
});
