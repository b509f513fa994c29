// What of others is in the built files, with its licence: whoever hands those on hands on this too.
import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

// The innermost: a package may have another one's version of its own.
const PACKAGE = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

/** Writes it among the assets, by a name that tells its content. @param {import("esbuild").Metafile[]} metafiles @param {(path: string) => string} here */
export async function writeLicences(metafiles, here, dist) {
  const folders = metafiles.flatMap(({ outputs }) => Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs)))
    .map((input) => PACKAGE.exec(input)?.[0]).filter((folder) => folder !== undefined);
  const parts = await Promise.all([...new Set(folders)].map((folder) => licenceOf(here(folder))));
  const text = [...new Set(parts)].sort().join(`\n${"-".repeat(72)}\n\n`);
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 8).toUpperCase();
  await writeFile(join(dist, "assets", `licences-${hash}.txt`), text);
}

async function licenceOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? await readFile(join(folder, file), "utf8") : `Its package has no text of the licence; https://spdx.org/licenses/${license}.html has it.\n`;
  return `${name} ${version}, ${license}\n\n${text}`;
}
