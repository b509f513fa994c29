// Whether the parts fit each other and the app: bucket to queue to Forwarder to intake, and what is kept for how long.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import forwarder from "../../../../src/Forwarder/forwarder.mjs";
import { addressOf, referencesIn, valueOf } from "../expressions.mjs";
import { FOLDER } from "../module.mjs";

const ROOT = new URL("../../../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, ROOT), "utf8");
const DAY = 86_400;

/**
 * developers.cloudflare.com/queues/platform/limits; it would let 250 consumers run, and more than ten requests of a hundred
 * events at once only make the app answer 503 to pages that upload.
 */
const LIMITS = { batch_size: 100, max_retries: 100, max_wait_time_ms: 60_000, retry_delay: DAY, max_concurrency: 10, retention: DAY };

/** @param {import("../module.mjs").Module} module @returns {Promise<string[]>} */
export async function checkWiring(module) {
  const findings = [...queues(module), ...worker(module), ...objects(module)];
  return [...findings, ...(await patience(module))];
}

const body = (module, address) => module.blocks.get(address)?.body ?? {};
const named = (value) => referencesIn(value).map((reference) => addressOf(reference).address).join();

function* queues(module) {
  const consumer = body(module, "cloudflare_queue_consumer.forwarder");
  const notified = body(module, "cloudflare_r2_bucket_event_notification.uploads");
  if (named(consumer.queue_id) !== named(notified.queue_id) || named(consumer.queue_id) === "") {
    yield `R2 notifies ${named(notified.queue_id)}, and the Forwarder reads ${named(consumer.queue_id)}`;
  }
  if (!module.blocks.has(named(consumer.dead_letter_queue)) || named(consumer.dead_letter_queue) === named(consumer.queue_id)) {
    yield `the dead-letter queue must be a queue of its own, and not '${consumer.dead_letter_queue}'`;
  }
  if (named(consumer.script_name) !== "cloudflare_workers_script.forwarder") {
    yield "the consumer is not the Forwarder";
  }
  for (const [name, most] of Object.entries(LIMITS)) {
    const value = consumer.settings?.[name];
    const least = name === "max_concurrency" ? 1 : 0;
    if (name !== "retention" && !(value >= least && value <= most)) {
      yield `the consumer's ${name} is ${value}, expected ${least} to ${most}`;
    }
  }
  const [, batch] = read("local/cloudflare.mjs").match(/maxBatchSize: (\d+)/);
  if (consumer.settings?.batch_size !== Number(batch)) {
    yield `the consumer's batch_size is ${consumer.settings?.batch_size}, and ${batch} in local/cloudflare.mjs`;
  }
}

function* worker(module) {
  const { bindings = [], content_file, content_sha256, main_module, compatibility_date } = body(module, "cloudflare_workers_script.forwarder");
  const source = read("src/Forwarder/forwarder.mjs");
  const asked = [...source.matchAll(/@property \{string\} (\[?)(\w+)/g)].map(([, optional, name]) => ({ name, isOptional: optional !== "" }));
  for (const { name } of asked.filter(({ name, isOptional }) => !isOptional && !bindings.some((binding) => binding.name === name))) {
    yield `the Forwarder asks for ${name}, and no binding has that name`;
  }
  for (const { name } of bindings.filter(({ name }) => !asked.some((property) => property.name === name))) {
    yield `the Forwarder asks for no binding ${name}`;
  }
  const file = fileURLToPath(new URL(valueOf(module, content_file, {}) ?? "", FOLDER));
  if (file !== fileURLToPath(new URL("src/Forwarder/forwarder.mjs", ROOT)) || !existsSync(file) || !file.endsWith(`/${main_module}`)) {
    yield `the Worker is not src/Forwarder/forwarder.mjs: ${content_file}`;
  }
  if (content_sha256 !== `\${filesha256(${content_file?.slice(2, -1)})}`) {
    yield "a changed Forwarder would not be deployed: content_sha256 must be filesha256 of content_file";
  }
  for (const path of ["local/cloudflare.mjs", "tests/Forwarder/queue.mjs"]) {
    const [, date] = read(path).match(/(?:COMPATIBILITY_DATE = |compatibilityDate: )"([\d-]+)"/);
    if (compatibility_date !== date) {
      yield `the Worker's compatibility_date is ${compatibility_date}, and ${date} in ${path}`;
    }
  }
}

function* objects(module) {
  const [rule, ...more] = body(module, "cloudflare_r2_bucket_event_notification.uploads").rules ?? [];
  const [, taken] = read("src/Processing/Events/EventIntake.cs").match(/notice\.Action is not \(([^)]*)\)/);
  const actions = [...taken.matchAll(/"(\w+)"/g)].map(([, action]) => action);
  const notified = [rule?.actions ?? []].flat();
  if ([...notified].sort().join() !== [...actions].sort().join()) {
    yield `R2 notifies of ${notified.join()}, and the intake takes ${actions.join()}`;
  }
  if (rule?.prefix !== undefined || rule?.suffix !== undefined || more.length > 0) {
    yield "a rule of R2's must not choose among keys: the recipe book does";
  }
  const parameters = body(module, "cloudflare_ruleset.cache").rules?.[0]?.action_parameters;
  if (parameters?.cache !== true || parameters.edge_ttl?.mode !== "bypass_by_default" || parameters.browser_ttl?.mode !== "respect_origin") {
    yield "the CDN must keep what the app's Cache-Control says, and nothing that has none";
  }
}

/** What is given up must be a dead letter before the queue deletes it; the Forwarder itself says how long it waits. */
async function patience(module) {
  const kept = (name) => valueOf(module, body(module, `cloudflare_queue.${name}`).settings?.message_retention_period, {});
  const tries = body(module, "cloudflare_queue_consumer.forwarder").settings?.max_retries ?? 0;
  const waited = (await delays(tries)).reduce((sum, delay) => sum + delay, 0);
  return [
    ...(waited < kept("events") ? [] : [`after ${tries} retries an event is ${waited} s old, and the queue keeps it ${kept("events")} s`]),
    ...(kept("dead_letters") >= kept("events") ? [] : [`dead letters are kept ${kept("dead_letters")} s, less than events`]),
    ...["events", "dead_letters"].filter((name) => !(kept(name) <= LIMITS.retention)).map((name) => `${name}: the free plan keeps a day`),
  ];
}

async function delays(tries) {
  const seconds = [];
  const messages = Array.from({ length: tries }, (_, i) => ({
    id: `${i}`, attempts: i + 1, body: {}, ack() {}, retry: ({ delaySeconds }) => seconds.push(delaySeconds),
  }));
  // With no secret it sends nothing and retries everything, and says so.
  const say = console.error;
  console.error = () => {};
  await forwarder.queue({ messages }, { EVENTS_URL: "", EVENTS_SECRETS: "none" }).finally(() => (console.error = say));
  return seconds;
}
