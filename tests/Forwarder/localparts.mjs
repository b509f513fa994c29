// local/parts.mjs as its users start it, and an S3 client that is not ours (aws4fetch) for it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { AwsClient } from "aws4fetch";

export const PARTS = fileURLToPath(new URL("../../local/parts.mjs", import.meta.url));

/** @param {{ eventsUrl?: string, args?: string[], command?: string[] }} [options] command: what starts parts.mjs */
export async function startParts({ eventsUrl = "http://127.0.0.1:9/", args = [], command = [process.execPath] } = {}) {
  const [program, ...before] = command;
  const child = spawn(program, [...before, PARTS, "--events-url", eventsUrl, ...args], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  const exited = once(child, "exit");
  let stderr = "";
  child.stderr.on("data", (chunk) => (stderr += chunk));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const { value, done } = await lines.next();
  if (done) {
    throw new Error(`parts.mjs printed nothing: ${stderr}`);
  }
  const info = JSON.parse(value);
  return {
    child,
    exited,
    info,
    stderr: () => stderr,
    async command(line) {
      child.stdin.write(`${line}\n`);
      return JSON.parse((await lines.next()).value);
    },
    async close() {
      child.stdin.end();
      return exited;
    },
  };
}

/** @param {{ s3: string, accessKeyId: string, secretAccessKey: string }} info */
export function s3Client({ s3, accessKeyId, secretAccessKey }) {
  const aws = new AwsClient({ accessKeyId, secretAccessKey, service: "s3", region: "auto", retries: 0 });
  const urlOf = (bucket, key) => `${s3}/${bucket}/${key.split("/").map(encode).join("/")}`;
  return {
    urlOf,
    fetch: (bucket, key, init, query = "") => aws.fetch(urlOf(bucket, key) + query, init),
    /** All headers are signed, so they must be sent as they are here. */
    async presign(bucket, key, { method, headers, query = "" }) {
      const url = new URL(urlOf(bucket, key) + query);
      url.searchParams.set("X-Amz-Expires", "600");
      const signed = await aws.sign(url, { method, headers, aws: { signQuery: true, allHeaders: true } });
      return signed.url;
    },
  };
}

/** As SigV4 encodes: encodeURIComponent leaves five characters more as they are. */
function encode(text) {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Every process below one, itself included. Linux. */
export function processTree(pid) {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean).map(Number),
  );
  return [pid, ...children.flatMap(processTree)];
}

/** Ends when no process is left and no file either: at once or in 2 s, and the bound leaves room for a busy machine. */
export async function untilGone(pids, folder, boundMs = 10_000) {
  const end = performance.now() + boundMs;
  let left;
  do {
    await delay(25);
    left = [...pids.filter(isRunning), ...(existsSync(folder) ? [folder] : [])];
  } while (left.length > 0 && performance.now() < end);
  return left;
}

function isRunning(pid) {
  try {
    // A zombie runs no more; its parent, this test perhaps, has not asked for it yet.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

/** Where a run of parts.mjs keeps its files: the guard's argument. */
export function folderOf(pids) {
  const commands = pids.map((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0"));
  return commands.find((command) => command[1]?.endsWith("guard.sh"))[2];
}
