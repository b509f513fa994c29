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

/** Slides: a picture a second, and the mono of a telephone. */
export const slides = (folder) => make(
  `${folder}/slides.mov`, "-f", "lavfi", "-i", "testsrc2=size=320x240:rate=1:duration=6",
  "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=8000:duration=6",
  "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-c:a", "pcm_alaw", "-ac", "1");

/** Slow motion as a camera stores it, wide in its pixels, and sound of six channels. */
export const slowMotion = (folder) => make(
  `${folder}/slow-motion.mp4`, "-f", "lavfi", "-i", "testsrc2=size=320x240:rate=240:duration=3",
  "-f", "lavfi", "-i", "aevalsrc=0.1*sin(440*t)|0.1*sin(550*t)|0.1*sin(660*t)|0.1*sin(77*t)|0.1*sin(880*t)|0.1*sin(990*t):c=5.1:d=3",
  "-vf", "setsar=4/3", "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-c:a", "aac");

/** Shorter than a segment, of odd sides, without sound. */
export const blink = (folder) => make(
  `${folder}/blink.mp4`, "-f", "lavfi", "-i", "testsrc2=size=640x480:rate=25:duration=0.8",
  "-vf", "format=yuv444p,crop=321:241", "-c:v", "libx264", "-preset", "veryfast");
