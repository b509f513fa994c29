// Cloudflare: R2, Queues and Workers in miniflare (workerd), and the notifier that makes R2's events.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Miniflare } from "miniflare";
import { readCors } from "./cors.mjs";
import { startNotifier } from "./notifier.mjs";

export const UPLOADS = "uploads";
export const MEDIA = "media";
const QUEUE = "r2-events";
const DEAD_LETTERS = "r2-events-dead";
const COMPATIBILITY_DATE = "2026-07-01";
const S3_PATH = "/cdn-cgi/local/r2/s3";
const PUBLIC_PATH = "/cdn-cgi/local/r2/public";

const FORWARDER = fileURLToPath(new URL("../src/Forwarder/forwarder.mjs", import.meta.url));
const CORS = new URL("../infra/cloudflare/cors.json", import.meta.url);
const PRODUCER = fileURLToPath(new URL("producer.worker.mjs", import.meta.url));

/**
 * @param {{ eventsUrl: string, eventsSecret: string, s3Credentials: { accessKeyId: string, secretAccessKey: string },
 *   data?: string, guard: import("./guard.mjs").Guard }} options
 */
export async function startCloudflare({ eventsUrl, eventsSecret, s3Credentials, data, guard }) {
  // miniflare takes its temporary folder and its workerd from the environment; see workerd.sh for the latter.
  process.env.TMPDIR = guard.folder;
  process.env.GUARDED_PIDS = guard.pids;
  process.env.GUARDED_WORKERD = createRequire(import.meta.resolve("miniflare"))("workerd").default;
  process.env.MINIFLARE_WORKERD_PATH = fileURLToPath(new URL("workerd.sh", import.meta.url));

  const miniflare = new Miniflare({
    host: "127.0.0.1",
    cf: false,
    telemetry: { enabled: false },
    r2Persist: data === undefined ? undefined : join(data, "r2"),
    handleRuntimeStdio: (stdout, stderr) => [stdout, stderr].forEach(passOn),
    workers: [
      {
        name: "producer",
        ...module(PRODUCER),
        r2Buckets: {
          UPLOADS: { id: UPLOADS, s3Credentials },
          MEDIA: { id: MEDIA, s3Credentials },
        },
        queueProducers: { EVENTS: QUEUE },
        // The dead-letter queue exists by its consumer, which says on standard error what was given up.
        queueConsumers: { [DEAD_LETTERS]: { maxBatchTimeout: 0 } },
      },
      {
        name: "forwarder",
        ...module(FORWARDER),
        bindings: { EVENTS_URL: eventsUrl, EVENTS_SECRETS: eventsSecret, RETRY_SECONDS: "1" },
        queueConsumers: {
          [QUEUE]: { maxBatchSize: 100, maxBatchTimeout: 0, maxRetries: 10, deadLetterQueue: DEAD_LETTERS },
        },
      },
    ],
  });
  const origin = await miniflare.ready;
  const notifier = await startNotifier({
    origin,
    s3Path: S3_PATH,
    publicPath: PUBLIC_PATH,
    uploadsBucket: UPLOADS,
    mediaBucket: MEDIA,
    cors: readCors(CORS),
    notify: (event) => miniflare.dispatchFetch("http://producer/", { method: "POST", body: JSON.stringify(event) }),
  });
  return {
    notifier,
    s3: notifier.url + S3_PATH,
    mediaUrl: `${notifier.url}${PUBLIC_PATH}/${MEDIA}`,
    async close() {
      await notifier.close();
      await miniflare.dispose();
    },
  };
}

/** Without modulesRoot a module's name is its path from the working directory, and workerd refuses one with `..`. */
function module(path) {
  return { modules: true, scriptPath: path, modulesRoot: dirname(path), compatibilityDate: COMPATIBILITY_DATE };
}

/** Standard output belongs to parts.mjs; what a worker logs is something wrong. NOSENTRY marks workerd's own chatter. */
function passOn(stream) {
  createInterface(stream).on("line", (line) => line.includes("warning: NOSENTRY") || console.error(line));
}
