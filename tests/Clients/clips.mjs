// What is uploaded: a real film, and the same one made as long as a test needs it.
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);
const BOX_HEADER = 8;

export async function film(folder) {
  const path = `${folder}/film.mp4`;
  await run("/usr/bin/ffmpeg", [
    "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=size=320x240:rate=25:duration=2",
    "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-movflags", "+faststart", path,
  ]);
  return path;
}

/** A film of so many bytes: MP4 lets a `free` box of any size stand behind it. Its content is of no two files. */
export async function padded(path, target, bytes) {
  const head = await readFile(path);
  const box = randomBytes(bytes - head.length);
  box.writeUInt32BE(box.length, 0);
  box.write("free", BOX_HEADER / 2, "latin1");
  await writeFile(target, Buffer.concat([head, box]));
  return target;
}
