// What libebur128's port to Rust says of sound: {lufs, truePeak} of interleaved 32-bit floats.
//   node --experimental-wasm-modules --experimental-detect-module loudness.mjs FILE.f32 RATE CHANNELS
import { readFile } from "node:fs/promises";
import * as meter from "ebur128-wasm/ebur128_wasm.js";

const [path, rate, channels] = process.argv.slice(2);
const bytes = await readFile(path);
const samples = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
const channel = (number) => samples.filter((_, index) => index % Number(channels) === number);
const [lufs, truePeak] = channels === "1"
  ? [meter.ebur128_integrated_mono(Number(rate), samples), meter.ebur128_true_peak_mono(Number(rate), samples)]
  : [
      meter.ebur128_integrated_stereo(Number(rate), channel(0), channel(1)),
      meter.ebur128_true_peak_stereo(Number(rate), channel(0), channel(1)),
    ];
process.stdout.write(JSON.stringify({ lufs, truePeak }));
