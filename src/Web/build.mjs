// Builds the static files: dist/index.html and dist/media-asset.js under names that stay, all else under dist/assets
// by names that tell its content, each with its compressed twins (.br, .gz), so that a server only picks. index.html comes last
// and at once: whoever sees it, as the API does that waits for it, has all of the page.
import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompress, constants, gzip } from "node:zlib";
import { promisify } from "node:util";
import { build } from "esbuild";
import { writeLicences } from "./licences.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const dist = process.argv[2] ?? here("dist");

const common = {
  absWorkingDir: here("."),
  outdir: dist,
  bundle: true,
  splitting: true,
  format: "esm",
  target: ["es2022"],
  minify: true,
  legalComments: "linked",
  metafile: true,
  logLevel: "warning",
  chunkNames: "assets/[name]-[hash]",
  assetNames: "assets/[name]-[hash]",
};

/** Of Uppy only what the page uses: no thumbnails of its own, and one Preact of its version for all of its packages. */
const leanUppy = {
  name: "lean-uppy",
  setup(building) {
    building.onResolve({ filter: /^@uppy\/thumbnail-generator$/ }, () => ({ path: here("page/upload/no-thumbnails.ts") }));
    building.onResolve({ filter: /^preact(\/|$)/ }, ({ path, importer, resolveDir, kind }) =>
      /node_modules\/@uppy\/(dashboard|webcam)\//.test(importer) && !resolveDir.startsWith(uppyCore)
        ? building.resolve(path, { importer, resolveDir: uppyCore, kind }) : undefined);
  },
};
const uppyCore = here("node_modules/@uppy/core");

await rm(join(dist, "index.html"), { force: true });
await rm(dist, { recursive: true, force: true });
// By itself, so that it shares no piece with the page: one file, and hls.js where a film needs it.
const element = await build({ ...common, entryPoints: ["element/media-asset.ts"], entryNames: "[name]" });
const page = await build({
  ...common,
  entryPoints: ["page/main.tsx"],
  entryNames: "assets/[name]-[hash]",
  jsx: "automatic",
  jsxImportSource: "preact",
  plugins: [leanUppy],
});

const [script, { cssBundle }] = Object.entries(page.metafile.outputs).find(([, output]) => output.entryPoint === "page/main.tsx");
const nameOf = (output) => `/assets/${output.slice(output.lastIndexOf("/") + 1)}`;
const html = (await readFile(here("page/index.html"), "utf8"))
  .replace("%SCRIPT%", nameOf(script))
  .replace("%STYLE%", nameOf(cssBundle));
await writeLicences([element.metafile, page.metafile], here, dist);
const index = join(dist, "index.html");
for (const entry of await readdir(dist, { withFileTypes: true, recursive: true })) {
  if (entry.isFile()) {
    const path = join(entry.parentPath, entry.name);
    await writeTwins(path, await readFile(path));
  }
}
await writeTwins(index, Buffer.from(html));
await writeFile(`${index}.new`, html);
await rename(`${index}.new`, index);

async function writeTwins(path, content) {
  await writeFile(`${path}.br`, await promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }));
  await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
}
