import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

test("The Forwarder agrees with the types of Cloudflare's runtime", () => {
  const tsc = fileURLToPath(new URL("node_modules/typescript/bin/tsc", import.meta.url));
  const project = fileURLToPath(new URL("tsconfig.json", import.meta.url));

  const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, "--project", project], { encoding: "utf8" });

  assert.equal(stdout + stderr, "");
  assert.equal(status, 0);
});
