// What is streamed, made by the distribution's ffmpeg from its own test sources.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
const PQ = [
  "format=yuv420p,setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv",
  "zscale=transfer=linear:npl=203,format=gbrpf32le",
  "zscale=primaries=bt2020:transfer=smpte2084:matrix=bt2020nc:range=tv:npl=203,format=yuv420p10le",
].join(",");
const TONE = ["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100:duration=7"];

const make = async (path, ...args) => {
  await run("/usr/bin/ffmpeg", ["-nostdin", "-v", "error", "-y", ...args, path]);
  return path;
};

/** 480p with sound, at a broadcast rate. */
export const landscape = (folder) => make(
  `${folder}/landscape.mp4`, "-f", "lavfi", "-i", "testsrc2=size=854x480:rate=30000/1001:duration=7", ...TONE,
  "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-c:a", "aac");

/** HDR10, upright, silent. */
export const portrait = (folder) => make(
  `${folder}/portrait.mp4`, "-f", "lavfi", "-i", "testsrc2=size=480x854:rate=25:duration=5", "-vf", PQ,
  "-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=error", "-tag:v", "hvc1",
  "-color_primaries", "bt2020", "-color_trc", "smpte2084", "-colorspace", "bt2020nc", "-color_range", "tv");

/** Sound alone. */
export const sound = (folder) => make(`${folder}/sound.m4a`, ...TONE, "-c:a", "aac");
