// src/Web is TypeScript that esbuild only strips: the compiler looks at it here.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const web = fileURLToPath(new URL("../../src/Web", import.meta.url));

test("The page and the element are well typed, strictly", () => {
  const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", "types"], { cwd: web, encoding: "utf8" });

  assert.equal(status, 0, stdout + stderr);
});
