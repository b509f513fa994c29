// setup/web in a clone of its own, whose page is one file: when it builds, when it does not, and what a failure leaves.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, afterEach, test } from "node:test";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const BUILD = `import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
const text = readFileSync(new URL("page.txt", import.meta.url), "utf8");
if (text === "broken") throw new Error("It does not compile.");
mkdirSync(process.argv[2], { recursive: true });
writeFileSync(process.argv[2] + "/index.html", text);
`;
let clone;

const source = (name) => join(clone, "src/Web", name);
const web = (...values) => spawnSync(join(clone, "setup/web"), values, { encoding: "utf8", env: { ...process.env, Web__Folder: "" } });
const served = () => readFileSync(source("dist/index.html"), "utf8");

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), "setup-web-"));
  for (const folder of ["setup", "src/Web"]) mkdirSync(join(clone, folder), { recursive: true });
  for (const file of ["setup/lib.sh", "setup/web"]) cpSync(join(repository, file), join(clone, file));
  writeFileSync(source("package.json"), '{ "private": true, "type": "module" }');
  // Its packages, of which it has none, are there.
  writeFileSync(source("package-lock.json"), "{}");
  mkdirSync(source("node_modules"));
  writeFileSync(source("node_modules/.lock-hash"), `${createHash("sha256").update("{}").digest("hex")}  -`);
  writeFileSync(source("build.mjs"), BUILD);
  writeFileSync(source("page.txt"), "one");
});

afterEach(() => rmSync(clone, { recursive: true }));

test("It builds what is missing, says where that is, and builds it once", () => {
  assert.deepEqual([web("--path").status, existsSync(source("dist"))], [3, false]);

  const { status, stdout, stderr } = web();

  assert.deepEqual([status, stdout.trim(), served()], [0, source("dist"), "one"]);
  assert.match(stderr, /Building the page/);
  assert.deepEqual([web("--path").stdout.trim(), web().stderr], [source("dist"), ""]);
});

test("What changes its sources makes it stale, and so does a build by hand", () => {
  web();
  writeFileSync(source("page.txt"), "two");
  assert.equal(web("--path").status, 3);

  assert.equal(web().status, 0);
  assert.equal(served(), "two");

  const later = new Date(Date.now() + 10_000);
  utimesSync(source("dist/index.html"), later, later);
  assert.equal(web("--path").status, 3);
});

test("A build that fails says why, and leaves the page that there was", () => {
  web();
  writeFileSync(source("page.txt"), "broken");

  const { status, stderr } = web();

  assert.equal(status, 1);
  assert.match(stderr, /It does not compile\.[\s\S]*The page could not be built\./);
  assert.equal(served(), "one");
});
