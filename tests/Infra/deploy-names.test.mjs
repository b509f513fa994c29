// What infra/deploy takes from Bicep and Terraform and gives to the vault: the names on both sides are the same.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { MADE, TAKEN } from "./deploy/cloud.mjs";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const read = (path) => readFileSync(join(repository, path), "utf8");

test("What it takes from Bicep and from Terraform is there under these names", () => {
  const code = read("infra/lib/values.mjs");
  const outputs = /const outputs = \[([^\]]+)\]/.exec(code)[1].match(/\w+/g);
  const keys = /for \(const name of \[("r2-[^\]]+)\]/.exec(code)[1].match(/[\w-]+/g);
  const bicep = [...read("infra/azure/main.bicep").matchAll(/^output (\w+)/gm)].map(([, name]) => name);
  const terraform = [...read("infra/cloudflare/outputs.tf").matchAll(/^output "(\w+)" \{[^}]*sensitive\s*=\s*true/gm)].map(([, name]) => name);

  for (const name of [...outputs, "cloudflare"]) assert.ok(bicep.includes(name), name);
  assert.deepEqual(terraform.map((name) => name.replaceAll("_", "-")).sort(), keys.sort());
});

test("The secrets that it puts into the vault are those that the app refers to, and the owner's key", () => {
  const [, referred] = /var secretSettings = \{([^}]+)\}/.exec(read("infra/azure/modules/names.bicep"));

  assert.deepEqual(
    [...MADE, ...TAKEN].map((step) => step.slice("set ".length)).filter((name) => name !== "api-key-owner").sort(),
    [...referred.matchAll(/'([^']+)'/g)].map(([, name]) => name).sort());
});

test("No rule of the linter reckons from today: a clone that nobody has changed builds in two years too", () => {
  const { rules } = JSON.parse(read("infra/azure/bicepconfig.json")).analyzers.core;

  assert.deepEqual(Object.entries(rules).filter(([, { level }]) => level !== "error"), [["use-recent-api-versions", { level: "off" }]]);
  assert.ok(Object.values(rules).every((rule) => !("maxAgeInDays" in rule)));
});

test("It reads what the real Bicep makes of the owner's file, and names each value that is still the sample's", (t) => {
  const packages = join(process.env.NUGET_PACKAGES ?? join(homedir(), ".nuget/packages"), "azure.bicep.commandline.linux-x64");
  if (!existsSync(packages)) return t.skip("Bicep is not there: tests/Infra's project brings it");
  const work = mkdtempSync(join(tmpdir(), "bicep-"));
  t.after(() => rmSync(work, { recursive: true }));
  const bicep = join(packages, readdirSync(packages).sort().at(-1), "tools/bicep");
  const built = spawnSync(bicep, ["build-params", join(repository, "infra/azure/main.bicepparam"), "--stdout"], { encoding: "utf8" });
  writeFileSync(join(work, "built.json"), built.stdout);

  const { status, stdout, stderr } = spawnSync(process.execPath, [join(repository, "infra/lib/values.mjs"), "parameters", join(work, "built.json"), work], { encoding: "utf8" });

  assert.equal(built.status, 0, built.stderr);
  assert.equal(status, 1);
  assert.match(stdout, /^media\n(dev|test|prod)\n\w+\n\n$/);
  assert.deepEqual(stderr.match(/^\S+/gm), ["cloudflare.accountId", "cloudflare.zoneId", "cloudflare.mediaDomain", "alertEmail"]);
  assert.equal(JSON.parse(readFileSync(join(work, "parameters.first.json"), "utf8")).parameters.heavyImage.value, "");
  assert.ok(JSON.parse(readFileSync(join(work, "template.json"), "utf8")).outputs.functionAppUrl);
});
