// What ./test sets up before it runs anything, for a test that starts the whole pipeline: with `node --test` alone in a fresh
// clone ./run would install and build meanwhile, under the running parts, until the test's time is up.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const says = (script) => spawnSync("bash", ["-c", `root=$1; . "$1/setup/lib.sh"; ${script}`, "bash", ROOT], { stdio: "ignore" }).status === 0;

/** What is missing, each a sentence; empty where nothing is. @returns {string[]} */
export function whatIsMissing() {
  return [
    ...["local", "tests/Forwarder"].filter((folder) => !isInstalled(`${ROOT}${folder}`)).map((folder) => `The packages of ${folder} are not those of its package-lock.json.`),
    ...(process.env.FFmpeg__Path || spawnSync(`${ROOT}ffmpeg/build`, ["--path"], { stdio: "ignore" }).status === 0 ? [] : ["The bundled FFmpeg is not built."]),
    ...(says("is_stale") ? ["src/Standalone is not built, or older than its sources."] : []),
  ].map((sentence) => `${sentence} Run ./test infra, which sets it up first.`);
}

/** By the stamp that setup/lib.sh leaves. */
function isInstalled(folder) {
  const stamp = `${folder}/node_modules/.lock-hash`;
  const hash = createHash("sha256").update(readFileSync(`${folder}/package-lock.json`)).digest("hex");
  return existsSync(stamp) && readFileSync(stamp, "utf8").startsWith(hash);
}
