// ThumbHash by its author's package, as a page has it.
//   node placeholder.mjs decode HASH FILE.png            writes the picture, prints its aspect
//   node placeholder.mjs encode FILE.rgba WIDTH HEIGHT   prints the hash of raw pixels
import { readFile, writeFile } from "node:fs/promises";
import { rgbaToThumbHash, thumbHashToApproximateAspectRatio, thumbHashToDataURL } from "thumbhash";

const [verb, ...rest] = process.argv.slice(2);
if (verb === "decode") {
  const bytes = Buffer.from(rest[0], "base64");
  await writeFile(rest[1], Buffer.from(thumbHashToDataURL(bytes).split(",")[1], "base64"));
  process.stdout.write(`${thumbHashToApproximateAspectRatio(bytes)}\n`);
} else {
  const hash = rgbaToThumbHash(Number(rest[1]), Number(rest[2]), await readFile(rest[0]));
  process.stdout.write(`${Buffer.from(hash).toString("base64")}\n`);
}
