// What of others is in the built files: told beside them, and in THIRD-PARTY-NOTICES.md.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../..", import.meta.url));

test("Every package that is built in stands beside the files with its licence, and in the notices", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "licences-"));
  t.after(() => rmSync(folder, { recursive: true }));
  execFileSync("node", [join(repository, "src/Web/build.mjs"), folder]);

  const [file] = readdirSync(join(folder, "assets")).filter((name) => /^licences-[0-9A-F]{8}\.txt$/.test(name));
  const packages = [...readFileSync(join(folder, "assets", file), "utf8").matchAll(/^(\S+) (\d\S+), (\S+)$/gm)];
  const rows = readFileSync(join(repository, "THIRD-PARTY-NOTICES.md"), "utf8").split("\n").filter((line) => line.startsWith("| "))
    .map((line) => line.split("|").map((cell) => cell.trim()));

  assert.notEqual(packages.length, 0);
  for (const [, name, , licence] of packages) {
    assert.ok(rows.some(([, names, licences]) => names.split(", ").includes(name) && licences === licence), `${name} (${licence})`);
  }
});
