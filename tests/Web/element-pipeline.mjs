// Manifests as the whole local pipeline makes them, with the bucket that serves what they name.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import * as clips from "./element-clips.mjs";

const RUN = fileURLToPath(new URL("../../run", import.meta.url));
const thumbnail = (width, format = "jpg") => ({ kind: "thumbnail", width, format });
const placeholder = { kind: "placeholder" };
const BOOK = {
  rules: [],
  recipes: {
    default: { outputs: { picture: thumbnail(64) } },
    film: {
      outputs: {
        hls: { kind: "hls", segment: 2 }, whole: { kind: "transcode", preset: "240p" }, small: thumbnail(320), large: thumbnail(854), placeholder,
        board: { kind: "storyboard", interval: "1s" }, preview: { kind: "preview", moments: 2 }, peaks: { kind: "waveform" },
      },
    },
    files: {
      outputs: {
        tiny: { kind: "transcode", preset: "240p" }, large: { kind: "transcode", preset: "480p" }, part: { kind: "clip", from: "1s", to: "3s" },
        poster: thumbnail(640),
      },
    },
    sound: { outputs: { mp3: { kind: "audio" }, peaks: { kind: "waveform" } } },
    drawn: { outputs: { mp3: { kind: "audio" }, wave: { kind: "waveform", format: "png" } } },
    picture: { outputs: { small: thumbnail(320), medium: thumbnail(640), large: thumbnail(1280), modern: thumbnail(1280, "webp"), placeholder } },
    numbers: { outputs: { peaks: { kind: "waveform" } } },
  },
};
const JOBS = [
  ["film", "video/mp4", ["film", "files", "numbers"]],
  ["sound", "audio/mpeg", ["sound", "drawn"]],
  ["photo", "image/png", ["picture"]],
];

/** @returns the manifests' addresses by recipe, what stands in them, and an end to all of it */
export async function startAssets() {
  const temp = await mkdtemp(join(tmpdir(), "element-tests-"));
  const child = spawn(RUN, ["dev", "--json"], {
    env: { ...process.env, TMPDIR: temp, Recipes__Book: JSON.stringify(BOOK) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const { value } = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  const { api, key, mediaUrl } = JSON.parse(value);
  const headers = { "x-functions-key": key, "content-type": "application/json" };

  /** Uploads a file and waits for the manifest's address. */
  async function make(path, contentType, recipe) {
    const bytes = await readFile(path);
    const wish = JSON.stringify({ fileName: basename(path), contentType, size: bytes.length, recipe });
    const ticket = await (await fetch(`${api}/api/uploads`, { method: "POST", headers, body: wish })).json();
    await fetch(ticket.url, { method: ticket.method, headers: ticket.headers, body: bytes });
    const url = `${mediaUrl}/${ticket.assetId}/${recipe}/manifest.json`;
    for (;;) {
      const answer = await fetch(url);
      if (answer.ok) {
        return [recipe, { url, json: await answer.json() }];
      }
      await answer.arrayBuffer();
      const { recipes } = await (await fetch(`${api}/api/assets/${ticket.assetId}`, { headers })).json();
      const job = recipes?.[recipe]?.job;
      if (job && ["failed", "superseded", "cancelled"].includes(job.state)) {
        throw new Error(JSON.stringify(job));
      }
      await delay(200);
    }
  }

  const made = JOBS.map(async ([name, type, recipes]) => {
    const path = await clips[name](temp);
    return Promise.all(recipes.map((recipe) => make(path, type, recipe)));
  });
  return {
    ...Object.fromEntries((await Promise.all(made)).flat()),
    mediaUrl,
    async close() {
      child.kill("SIGTERM");
      await exited;
      await rm(temp, { recursive: true, force: true });
    },
  };
}
