// The terraform of this machine, where there is one, in a copy of the module: nothing that a deployment left beside it
// (state, variables, providers) and nothing of the user's configuration has a part in a test.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { FOLDER, readFiles } from "./module.mjs";

/** As versions.tf wants it; mocks that speak during the plan came with it, too. */
const OLDEST = [1, 11];
const FORWARDER = "src/Forwarder/forwarder.mjs";

/** Why there is nothing to run; false where there is. @returns {string | false} */
export function whyNoTerraform() {
  const { stdout } = spawnSync("terraform", ["version", "-json"], { encoding: "utf8", env: environment() });
  if (!stdout) {
    return "there is no terraform on this machine";
  }
  const version = JSON.parse(stdout).terraform_version;
  const [major, minor] = version.split(".").map(Number);
  const isOld = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
  return isOld && `terraform is ${version}, and its tests want ${OLDEST.join(".")} or later`;
}

/** A copy of the module, and of what it refers to, with changes. @param {[file: string, from: string, to: string][]} changes */
export function copyOfModule(changes = []) {
  const root = mkdtempSync(join(tmpdir(), "terraform-tests-"));
  const folder = join(root, "infra/cloudflare");
  mkdirSync(join(root, "src/Forwarder"), { recursive: true });
  cpSync(new URL(`../../${FORWARDER}`, FOLDER), join(root, FORWARDER));
  cpSync(new URL("tests", FOLDER), join(folder, "tests"), { recursive: true });
  cpSync(new URL("cors.json", FOLDER), join(folder, "cors.json"));
  for (const [name, content] of Object.entries(readFiles())) {
    writeFileSync(join(folder, name), content);
  }
  for (const [file, from, to] of changes) {
    const path = join(folder, file);
    const before = readFileSync(path, "utf8");
    assert.ok(before.includes(from), `${file} has no '${from}': a change that hits nothing proves nothing`);
    writeFileSync(path, before.replace(from, () => to));
  }
  return { folder, remove: () => rmSync(root, { recursive: true }) };
}

/** @param {string} folder @param {string} [reattach] @returns {Promise<{ status: number, output: string }>} */
export async function terraform(folder, args, reattach) {
  const child = spawn("terraform", [`-chdir=${folder}`, ...args], {
    env: { ...environment(), ...(reattach === undefined ? {} : { TF_REATTACH_PROVIDERS: reattach }) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = new Promise((resolve, reject) => child.once("exit", resolve).once("error", reject));
  const [status, out, error] = await Promise.all([exited, text(child.stdout), text(child.stderr)]);
  return { status, output: out + error };
}

/** Nothing of what the user has set for Terraform. */
function environment() {
  const own = Object.entries(process.env).filter(([name]) => !/^TF_/.test(name));
  return { ...Object.fromEntries(own), TF_CLI_CONFIG_FILE: "/dev/null", CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1" };
}

export const MODULE = fileURLToPath(FOLDER);
