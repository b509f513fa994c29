// The peer: ffmpeg.wasm (single-threaded core) in Node, the upload and its outputs whole in memory.
//
//   node wasm.mjs SOURCE_URL OUTPUT_FILE=PUT_URL ARGUMENT... [-- OUTPUT_FILE=PUT_URL ARGUMENT...]
//
// Downloads the source, makes each output of it as `in.mp4` with FFmpeg's arguments, uploads it. Prints a line of JSON:
// {workSeconds: all of it but loading the core, peakBytes: of this process}.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const [sourceUrl, ...rest] = process.argv.slice(2);

// The core takes itself to be in a web worker; this is all of a worker that it looks at.
globalThis.self = { location: { href: "" } };
const log = [];
const core = await require("@ffmpeg/core")({ wasmBinary: readFileSync(require.resolve("@ffmpeg/core/wasm")) });
core.setLogger(({ message }) => log.push(message));

const began = performance.now();
core.FS.writeFile("in.mp4", new Uint8Array(await (await checked(fetch(sourceUrl))).arrayBuffer()));
for (const [target, ...args] of split(rest)) {
  const name = target.slice(0, target.indexOf("="));
  const status = core.exec(...args, name);
  core.reset();
  if (status !== 0) {
    throw new Error(`ffmpeg.wasm ended with ${status}:\n${log.slice(-10).join("\n")}`);
  }
  await checked(fetch(target.slice(name.length + 1), { method: "PUT", body: core.FS.readFile(name) }));
}
const workSeconds = (performance.now() - began) / 1000;
console.log(JSON.stringify({ workSeconds, peakBytes: process.resourceUsage().maxRSS * 1024 }));
process.exit(0);

async function checked(request) {
  const response = await request;
  if (!response.ok) {
    throw new Error(`${response.status} ${await response.text()}`);
  }
  return response;
}

/** The words between `--` and `--`. */
function split(words) {
  const at = words.indexOf("--");
  return at < 0 ? [words] : [words.slice(0, at), ...split(words.slice(at + 1))];
}
