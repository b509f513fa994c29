// The local pipeline as its user runs it, with a recipe of one hls output.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const RUN = fileURLToPath(new URL("../../run", import.meta.url));
const BOOK = { recipes: { default: { outputs: { film: { kind: "hls", segment: 2 } } } }, rules: [] };

export async function startPipeline() {
  const temp = await mkdtemp(join(tmpdir(), "player-tests-"));
  const child = spawn(RUN, ["dev", "--json"], {
    env: { ...process.env, TMPDIR: temp, Recipes__Book: JSON.stringify(BOOK) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const { value } = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  const { api, key } = JSON.parse(value);

  const ask = async (path, init) => {
    const response = await fetch(`${api}/${path}`, {
      ...init,
      headers: { "x-functions-key": key, "content-type": "application/json" },
    });
    const body = await response.json();
    // What is not known yet (404) is asked for again.
    if (!response.ok && response.status !== 404) {
      throw new Error(`${path}: ${response.status} ${JSON.stringify(body)}`);
    }
    return body;
  };

  return {
    /** Uploads a file and waits; the hls output's entry in the manifest. */
    async process(path, contentType) {
      const bytes = await readFile(path);
      const upload = await ask("api/uploads", {
        method: "POST",
        body: JSON.stringify({ fileName: basename(path), contentType, size: bytes.length }),
      });
      const put = await fetch(upload.url, { method: upload.method, headers: upload.headers, body: bytes });
      if (!put.ok) {
        throw new Error(`The upload was refused: ${put.status} ${await put.text()}`);
      }
      for (;;) {
        const asset = await ask(`api/assets/${upload.assetId}`);
        const output = find(asset, (value) => value?.kind === "hls" && value.url);
        if (output) {
          return output;
        }
        if (find(asset, (value) => ["failed", "superseded", "cancelled"].includes(value))) {
          throw new Error(JSON.stringify(asset));
        }
        await delay(200);
      }
    },
    async close() {
      child.kill("SIGTERM");
      await exited;
      await rm(temp, { recursive: true, force: true });
    },
  };
}

/** The first value within a value that the condition holds for. */
function find(value, condition) {
  if (condition(value)) {
    return value;
  }
  for (const inner of value && typeof value === "object" ? Object.values(value) : []) {
    const found = find(inner, condition);
    if (found) {
      return found;
    }
  }
  return undefined;
}
