// What is uploaded: real films of ffmpeg's own pictures.
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A film with sound, as its bytes. */
export async function film(folder, { size = "320x240", seconds = 2 } = {}) {
  const path = `${folder}/${size}-${seconds}.mp4`;
  await run("/usr/bin/ffmpeg", [
    "-nostdin", "-v", "error", "-y",
    "-f", "lavfi", "-i", `testsrc2=size=${size}:rate=25:duration=${seconds}`, "-f", "lavfi", "-i", `sine=frequency=330:duration=${seconds}`,
    "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", "-movflags", "+faststart", path,
  ]);
  return readFile(path);
}

/** The film in so many bytes: MP4 lets a `free` box of any size stand behind it. */
export function padded(bytes, size) {
  const box = randomBytes(size - bytes.length);
  box.writeUInt32BE(box.length, 0);
  box.write("free", 4, "latin1");
  return Buffer.concat([bytes, box]);
}
