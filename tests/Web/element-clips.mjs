// What is shown by the element, made by the distribution's ffmpeg from its own test sources.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

const make = async (path, ...args) => {
  await run("/usr/bin/ffmpeg", ["-nostdin", "-v", "error", "-y", ...args, path]);
  return path;
};

/** Twelve seconds of 480p with a tone. */
export const film = (folder) => make(
  `${folder}/film.mp4`, "-f", "lavfi", "-i", "testsrc2=size=854x480:rate=25:duration=12", "-f", "lavfi", "-i", "sine=frequency=440:duration=12",
  "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-c:a", "aac");

/** Twenty seconds that grow loud and quiet again. */
export const sound = (folder) => make(
  `${folder}/sound.mp3`, "-f", "lavfi", "-i", "aevalsrc='0.5*sin(440*2*PI*t)*abs(sin(t/2))':d=20", "-c:a", "libmp3lame");

export const photo = (folder) => make(
  `${folder}/photo.png`, "-f", "lavfi", "-i", "testsrc2=size=1600x900:duration=1", "-frames:v", "1");
