// What the reference reader of audiowaveform's format finds in a file: node waveform.mjs FILE.json
import { readFile } from "node:fs/promises";
import WaveformData from "waveform-data";

const waveform = WaveformData.create(JSON.parse(await readFile(process.argv[2], "utf8")));
const channel = waveform.channel(0);
process.stdout.write(JSON.stringify({
  sampleRate: waveform.sample_rate,
  samplesPerPixel: waveform.scale,
  bits: waveform.bits,
  channels: waveform.channels,
  length: waveform.length,
  duration: waveform.duration,
  lowest: channel.min_array(),
  highest: channel.max_array(),
}));
