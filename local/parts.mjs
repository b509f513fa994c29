// The local parts of the pipeline: Azure Storage (Azurite) and Cloudflare (miniflare: R2, Queues, the Forwarder).
//
//   node local/parts.mjs --events-url http://127.0.0.1:PORT/api/events/r2 [--data DIR] [--verbose]
//
// Prints one line of JSON with the addresses and keys when all is up. Ends when its standard input closes or it gets
// SIGTERM or SIGINT; nothing outlives it. Lines on standard input are commands for tests (commands.mjs).
import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import * as module from "node:module";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { commandsOf } from "./commands.mjs";
import { startGuard } from "./guard.mjs";
import { startStorage } from "./storage.mjs";

// From Node 22 on: a quarter of the start is compiling what was compiled the last time.
module.enableCompileCache?.();
const started = performance.now();
const { values } = parseArgs({
  options: { "events-url": { type: "string" }, data: { type: "string" }, verbose: { type: "boolean" } },
});
if (values["events-url"] === undefined) {
  console.error("usage: node parts.mjs --events-url http://127.0.0.1:PORT/api/events/r2 [--data DIR] [--verbose]");
  process.exit(2);
}
const data = values.data === undefined ? undefined : resolve(values.data);
if (data !== undefined) {
  mkdirSync(data, { recursive: true });
}

const guard = startGuard();
const closers = [];
const log = (what) => values.verbose && console.error(`${what} after ${Math.round(performance.now() - started)} ms`);
const print = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

async function start(name, starting) {
  const part = await starting;
  closers.push(part.close);
  log(`${name} is ready`);
  return part;
}

let ending;
function end(code) {
  ending ??= Promise.allSettled(closers.map((close) => close())).then(() => process.exit(code));
  return ending;
}

const accessKeyId = randomBytes(16).toString("hex");
const secretAccessKey = randomBytes(32).toString("hex");
const eventsSecret = `whsec_${randomBytes(32).toString("base64")}`;

// Azurite is started first: it loads in its own process while this one loads miniflare.
const storageStarting = start("Azurite", startStorage({ data, guard }));
const cloudflareStarting = import("./cloudflare.mjs").then(({ startCloudflare, UPLOADS, MEDIA }) =>
  start(
    "miniflare",
    startCloudflare({
      eventsUrl: values["events-url"],
      eventsSecret,
      s3Credentials: { accessKeyId, secretAccessKey },
      data,
      guard,
    }),
  ).then((cloudflare) => ({ ...cloudflare, uploadsBucket: UPLOADS, mediaBucket: MEDIA })),
);

const lines = createInterface({ input: process.stdin });
lines.on("close", () => end(0));

try {
  const [storage, cloudflare] = await Promise.all([storageStarting, cloudflareStarting]);
  // miniflare's own handlers leave the process at once; ours let Azurite write its files.
  for (const signal of ["SIGTERM", "SIGINT"]) {
    process.removeAllListeners(signal);
    process.on(signal, () => end(0));
  }
  print({
    s3: cloudflare.s3,
    uploadsBucket: cloudflare.uploadsBucket,
    mediaBucket: cloudflare.mediaBucket,
    mediaUrl: cloudflare.mediaUrl,
    accessKeyId,
    secretAccessKey,
    eventsSecret,
    storage: storage.connectionString,
  });
  const commands = commandsOf(cloudflare.notifier, storage);
  lines.on("line", (line) => {
    const command = commands[line.trim()];
    command?.();
    print(command === undefined ? { error: `unknown command: ${line}` } : { ok: line.trim() });
  });
} catch (error) {
  console.error(`The local parts did not start: ${error.message}`);
  await end(1);
}
