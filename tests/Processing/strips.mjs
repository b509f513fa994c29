// What other programs than FFmpeg say of storyboards and previews, as JSON: `vtt FILE`, `gif FILE` or `webp FILE`.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const [what, path] = process.argv.slice(2);

const judges = {
  async vtt() {
    const { WebVTTParser } = require("webvtt-parser");
    const { cues, errors } = new WebVTTParser().parse(await readFile(path, "utf8"), "metadata");
    return { cues: cues.map(({ startTime, endTime, text }) => ({ start: startTime, end: endTime, text })), errors: errors.map(({ message }) => message) };
  },
  async gif() {
    const { GifReader } = require("omggif");
    const gif = new GifReader(await readFile(path));
    const frames = Array.from({ length: gif.numFrames() }, (_, index) => gif.frameInfo(index).delay * 10);
    // The extension counts repetitions; without it the animation is shown once.
    return { width: gif.width, height: gif.height, delays: frames, loops: gif.loopCount() === null ? 1 : gif.loopCount() };
  },
  async webp() {
    const { Image } = require("node-webpmux");
    const image = new Image();
    await image.load(path);
    return { width: image.width, height: image.height, delays: image.anim.frames.map(({ delay }) => delay), loops: image.anim.loops };
  },
};

process.stdout.write(JSON.stringify(await judges[what]()));
