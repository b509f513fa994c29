// What the build leaves, and in which order.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

const BUILD = fileURLToPath(new URL("../../src/Web/build.mjs", import.meta.url));
const sizes = (folder) => Object.fromEntries(readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => [join(parentPath, name), statSync(join(parentPath, name)).size]));

test("The page is there when all of it is there: a server that waits for it reads no half of a build, nor of the next one", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "build-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const index = join(folder, "index.html");
  execFileSync(process.execPath, [BUILD, folder]);
  const whole = sizes(folder);

  const again = spawn(process.execPath, [BUILD, folder], { stdio: "inherit" });
  const exited = once(again, "exit");
  // Until the build before is taken away, and until this one stands.
  while (existsSync(index)) await delay(10);
  while (!existsSync(index) && again.exitCode === null) await delay(10);
  const seen = sizes(folder);

  assert.deepEqual(await exited, [0, null]);
  assert.deepEqual(seen, whole);
  for (const path of Object.keys(whole).filter((name) => !/\.(br|gz)$/.test(name))) {
    const content = readFileSync(path);
    assert.ok(content.equals(brotliDecompressSync(readFileSync(`${path}.br`))) && content.equals(gunzipSync(readFileSync(`${path}.gz`))), path);
  }
});
