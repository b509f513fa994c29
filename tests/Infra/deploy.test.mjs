// infra/deploy with Azure's and Cloudflare's control planes stood in for (deploy/programs): its order, that it can be repeated,
// and that no secret leaves the vault. What the clouds do with it no test here can tell.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { describe, test } from "node:test";
import { Cloud, MADE, OUTSIDE, TAKEN } from "./deploy/cloud.mjs";

const REPEATED = ["publish", "what-if parameters", "apply parameters", "terraform init", "terraform plan", "refresh references", "deploy zip", "doctor"];

describe("infra/deploy", { concurrency: 2 }, () => {
  test("Deploys in the order in which one part needs the other", async (t) => {
    const cloud = await Cloud.start(t);

    const { status, steps, stdout, stderr } = await cloud.deploy();

    assert.equal(status, 0, stderr);
    assert.deepEqual(steps, [
      "publish", "make group", "what-if parameters", "apply parameters", ...MADE,
      "terraform init", "terraform plan", "terraform apply", ...TAKEN, "refresh references", "deploy zip", "doctor",
    ]);
    assert.match(stdout, /\nAPI=http:\/\/127\.0\.0\.1:\d+ VAULT=media-vault STORAGE=mediastore\nKEY=\$\(az keyvault secret show .*\)\n$/);
  });

  test("Makes secrets of the form that the app wants, and of the key's hash what the app is told", async (t) => {
    const cloud = await Cloud.start(t);

    await cloud.deploy();

    const vault = cloud.vault();
    assert.match(vault["events-secrets"], /^whsec_[A-Za-z0-9+/]{43}=$/);
    assert.match(vault["callbacks-secrets"], /^whsec_[A-Za-z0-9+/]{43}=$/);
    assert.match(vault["assets-id-secret"], /^[A-Za-z0-9_-]{43}$/);
    assert.equal(vault["api-keys"], `owner:${createHash("sha256").update(vault["api-key-owner"]).digest("hex")}`);
    assert.equal(new Set(Object.values(vault)).size, 8);
    assert.equal(vault["r2-secret-access-key"], OUTSIDE.R2_SECRET);
  });

  test("Run again, it changes no secret and nothing at Cloudflare", async (t) => {
    const cloud = await Cloud.start(t);
    await cloud.deploy();
    const before = cloud.vault();

    const { status, steps, said } = await cloud.deploy();

    assert.equal(status, 0, said);
    assert.deepEqual(steps, REPEATED);
    assert.deepEqual(cloud.vault(), before);
    assert.match(said, /Cloudflare is as it should be\./);
  });

  test("With an image Azure comes twice the first time, for its job needs secrets, and once after that", async (t) => {
    const cloud = await Cloud.start(t, { image: "ghcr.io/owner/media:1" });

    const first = await cloud.deploy();
    const second = await cloud.deploy();

    assert.equal(first.status, 0, first.said);
    assert.deepEqual(first.steps.filter((step) => step.startsWith("apply")), ["apply parameters.first", "apply parameters"]);
    assert.ok(first.steps.indexOf("apply parameters") > first.steps.indexOf("set cdn-api-token"));
    assert.ok(first.steps.indexOf("apply parameters") < first.steps.indexOf("deploy zip"));
    assert.deepEqual(second.steps, REPEATED);
  });

  test("--plan shows what both would change, and changes nothing", async (t) => {
    const cloud = await Cloud.start(t);
    await cloud.deploy();
    const before = cloud.vault();

    const { status, steps, stdout } = await cloud.deploy(["--plan"]);

    assert.equal(status, 0);
    assert.deepEqual(steps, ["what-if parameters", "terraform init", "terraform plan"]);
    assert.match(stdout, /Resource changes: .*\nNo changes\./s);
    assert.deepEqual(cloud.vault(), before);
  });

  test("--plan before the first deployment says what it cannot know yet", async (t) => {
    const cloud = await Cloud.start(t);

    const { status, steps, said } = await cloud.deploy(["--plan"]);

    assert.equal(status, 0);
    assert.deepEqual(steps, []);
    assert.equal(cloud.has("group"), false);
    assert.match(said, /The resource group media-dev does not exist yet\. It would be made in westeurope/);
    assert.match(said, /Cloudflare's plan can be shown once Azure's part stands/);
  });

  test("Without --yes and without anybody to ask it stops before the first change", async (t) => {
    const cloud = await Cloud.start(t);

    const { status, steps, said } = await cloud.deploy([]);

    assert.equal(status, 1);
    assert.deepEqual(steps, ["publish"]);
    assert.match(said, /Nobody is there to answer 'Make the resource group media-dev in westeurope\?'/);
  });

  for (const [what, pattern, sentence, done] of [
    ["publish", "dotnet publish*", /src\/Functions could not be published, .* Nothing was changed\./, ["publish"]],
    ["FFmpeg's build", "build *", /FFmpeg could not be built, .* Nothing was changed\./, []],
    ["log-in", "az account show*", /az is not logged in: az login/, []],
    ["Bicep", "az bicep build-params*", /main\.bicepparam does not build: correct what Bicep says above/, []],
    ["what-if", "az deployment group what-if*", /Azure refuses the template or its parameters/, ["publish", "make group", "what-if parameters"]],
    ["deployment", "az deployment group create*", /The deployment failed .* run infra\/deploy again/, ["publish", "make group", "what-if parameters", "apply parameters"]],
    ["Terraform's plan", "terraform * plan *", /Terraform could not plan, .* Nothing at Cloudflare was changed\./, [...MADE, "terraform init", "terraform plan"]],
    ["Terraform's apply", "terraform * apply *", /Terraform stopped, .* run infra\/deploy again/, [...MADE, "terraform init", "terraform plan", "terraform apply"]],
    ["zip deployment", "az functionapp deployment*", /The package was not deployed, .* the app runs what it ran before/, [...TAKEN, "refresh references", "deploy zip"]],
    ["doctor", "run doctor*", /Everything is deployed, and the doctor has found something/, [...TAKEN, "refresh references", "deploy zip", "doctor"]],
  ]) {
    test(`A failure of the ${what} stops it there and says what to do; run again it ends well`, async (t) => {
      const cloud = await Cloud.start(t);
      cloud.fault(pattern, "It went wrong.");

      const { status, steps, said } = await cloud.deploy();
      const again = await cloud.deploy();

      assert.equal(status, 1, said);
      assert.match(said, sentence);
      assert.deepEqual(steps.slice(-done.length || steps.length), done);
      assert.equal(again.status, 0, again.said);
    });
  }

  for (const options of [["--yes"], ["--doctor"]]) {
    test(`The names that docs/operate.md wants are printed by ${options} also where the doctor finds something`, async (t) => {
      const cloud = await Cloud.start(t);
      await cloud.deploy();
      cloud.fault("run doctor*", "It went wrong.");

      const { status, stdout } = await cloud.deploy(options);

      assert.equal(status, 1);
      assert.match(stdout, /^API=\S+ VAULT=media-vault STORAGE=mediastore$/m);
    });
  }

  test("Ended in the middle it leaves no file, and the next run goes on with the secrets that were made", async (t) => {
    const cloud = await Cloud.start(t);
    cloud.fault("az keyvault secret set *--name api-keys *", "SIGTERM");

    const { status } = await cloud.deploy();
    const key = cloud.secret("api-key-owner");
    assert.notEqual(status, 0);
    assert.deepEqual(readdirSync(cloud.temporary), []);
    const again = await cloud.deploy();

    assert.equal(again.status, 0, again.said);
    assert.equal(cloud.secret("api-key-owner"), key);
    assert.equal(cloud.secret("api-keys"), `owner:${createHash("sha256").update(key).digest("hex")}`);
    assert.deepEqual(again.steps.filter((step) => step.startsWith("set ")), ["set api-keys", ...TAKEN]);
  });

  test("A vault, a state and a package's storage that refuse a role given just now are asked again", async (t) => {
    const cloud = await Cloud.start(t);
    cloud.fault("az keyvault secret list*", "(Forbidden) Caller is not authorized to perform action on resource. ForbiddenByRbac", 2);
    cloud.fault("az keyvault secret set*", "(Forbidden) Caller is not authorized to perform action on resource. ForbiddenByRbac");
    cloud.fault("terraform * init *", "Error: listing blobs: unexpected status 403 with error: AuthorizationPermissionMismatch");
    cloud.fault("az functionapp deployment*", "BlobUploadFailedException: status 403");

    const { status, said } = await cloud.deploy();

    assert.equal(status, 0, said);
    assert.match(said, /The vault media-vault refuses: roles that were just given take minutes to be known/);
  });

  test("A vault that keeps refusing ends it with the roles that are wanted", async (t) => {
    const cloud = await Cloud.start(t);
    cloud.fault("az keyvault secret list*", "(Forbidden) Caller is not authorized to perform action on resource.", 1000);

    const { status, said, steps } = await cloud.deploy();

    assert.equal(status, 1);
    assert.match(said, /who deploys must be Owner of the resource group, or Contributor and Role Based Access\nControl Administrator/);
    assert.equal(steps.at(-1), "apply parameters");
  });

  test("What Cloudflare has changed is written to the vault, and nothing else", async (t) => {
    const cloud = await Cloud.start(t);
    await cloud.deploy();

    const { steps } = await cloud.deploy(["--yes"], { R2_SECRET: "r2-secret-0002" });

    assert.deepEqual(steps.filter((step) => step.startsWith("set ")), ["set r2-secret-access-key"]);
    assert.equal(cloud.secret("r2-secret-access-key"), "r2-secret-0002");
  });

  test("Secrets and keys of the owner's own making stay", async (t) => {
    const cloud = await Cloud.start(t);
    cloud.keep("api-keys", "mine:00");
    cloud.keep("assets-id-secret", "an id secret that the owner has chosen");

    const { status } = await cloud.deploy();

    assert.equal(status, 0);
    assert.equal(cloud.secret("api-keys"), "mine:00");
    assert.equal(cloud.secret("assets-id-secret"), "an id secret that the owner has chosen");
    assert.equal(cloud.has("vault/api-key-owner"), false);
  });

  test("A rotation puts a new secret beside the old one, and a retirement lets the old one go", async (t) => {
    const cloud = await Cloud.start(t);
    await cloud.deploy();
    const old = cloud.secret("events-secrets");

    const first = await cloud.deploy(["--yes", "--rotate", "events"]);
    const [newest, ...rest] = cloud.secret("events-secrets").split(" ");
    const second = await cloud.deploy(["--yes", "--retire", "events"]);

    assert.match(newest, /^whsec_[A-Za-z0-9+/]{43}=$/);
    assert.deepEqual(rest, [old]);
    assert.equal(cloud.secret("events-secrets"), newest);
    for (const { steps } of [first, second]) {
      assert.deepEqual(steps.slice(3, -2), ["set events-secrets", "terraform init", "terraform plan", "terraform apply", "refresh references"]);
    }
  });

  test("The doctor gets the app's settings with their secrets and the owner's key, and its identity is the deployer's", async (t) => {
    const cloud = await Cloud.start(t);

    await cloud.deploy();

    const seen = cloud.doctorsEnvironment();
    assert.equal(seen.R2__UploadsBucket, "uploads");
    assert.equal(seen.R2__SecretAccessKey, OUTSIDE.R2_SECRET);
    assert.equal(seen.Events__Secrets, cloud.secret("events-secrets"));
    assert.equal(seen.MEDIAFUNCTIONS_KEY, cloud.secret("api-key-owner"));
    assert.equal(seen.AzureWebJobsStorage__accountName, "mediastore");
    for (const name of ["AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId", "APPLICATIONINSIGHTS_CONNECTION_STRING"]) {
      assert.equal(name in seen, false, name);
    }
  });

  test("--doctor only looks, and --skip-doctor does not", async (t) => {
    const cloud = await Cloud.start(t);

    const before = await cloud.deploy(["--doctor"]);
    const skipped = await cloud.deploy(["--yes", "--skip-doctor"]);
    const looked = await cloud.deploy(["--doctor"], { CLOUDFLARE_API_TOKEN: "" });

    assert.match(before.said, /Nothing is deployed in the resource group media-dev/);
    assert.equal(skipped.status, 0, skipped.said);
    assert.ok(!skipped.steps.includes("doctor"));
    assert.equal(looked.status, 0, looked.said);
    assert.deepEqual(looked.steps, ["doctor"]);
  });

  test("Secrets that the app cannot read are named, and its health decides", async (t) => {
    const cloud = await Cloud.start(t);
    cloud.deny();

    const { status, said } = await cloud.deploy();

    assert.equal(status, 0, said);
    assert.match(said, /The app cannot read these secrets of media-vault yet:\nFor-r2-access-key-id: r2-access-key-id: AccessToKeyVaultDenied/);
  });

  for (const [answers, status, applied, said] of [["n", 1, [], /Stopped\./], ["yn", 1, [], /Stopped\./], ["yyy", 0, ["apply parameters", "terraform apply"], /Deployed\./]]) {
    test(`A person who answers ${[...answers].join(", ")} gets what that says`, async (t) => {
      const cloud = await Cloud.start(t);

      const run = await cloud.deploy([], {}, [...answers].map((answer) => `${answer}\n`).join(""));

      assert.equal(run.status, status, run.said);
      assert.match(run.said, /Make the resource group media-dev in westeurope\? \[y\/N\]/);
      assert.match(run.said, said);
      assert.deepEqual(run.steps.filter((step) => / ?apply/.test(step)), applied);
    });
  }

  test("An app that does not answer well is told of, with what it says", async (t) => {
    const cloud = await Cloud.start(t);
    cloud.health = 503;

    const { status, said, steps } = await cloud.deploy();

    assert.equal(status, 1);
    assert.match(said, /\/api\/health: 503 as told\nThe app is deployed and does not answer as it should\./);
    assert.ok(!steps.includes("doctor"));
  });

  test("Parameters that stand as they came with the clone are named before anything is done", async (t) => {
    const cloud = await Cloud.start(t, { cloudflare: { accountId: "0".repeat(32), mediaDomain: "media.example.com" } });

    const { status, said, steps } = await cloud.deploy();

    assert.equal(status, 1);
    assert.deepEqual(steps, []);
    assert.match(said, /cloudflare\.accountId is not an id of yours: '0{32}'\ncloudflare\.mediaDomain is not yours: 'media\.example\.com'\n/);
    assert.match(said, /Fill in .*main\.bicepparam, then run infra\/deploy again\./);
  });

  test("Parameters of another environment than the one that is named are refused", async (t) => {
    const cloud = await Cloud.start(t);

    const { status, said, steps } = await cloud.deploy(["--yes", "--environment", "prod"]);

    assert.equal(status, 1);
    assert.deepEqual(steps, []);
    assert.match(said, /main\.bicepparam is of the environment dev, not prod/);
  });

  test("Cloudflare's token comes from the environment or from the deployers' vault, and without one nothing begins", async (t) => {
    const cloud = await Cloud.start(t);

    const none = await cloud.deploy(["--yes"], { CLOUDFLARE_API_TOKEN: "" });
    const vault = await cloud.deploy(["--yes"], { CLOUDFLARE_API_TOKEN: "", DEPLOY_VAULT: "deployers" });

    assert.equal(none.status, 1);
    assert.match(none.said, /CLOUDFLARE_API_TOKEN is not set/);
    assert.deepEqual(none.steps, []);
    assert.equal(vault.status, 0, vault.said);
  });

  test("No secret is on a command line, in what is printed, or in a file that stays", async (t) => {
    const cloud = await Cloud.start(t, { image: "ghcr.io/owner/media:1" });

    const runs = [
      await cloud.deploy(["--yes"], { CLOUDFLARE_API_TOKEN: "", DEPLOY_VAULT: "deployers" }),
      await cloud.deploy(["--yes", "--rotate", "events", "--rotate", "callbacks"]),
      await cloud.deploy(["--plan"]),
    ];

    const secrets = [...Object.values(OUTSIDE), ...Object.entries(cloud.vault()).flatMap(([name, value]) => name === "api-keys" ? value.split(":")[1] : value.split(" "))];
    assert.equal(secrets.length, 15);
    const seen = [...runs.flatMap(({ status, said, calls }) => [`${status}`, said, ...calls]), ...cloud.files().map(([, text]) => text)];
    for (const secret of secrets) {
      assert.ok(secret.length >= 10);
      assert.deepEqual(seen.filter((text) => text.includes(secret)), []);
    }
    assert.deepEqual(runs.map(({ status }) => status), [0, 0, 0]);
    assert.deepEqual(readdirSync(cloud.temporary), []);
  });

  test("An az that is too old to deploy to Flex Consumption is refused", async (t) => {
    const cloud = await Cloud.start(t);

    const { status, said, steps } = await cloud.deploy(["--yes"], { AZ_VERSION: "2.9.1" });

    assert.deepEqual([status, steps], [1, []]);
    assert.match(said, /az is 2\.9\.1, and 2\.60\.0 is the oldest that can do this: az upgrade\./);
  });

  test("A wrong option is answered with those that there are", async (t) => {
    const cloud = await Cloud.start(t);

    for (const options of [["--force"], ["--rotate", "ids"], ["--parameters"], ["--plan", "--rotate", "events"], ["--retire", "ids"], ["--doctor", "--retire", "events"], ["--package"]]) {
      const { status, said, calls } = await cloud.deploy(options);
      assert.equal(status, 64);
      assert.match(said, /infra\/deploy \[--plan\] \[--yes\]/);
      assert.deepEqual(calls, []);
    }
  });
});
