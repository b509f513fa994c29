// What the built page weighs: at first, and with Uppy; and that neither Uppy nor hls.js is waited for.
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const KB = 1000;
const WEB = fileURLToPath(new URL("../../src/Web", import.meta.url));
let dist, files;

before(async () => {
  dist = await mkdtemp(join(tmpdir(), "page-sizes-"));
  const { status, stderr } = spawnSync(process.execPath, [join(WEB, "build.mjs"), dist], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  files = new Map();
  for (const name of (await readdir(join(dist, "assets"))).filter((name) => /\.(js|css)$/.test(name))) {
    files.set(name, { text: await readFile(join(dist, "assets", name), "utf8"), size: (await readFile(join(dist, "assets", `${name}.gz`))).length });
  }
});

after(() => rm(dist, { recursive: true, force: true }));

/** These and all that they import at once. */
function withImports(names, seen = new Set()) {
  for (const name of names.filter((known) => !seen.has(known))) {
    seen.add(name);
    withImports([...files.get(name).text.matchAll(/(?:from|import)"\.\/([^"]+)"/g)].map(([, other]) => other), seen);
  }
  return seen;
}

const weight = (names) => [...names].reduce((sum, name) => sum + files.get(name).size, 0);
const piece = (start) => [...files.keys()].find((name) => name.startsWith(`${start}-`));

test("The first view is light and brings neither Uppy nor hls.js; with Uppy the page stays under 200 kB", async () => {
  const html = await readFile(join(dist, "index.html"), "utf8");
  const entries = [...html.matchAll(/\/assets\/([^"]+\.(?:js|css))"/g)].map(([, name]) => name);
  const first = withImports(entries);
  const uppy = withImports([piece("dashboard")], new Set(first));

  assert.equal(first.has(piece("dashboard")), false);
  assert.equal([...first].some((name) => name.startsWith("hls")), false);
  assert.ok(weight(first) < 50 * KB, `${weight(first)}`);
  assert.ok(weight(uppy) < 150 * KB, `${weight(uppy)}`);
  assert.ok(weight(withImports([piece("oidc")], new Set(uppy))) < 200 * KB);
});

test("Nothing in it makes markup of text, or needs a looser policy", async () => {
  const sources = (await readdir(join(WEB, "page"), { recursive: true })).filter((name) => /\.(tsx?|html|css)$/.test(name));
  assert.ok(sources.length > 50);
  for (const name of sources) {
    const text = await readFile(join(WEB, "page", name), "utf8");
    assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML|\beval\(|new Function|https?:\/\/(?!www\.w3\.org\/2000\/svg)/, name);
  }
  assert.doesNotMatch(await readFile(join(dist, "index.html"), "utf8"), /<style|style=|<script(?![^>]* src=)| on[a-z]+=/);
});
