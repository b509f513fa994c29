// The pipeline with its real parts, as `./run dev` starts it: the API, the page that it serves, and a key.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const RUN = fileURLToPath(new URL("../../run", import.meta.url));
const still = { kind: "thumbnail", at: "1s", width: 320 };
const BOOK = {
  recipes: {
    default: { outputs: { still, sound: { kind: "audio" }, peaks: { kind: "waveform" } } },
    film: {
      outputs: {
        stream: { kind: "hls", ladder: ["240p", "480p"], segment: 2 },
        poster: { kind: "thumbnail", at: "best", width: 960 },
        scenes: { kind: "storyboard" },
        first: { kind: "placeholder" },
      },
    },
    slow: { outputs: { film: { kind: "transcode", preset: "1080p" }, small: { kind: "transcode", preset: "480p" } } },
    dear: { maxUsd: 0.000001, outputs: { still } },
  },
  rules: [{ prefix: "uploads/", recipe: "default" }],
};

/** @param {Record<string, string>} settings beside those of the tests */
export async function startPipeline(settings = {}) {
  const temp = await mkdtemp(join(tmpdir(), "page-tests-"));
  const child = spawn(RUN, ["dev", "--json"], {
    env: { ...process.env, TMPDIR: temp, Recipes__Book: JSON.stringify(BOOK), Uploads__MaxBytes: "60000000", ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const { value } = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  if (value === undefined) {
    throw new Error("./run dev ended while it started; its message is above.");
  }
  const at = JSON.parse(value);
  const ask = async (path, wish, method) => {
    const response = await fetch(`${at.api}/api/${path}`, {
      method: method ?? (wish === undefined ? "GET" : "POST"),
      headers: { "x-functions-key": at.key, "content-type": "application/json" },
      body: wish && JSON.stringify(wish),
    });
    return response.status === 204 ? undefined : response.json();
  };
  return {
    ...at,
    ask,
    /** Uploads without a page; the asset's id. */
    async put(fileName, contentType, bytes, recipe) {
      const upload = await ask("uploads", { fileName, contentType, size: bytes.length, recipe });
      await fetch(upload.url, { method: upload.method, headers: upload.headers, body: bytes });
      return upload.assetId;
    },
    /** The asset's one job, once it is in one of these states. */
    async jobOf(assetId, states = ["succeeded", "failed", "cancelled", "superseded"]) {
      for (;;) {
        const [recipe] = Object.values((await ask(`assets/${assetId}`)).recipes ?? {});
        if (states.includes(recipe?.job.state)) {
          return ask(`jobs/${recipe.job.jobId}`);
        }
        await delay(100);
      }
    },
    async close() {
      child.kill("SIGTERM");
      await exited;
      await rm(temp, { recursive: true, force: true });
    },
  };
}
