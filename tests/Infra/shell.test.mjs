// shellcheck, from Debian, over the scripts that deploy and those in the workflows.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const shellcheck = (values, input) => spawnSync("shellcheck", ["--shell=bash", ...values], { cwd: repository, input, encoding: "utf8" });

test("shellcheck finds nothing in infra/deploy and its parts", () => {
  const { status, stdout, stderr } = shellcheck(["--external-sources", "infra/deploy"]);

  assert.equal(status, 0, stdout + stderr);
});

test("shellcheck finds nothing in what the workflows run", () => {
  const folder = join(repository, ".github/workflows");
  const scripts = readdirSync(folder).filter((file) => file.endsWith(".yml"))
    .flatMap((file) => Object.values(parse(readFileSync(join(folder, file), "utf8")).jobs))
    .flatMap(({ steps }) => steps).map(({ run }) => run).filter(Boolean);

  assert.ok(scripts.length > 5);
  for (const script of scripts) {
    const { status, stdout, stderr } = shellcheck(["-"], script);
    assert.equal(status, 0, script + stdout + stderr);
  }
});

test("shellcheck would find a variable without quotes", () => {
  assert.match(shellcheck(["-"], "rm -rf $folder/*").stdout, /SC2086/);
});
