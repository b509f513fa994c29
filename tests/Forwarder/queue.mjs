// The Forwarder in workerd, as Cloudflare runs it: a queue, the consumer, its dead-letter queue.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { Miniflare } = createRequire(new URL("../../local/package.json", import.meta.url))("miniflare");
const FORWARDER = readFileSync(new URL("../../src/Forwarder/forwarder.mjs", import.meta.url), "utf8");

const PRODUCER = `export default {
  async fetch(request, env) {
    await env.EVENTS.sendBatch((await request.json()).map((body) => ({ body })));
    return new Response();
  },
};`;
const DEAD_LETTERS = `export default {
  async queue(batch, env) {
    const dead = batch.messages.map(({ body }) => body);
    await fetch(env.DEAD_URL, { method: "POST", body: JSON.stringify({ dead, queue: batch.queue }) });
  },
};`;

/** What a deployment says of the queue; tests/Infra takes it from Terraform's configuration. */
const DEPLOYMENT = {
  notified: "events",
  queue: "events",
  deadLetterQueue: "dead",
  batchSize: 100,
  maxRetries: 2,
  compatibilityDate: "2026-07-01",
};

/**
 * @param {{ eventsUrl?: string, secrets?: string, bindings?: Record<string, string>, deadUrl?: string } &
 *   Partial<typeof DEPLOYMENT>} options bindings: all of the Forwarder's, in the place of the first two
 */
export function startQueue({ eventsUrl = "", secrets = "", bindings, deadUrl = "", ...deployment }) {
  const { notified, queue, deadLetterQueue, batchSize, maxRetries, compatibilityDate } = { ...DEPLOYMENT, ...deployment };
  const worker = (name, script, more) => ({ name, modules: true, script, compatibilityDate, ...more });
  const miniflare = new Miniflare({
    cf: false,
    telemetry: { enabled: false },
    handleRuntimeStdio: (stdout, stderr) => [stdout, stderr].forEach((stream) => stream.resume()),
    workers: [
      worker("producer", PRODUCER, { queueProducers: { EVENTS: notified } }),
      worker("forwarder", FORWARDER, {
        // Without the delays, and without waiting for a batch to fill.
        bindings: { ...(bindings ?? { EVENTS_URL: eventsUrl, EVENTS_SECRETS: secrets }), RETRY_SECONDS: "0" },
        queueConsumers: {
          [queue]: { maxBatchSize: batchSize, maxBatchTimeout: 0, maxRetries, deadLetterQueue },
        },
      }),
      worker("dead", DEAD_LETTERS, {
        bindings: { DEAD_URL: deadUrl },
        queueConsumers: { [deadLetterQueue]: { maxBatchTimeout: 0 } },
      }),
    ],
  });
  return {
    send: (...bodies) =>
      miniflare.dispatchFetch("http://producer/", { method: "POST", body: JSON.stringify(bodies) }),
    close: () => miniflare.dispose(),
  };
}

/** A notification as R2 sends it. */
export const notification = (key) => ({
  account: "3f4b7e3dcab231cbfdaa90a6a28bd548",
  action: "PutObject",
  bucket: "uploads",
  object: { key, size: 65536, eTag: "c846ff7a18f28c2e262116d6e8719ef0" },
  eventTime: "2026-11-23T12:00:00.000Z",
});
