// What MediaInfo says of files: a path a line on standard input, a line of JSON each on standard output.
// Ends when its standard input closes.
import { open } from "node:fs/promises";
import { createInterface } from "node:readline";
import mediaInfoFactory from "mediainfo.js";

const mediaInfo = await mediaInfoFactory({ format: "object", full: false });

async function judge(path) {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const read = async (length, offset) => {
      const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    };
    const { media } = await mediaInfo.analyzeData(size, read);
    return { tracks: media?.track ?? [] };
  } catch (error) {
    return { error: error.message };
  } finally {
    await file.close();
  }
}

for await (const path of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await judge(path))}\n`);
}
mediaInfo.close();
