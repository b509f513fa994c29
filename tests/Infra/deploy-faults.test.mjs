// infra/deploy after what goes wrong in the middle: a run that was killed, a deployment that failed, a lock that stayed, a
// rotation that was interrupted; and what it refuses before anything is touched. The clouds are those of deploy/programs.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Cloud } from "./deploy/cloud.mjs";

const LOCKED = String.raw`\nError: Error acquiring the state lock\n\nError message: state blob is already locked\nLock Info:\n  ID:        e9eb9ed7-a3bc-ae67-640d-ad4cb06fae7a\n  Path:      terraform-state/cloudflare.tfstate\n  Operation: OperationTypeApply\n  Who:       me@here`;
const PAST = { monthlyBudget: 50, budgetStartDate: "2020-01-01" };

describe("infra/deploy after a fault", { concurrency: 2 }, () => {
  test("A deployment that still runs is waited for", async (t) => {
    const cloud = await Cloud.start(t);
    await cloud.deploy();
    cloud.run(2);

    const { status, said } = await cloud.deploy();

    assert.equal(status, 0, said);
    assert.match(said, /An earlier deployment of media-dev is still Running: waiting for its end/);
  });

  test("A deployment that does not end is waited for no longer than is bearable", async (t) => {
    const cloud = await Cloud.start(t);
    await cloud.deploy();
    cloud.run(100_000);

    const { status, said, steps } = await cloud.deploy(["--yes"], { DEPLOY_PATIENCE: "0" });

    assert.equal(status, 1);
    assert.deepEqual(steps, ["publish"]);
    assert.match(said, /is still Running\. .* az deployment group cancel --resource-group media-dev --name mediafunctions\. Then run infra\/deploy again\./);
  });

  test("After an update that failed, --doctor and --plan go by the deployment before", async (t) => {
    const cloud = await Cloud.start(t);
    await cloud.deploy();
    cloud.fault("az deployment group create*--parameters*", "It went wrong.", 2);
    await cloud.deploy();
    const failed = await cloud.deploy();

    const doctor = await cloud.deploy(["--doctor"]);
    const plan = await cloud.deploy(["--plan"]);
    const again = await cloud.deploy();

    assert.equal(failed.status, 1);
    assert.deepEqual([doctor.status, doctor.steps], [0, ["doctor"]]);
    assert.match(doctor.said, /\(The last deployment to media-dev is Failed\. What follows goes by the one before\.\)/);
    assert.deepEqual([plan.status, plan.steps], [0, ["what-if parameters", "terraform init", "terraform plan"]]);
    assert.doesNotMatch(doctor.said + plan.said, /SyntaxError|at JSON|Nothing is deployed/);
    assert.equal(again.status, 0, again.said);
  });

  test("What is kept of a deployment is a template of its outputs, in which nothing is an expression", async (t) => {
    const cloud = await Cloud.start(t);
    await cloud.deploy();

    const { resources, outputs } = JSON.parse(cloud.read("last.json"));

    assert.deepEqual(resources, []);
    assert.equal(outputs.vaultName.value, "media-vault");
    assert.equal(outputs.cloudflare.value.account_id, "0123456789abcdef0123456789abcdef");
  });

  test("A first deployment that failed is told as what it is", async (t) => {
    const cloud = await Cloud.start(t);
    cloud.fault("az deployment group create*", "It went wrong.");
    await cloud.deploy();

    const { status, said } = await cloud.deploy(["--doctor"]);

    assert.equal(status, 1);
    assert.match(said, /The first deployment to media-dev is Failed: it has put out no app to look at\./);
    assert.doesNotMatch(said, /SyntaxError|Nothing is deployed/);
  });

  for (const command of ["plan", "apply"]) {
    test(`A state that is locked at ${command} is told with the command that unlocks it`, async (t) => {
      const cloud = await Cloud.start(t);
      cloud.fault(`terraform * ${command} *`, LOCKED);

      const { status, said, calls } = await cloud.deploy();
      const again = await cloud.deploy();

      assert.equal(status, 1);
      assert.match(said, /Once you are sure that nobody deploys, .*\n  terraform -chdir=infra\/cloudflare force-unlock e9eb9ed7-a3bc-ae67-640d-ad4cb06fae7a\n/);
      assert.ok(calls.filter((call) => / (plan|apply) /.test(call)).every((call) => call.includes("-lock-timeout=2m")));
      assert.equal(again.status, 0, again.said);
    });
  }

  test("A lock without an id is broken as the blob's lease", async (t) => {
    const cloud = await Cloud.start(t);
    cloud.fault("terraform * plan *", "Error: state blob is already locked");

    const { said } = await cloud.deploy();

    assert.match(said, /az storage blob lease break --account-name mediastore --container-name terraform-state --blob-name cloudflare\.tfstate --auth-mode login/);
  });

  test("An account that never had a Worker is sent to the dashboard", async (t) => {
    const cloud = await Cloud.start(t);
    cloud.fault("terraform * apply *", '{"errors":[{"code":10063,"message":"You need a workers.dev subdomain in order to proceed."}]}');

    const { status, said } = await cloud.deploy();

    assert.equal(status, 1);
    assert.match(said, /open Workers & Pages once in the dashboard,\nwhich makes it, then run infra\/deploy again/);
  });

  test("A rotation that is repeated makes no third secret, and a retirement never takes the last one", async (t) => {
    const cloud = await Cloud.start(t);
    await cloud.deploy();
    const rotate = ["--yes", "--rotate", "callbacks", "--rotate", "callbacks"];
    cloud.fault("terraform * init *", "It went wrong.");

    const interrupted = await cloud.deploy(rotate);
    const two = cloud.secret("callbacks-secrets");
    const repeated = await cloud.deploy(rotate);
    const kept = cloud.secret("callbacks-secrets");
    const retired = await cloud.deploy(["--yes", "--retire", "callbacks", "--retire", "callbacks"]);

    assert.equal(interrupted.status, 1);
    assert.equal(two.split(" ").length, 2);
    assert.equal(kept, two);
    assert.match(repeated.said, /callbacks-secrets: two are there already, and stay\./);
    assert.equal(cloud.secret("callbacks-secrets"), two.split(" ")[0]);
    assert.match(retired.said, /the older one is gone\n.*only one is there, and it stays/);
    assert.deepEqual([repeated.status, retired.status], [0, 0]);
  });

  test("A refusal that is no missing role is not waited for", async (t) => {
    const cloud = await Cloud.start(t);
    await cloud.deploy();
    cloud.fault("az keyvault secret show*", "(Forbidden) Operation get is not allowed on a disabled secret. Status: 403", 1000);

    const { status, said } = await cloud.deploy();

    assert.equal(status, 1);
    assert.match(said, /disabled secret/);
    assert.doesNotMatch(said, /roles that were just given/);
  });

  test("An image that is not there is told with what can be done, and with the registry of this group", async (t) => {
    const cloud = await Cloud.start(t, { image: "crmedia.azurecr.io/media:1" });
    cloud.fault("az deployment group create*--parameters */parameters.json *", "Field 'template.containers.media.image' is invalid with details: MANIFEST_UNKNOWN: manifest tagged by '1' is not found");

    const { status, said } = await cloud.deploy(["--yes"], { REGISTRY: "crmedia.azurecr.io" });

    assert.equal(status, 1);
    assert.match(said, /Azure cannot pull heavyImage, crmedia\.azurecr\.io\/media:1: push it there first\. .*\(az acr login --name crmedia\)\. Until then leave heavyImage empty/);
  });

  test("The end names the registry where there is one", async (t) => {
    const cloud = await Cloud.start(t);

    const { stdout } = await cloud.deploy(["--yes"], { REGISTRY: "crmedia.azurecr.io" });

    assert.match(stdout, / STORAGE=mediastore REGISTRY=crmedia\.azurecr\.io\n/);
  });
});

describe("infra/deploy and the app's version", { concurrency: 2 }, () => {
  test("Instances of before are waited out", async (t) => {
    const cloud = await Cloud.start(t);
    const commit = cloud.commit();
    cloud.answers = ['{"version":"1.0.0+0000"}', '{"version":"1.0.0+0000"}'];
    cloud.answer = `{"version":"1.0.0+${commit}"}`;

    const { status, said } = await cloud.deploy();

    assert.equal(status, 0, said);
    assert.equal(cloud.answers.length, 0);
    assert.doesNotMatch(said, /It still answers as version/);
  });

  test("If they stay it is said, and the doctor looks all the same", async (t) => {
    const cloud = await Cloud.start(t);
    const commit = cloud.commit();
    cloud.answer = '{"version":"1.0.0+0000"}';

    const { status, said, steps } = await cloud.deploy(["--yes"], { DEPLOY_PATIENCE: "0" });

    assert.equal(status, 0, said);
    assert.match(said, new RegExp(`It still answers as version 1\\.0\\.0\\+0000, and the commit that was deployed is ${commit}`));
    assert.equal(steps.at(-1), "doctor");
  });
});

describe("infra/deploy before anything is touched", { concurrency: 2 }, () => {
  for (const [what, environment, sentence] of [
    ["A terraform", { TERRAFORM_VERSION: "1.9.8" }, /terraform is 1\.9\.8, and 1\.11\.0 is the oldest that can do this/],
    ["A Bicep", { BICEP_VERSION: "0.36.1" }, /Bicep is 0\.36\.1, and 0\.49\.0 is the oldest that can do this: az bicep upgrade\./],
  ]) {
    test(`${what} that is too old is refused`, async (t) => {
      const cloud = await Cloud.start(t);

      const { status, said, steps } = await cloud.deploy(["--yes"], environment);

      assert.deepEqual([status, steps], [1, []]);
      assert.match(said, sentence);
    });
  }

  for (const workload of ["Media", "my media", "me", "media-of-ours", "1media", "averylongname"]) {
    test(`The workload '${workload}' is refused`, async (t) => {
      const cloud = await Cloud.start(t, { values: { workload } });

      const { status, said, steps } = await cloud.deploy();

      assert.deepEqual([status, steps], [1, []]);
      assert.ok(said.includes(`workload cannot begin Azure's names: '${workload}'; 3 to 11 small letters and digits can, a letter first`), said);
    });
  }

  test("A budget that would begin in a month that is over is refused with the date that is right", async (t) => {
    const cloud = await Cloud.start(t, { values: PAST });

    const plan = await cloud.deploy(["--plan"]);
    const { status, said, steps } = await cloud.deploy();

    assert.deepEqual([status, steps, plan.status, plan.steps], [1, [], 1, []]);
    assert.match(said, new RegExp(`set it to '${new Date().toISOString().slice(0, 7)}-01' in `));
  });

  test("One that is there keeps its date, and where none is wanted no date is read", async (t) => {
    const there = await Cloud.start(t, { values: PAST });
    const none = await Cloud.start(t, { values: { ...PAST, monthlyBudget: 0 } });
    there.mark("group");
    there.mark("budget");

    const runs = [await there.deploy(), await none.deploy()];

    assert.deepEqual(runs.map(({ status }) => status), [0, 0], runs.map(({ said }) => said).join());
  });

  test("A package that was made elsewhere is deployed, and none is made", async (t) => {
    const cloud = await Cloud.start(t);
    const file = join(cloud.temporary, "app.zip");
    writeFileSync(file, "made elsewhere");

    const missing = await cloud.deploy(["--yes", "--package", `${file}.not`]);
    const { status, said, steps, calls } = await cloud.deploy(["--yes", "--package", file]);

    assert.deepEqual([missing.status, missing.steps], [1, []]);
    assert.match(missing.said, /app\.zip\.not is not there\. Nothing was changed\./);
    assert.equal(status, 0, said);
    assert.ok(!steps.includes("publish") && !calls.some((call) => call.startsWith("build")));
    assert.equal(cloud.read("package.zip"), "made elsewhere");
  });

  test("Only Terraform can read Cloudflare's token and the webhook's secret", async (t) => {
    const cloud = await Cloud.start(t);

    const given = await cloud.deploy(["--yes"], { TF_VAR_events_secrets: "whsec_of_before" });
    const fetched = await cloud.deploy(["--yes"], { CLOUDFLARE_API_TOKEN: "", DEPLOY_VAULT: "deployers" });

    assert.deepEqual([given.status, fetched.status], [0, 0], given.said + fetched.said);
    assert.deepEqual([...new Set(cloud.read("readers").trimEnd().split("\n"))].sort(), ["terraform CLOUDFLARE_API_TOKEN", "terraform TF_VAR_events_secrets"]);
    assert.ok(given.calls.some((call) => call.startsWith("dotnet publish")) && given.calls.includes("run doctor --environment") && given.calls.some((call) => call.startsWith("build")));
  });
});
