// The pipeline with its real parts: `serve`, and the parts' own process, whose commands make R2 fail or stall.
import { createHash, randomBytes } from "node:crypto";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const RUN = fileURLToPath(new URL("../../run", import.meta.url));
const PARTS = fileURLToPath(new URL("../../local/parts.mjs", import.meta.url));
const OVER = ["succeeded", "failed", "superseded", "cancelled"];
const outputs = { picture: { kind: "thumbnail", width: 64 } };
const BOOK = {
  recipes: { default: { outputs }, wished: { outputs }, camera: { outputs } },
  rules: [{ prefix: "camera/", recipe: "camera" }],
};

/** @param {{ origins: string[] }} options the pages that may ask the API */
export async function startPipeline({ origins }) {
  const temp = await mkdtemp(join(tmpdir(), "clients-tests-"));
  const api = `http://127.0.0.1:${await freePort()}`;
  const key = randomBytes(16).toString("hex");
  const env = { ...process.env, TMPDIR: temp };
  const parts = spawn(process.execPath, [PARTS, "--events-url", `${api}/api/events/r2`], { env, stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface(parts.stdout)[Symbol.asyncIterator]();
  const at = JSON.parse((await lines.next()).value);
  const serve = spawn(RUN, ["serve"], {
    env: {
      ...env,
      R2__Endpoint: at.s3,
      R2__AccessKeyId: at.accessKeyId,
      R2__SecretAccessKey: at.secretAccessKey,
      R2__UploadsBucket: at.uploadsBucket,
      R2__MediaBucket: at.mediaBucket,
      R2__PublicBaseUrl: at.mediaUrl,
      AzureWebJobsStorage: at.storage,
      Events__Secrets: at.eventsSecret,
      Assets__IdSecret: randomBytes(16).toString("hex"),
      Api__Keys: `tests:${createHash("sha256").update(key).digest("hex")}`,
      Api__PublicBaseUrl: api,
      Api__Origins: origins.join(","),
      Recipes__Book: JSON.stringify(BOOK),
      Logging__LogLevel__Default: "Warning",
      Worker__LongestIdle: "00:00:00.25",
      ASPNETCORE_URLS: api,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  // It says where it listens when it does.
  await Promise.race([
    once(serve.stdout, "data"),
    once(serve, "exit").then(() => Promise.reject(new Error("serve ended while it started; its message is above."))),
  ]);
  serve.stdout.resume();

  const ask = async (path, wish) => {
    const response = await fetch(`${api}/${path}`, {
      method: wish === undefined ? "GET" : "POST",
      headers: { "x-functions-key": key, "content-type": "application/json" },
      body: JSON.stringify(wish),
    });
    const body = await response.json();
    if (!response.ok && response.status !== 404) {
      throw new Error(`${path}: ${response.status} ${JSON.stringify(body)}`);
    }
    return { status: response.status, body };
  };

  return {
    at,
    api,
    key,
    ask,
    async command(line) {
      parts.stdin.write(`${line}\n`);
      const { value } = await lines.next();
      if (JSON.parse(value).ok !== line) {
        throw new Error(`The local parts answered '${line}' with ${value}`);
      }
    },
    /** The one job of an asset, when it is over. */
    async jobOf(assetId) {
      for (;;) {
        const { body } = await ask(`api/assets/${assetId}`);
        const [recipe] = Object.values(body.recipes ?? {});
        if (OVER.includes(recipe?.job.state)) {
          return (await ask(`api/jobs/${recipe.job.jobId}`)).body;
        }
        await delay(100);
      }
    },
    /** The job of an object that no upload was promised for, when it is over. */
    async jobOfKey(objectKey) {
      for (;;) {
        const { body } = await ask("api/jobs?top=100");
        const job = body.jobs.find(({ source, state }) => source.key === objectKey && OVER.includes(state));
        if (job) {
          return job;
        }
        await delay(100);
      }
    },
    async close() {
      serve.kill("SIGTERM");
      await once(serve, "exit");
      parts.stdin.end();
      await once(parts, "exit");
      await rm(temp, { recursive: true, force: true });
    },
  };
}

/** The parts must know where the API is before it listens. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
