// A clone with infra/deploy in it and a cloud that is none: the control planes of Azure and Cloudflare are stood in for by
// programs on PATH (./programs), which keep a little state and write down how they are called. The script itself, its parts,
// the files and the address that it asks for the app's health are real.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const repository = join(here, "../../..");
const PROGRAMS = ["az", "terraform", "dotnet", "told.sh"];

/** Secrets that come from outside; those that infra/deploy makes are in the vault. */
export const OUTSIDE = {
  STATE_TOKEN: "token-of-the-deployers-vault",
  CLOUDFLARE_API_TOKEN: "token-of-the-environment",
  R2_ID: "r2-id-0001",
  R2_SECRET: "r2-secret-0001",
  CDN_TOKEN: "cdn-token-0001",
};

/** The steps in which it puts secrets into the vault: those that it makes, and those that it takes from Cloudflare. */
export const MADE = ["set events-secrets", "set callbacks-secrets", "set assets-id-secret", "set api-key-owner", "set api-keys"];
export const TAKEN = ["set r2-access-key-id", "set r2-secret-access-key", "set cdn-api-token"];

const SETTINGS = [
  { name: "AzureWebJobsStorage__accountName", value: "mediastore" },
  { name: "AzureWebJobsStorage__credential", value: "managedidentity" },
  { name: "AzureWebJobsStorage__clientId", value: "0000" },
  { name: "APPLICATIONINSIGHTS_CONNECTION_STRING", value: "InstrumentationKey=0" },
  { name: "R2__UploadsBucket", value: "uploads" },
  { name: "R2__SecretAccessKey", value: "@Microsoft.KeyVault(SecretUri=https://media-vault.vault.azure.net/secrets/r2-secret-access-key)" },
  { name: "Events__Secrets", value: "@Microsoft.KeyVault(VaultName=media-vault;SecretName=events-secrets)" },
];

export class Cloud {
  #root = mkdtempSync(join(tmpdir(), "deploy-"));
  #server = createServer((_, response) => response.writeHead(this.health, { "content-type": "text/plain" }).end(this.answers.shift() ?? this.answer));
  #faults = 0;
  #isEnded = false;
  health = 200;
  /** What the app's health says, and before that, one after the other. */
  answer = "as told";
  answers = [];
  clone = join(this.#root, "clone");
  state = join(this.#root, "state");
  temporary = join(this.#root, "tmp");

  /** @param image the heavy job's; "" for none */
  static async start(t, { image = "", cloudflare = {}, values = {} } = {}) {
    const cloud = new Cloud();
    t.after(() => cloud.#end());
    cloud.#server.listen(0, "127.0.0.1");
    await once(cloud.#server, "listening");
    cloud.#lay(image, { accountId: "0123456789abcdef0123456789abcdef", zoneId: "fedcba9876543210fedcba9876543210", mediaDomain: "media.owner.test", ...cloudflare }, values);
    return cloud;
  }

  #lay(image, cloudflare, values) {
    for (const folder of ["infra/azure", "infra/cloudflare", "setup", "ffmpeg", "src/Functions"]) mkdirSync(join(this.clone, folder), { recursive: true });
    for (const folder of ["vault", "faults", "programs", "ffmpeg"]) mkdirSync(join(this.state, folder), { recursive: true });
    mkdirSync(this.temporary);
    cpSync(join(repository, "infra/lib"), join(this.clone, "infra/lib"), { recursive: true });
    copyFileSync(join(repository, "infra/deploy"), join(this.clone, "infra/deploy"));
    copyFileSync(join(repository, "setup/lib.sh"), join(this.clone, "setup/lib.sh"));
    for (const program of PROGRAMS) copyFileSync(join(here, "programs", program), join(this.state, "programs", program));
    copyFileSync(join(here, "programs/run"), join(this.clone, "run"));
    copyFileSync(join(here, "programs/ffmpeg-build"), join(this.clone, "ffmpeg/build"));
    copyFileSync(join(here, "programs/setup-web"), join(this.clone, "setup/web"));
    for (const program of [join(this.clone, "run"), join(this.clone, "ffmpeg/build"), join(this.clone, "setup/web")]) chmodSync(program, 0o755);
    writeFileSync(join(this.clone, "infra/azure/main.bicepparam"), "using 'main.bicep'\n");
    writeFileSync(join(this.state, "ffmpeg/build.json"), JSON.stringify({ version: "9.0.2" }));
    writeFileSync(join(this.state, "appsettings.json"), JSON.stringify(SETTINGS));
    const parameters = { workload: "media", environmentName: "dev", location: "westeurope", heavyImage: image, alertEmail: "owner@owner.test", cloudflare, ...values };
    writeFileSync(join(this.state, "built.json"), JSON.stringify({
      parametersJson: JSON.stringify({ parameters: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, { value }])) }),
      templateJson: "{}",
    }));
  }

  #end() {
    this.#server.close();
    rmSync(this.#root, { recursive: true });
  }

  /** Whatever call fits the pattern fails so often, and says the message; SIGTERM ends the deployment at that call. */
  fault(pattern, message, times = 1) {
    this.#isEnded ||= message === "SIGTERM";
    writeFileSync(join(this.state, "faults", String(this.#faults++)), `${times}\n${pattern}\n${message}\n`);
  }

  /** Runs infra/deploy; the answer has what it said and the calls of this run, without what stands in every one of them. */
  async deploy(options = ["--yes"], environment = {}, answers = undefined) {
    const log = join(this.state, "calls");
    rmSync(log, { force: true });
    const command = [join(this.clone, "infra/deploy"), ...options];
    // Answers come from a terminal, which util-linux's script is.
    const [program, values] = answers === undefined ? ["/bin/bash", command] : ["script", ["-qec", command.join(" "), "/dev/null"]];
    const child = spawn(program, values, {
      detached: this.#isEnded, // a group of its own, which the signal goes to
      stdio: [answers === undefined ? "ignore" : "pipe", "pipe", "pipe"],
      env: {
        PATH: `${join(this.state, "programs")}:${dirname(process.execPath)}:/usr/bin:/bin`,
        HOME: this.temporary, TMPDIR: this.temporary, STATE: this.state, CLONE: this.clone, DEPLOY_PAUSE: "0.05", DEPLOY_PATIENCE: "2",
        HEALTH: `http://127.0.0.1:${this.#server.address().port}`, ...OUTSIDE, ...environment,
      },
    });
    child.stdin?.write(answers);
    const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
    const calls = existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n") : [];
    return { status, stdout, stderr, said: stdout + stderr, calls, steps: calls.map(short).filter(Boolean) };
  }

  secret(name) { return readFileSync(join(this.state, "vault", name), "utf8"); }
  keep(name, value) { writeFileSync(join(this.state, "vault", name), value); }
  vault() { return Object.fromEntries(readdirSync(join(this.state, "vault")).sort().map((name) => [name, this.secret(name)])); }
  /** The app's identity may not read the vault. */
  deny() { writeFileSync(join(this.state, "denied"), ""); }
  /** The last deployment is still at work for so many looks. */
  run(looks) {
    writeFileSync(join(this.state, "deployment"), "Failed\n");
    writeFileSync(join(this.state, "running"), "x\n".repeat(looks));
  }
  mark(name) { writeFileSync(join(this.state, name), ""); }
  read(name) { return readFileSync(join(this.state, name), "utf8"); }
  /** Makes the clone one with a history, and tells the commit. */
  commit() {
    const git = (...values) => execFileSync("git", ["-C", this.clone, "-c", "user.name=o", "-c", "user.email=o@owner.test", ...values], { encoding: "utf8" }).trim();
    git("init", "--quiet");
    git("commit", "--quiet", "--allow-empty", "--message", "A commit");
    return git("rev-parse", "HEAD");
  }
  has(name) { return existsSync(join(this.state, name)); }

  doctorsEnvironment() {
    return Object.fromEntries(readFileSync(join(this.state, "doctor-environment"), "utf8").split("\n").map((line) => line.split(/=(.*)/s).slice(0, 2)));
  }

  /** Every file of the clone and of the temporary folder, with its text. */
  files() {
    return [this.clone, this.temporary].flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name), "utf8")]));
  }
}

/** A call as one or two words; nothing for those that only look. */
function short(call) {
  const changes = [
    [/^dotnet publish/, () => "publish"],
    [/^az group create/, () => "make group"],
    [/^az deployment group what-if .*--parameters (\S+)/, (file) => `what-if ${basename(file, ".json")}`],
    [/^az deployment group create .*--parameters (\S+)/, (file) => `apply ${basename(file, ".json")}`],
    [/^az keyvault secret set .*--name (\S+)/, (name) => `set ${name}`],
    [/^terraform -chdir=\S+ (init|plan|apply)/, (command) => `terraform ${command}`],
    [/^az rest --method post/, () => "refresh references"],
    [/^az functionapp deployment/, () => "deploy zip"],
    [/^run doctor/, () => "doctor"],
  ];
  for (const [pattern, name] of changes) {
    const found = pattern.exec(call);
    if (found) return name(found[1]);
  }
  return undefined;
}
