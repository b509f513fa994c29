// The Forwarder in workerd, deployed by what Terraform says, in front of the app: the bucket's events become jobs, and what
// nobody takes lies in the queue that Terraform names.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import { changed } from "./cloudflare/module.mjs";
import { deployedQueue } from "./cloudflare/deployed.mjs";
import { whatIsMissing } from "./ready.mjs";

const timeout = 120_000;
const newSecret = () => `whsec_${randomBytes(32).toString("base64")}`;

let pipeline, dead, startIntake, s3Client, notification, startQueue;
before(async () => {
  assert.deepEqual(whatIsMissing(), [], "the pipeline cannot be started");
  const { startPipeline } = await import("../Clients/pipeline.mjs");
  ({ startIntake } = await import("../Forwarder/intake.mjs"));
  ({ s3Client } = await import("../Forwarder/localparts.mjs"));
  ({ notification, startQueue } = await import("../Forwarder/queue.mjs"));
  [pipeline, dead] = await Promise.all([startPipeline({ origins: [] }), startIntake()]);
  // Events come only by the queue that is tested here.
  await pipeline.command("notify off");
}, { timeout });
after(async () => {
  dead?.close();
  await pipeline?.close();
});

/** @param {{ url?: string, secrets?: string, module?: any }} deployment */
async function deploy(t, { url = `${pipeline.api}/api/events/r2`, secrets = pipeline.at.eventsSecret, module } = {}) {
  const deployed = await deployedQueue({ environment: "test", events_url: url, events_secrets: secrets }, module);
  const queue = startQueue({ ...deployed, deadUrl: `${dead.origin}/dead` });
  t.after(() => queue.close());
  return { deployed, queue };
}

/** Puts an object that no upload was promised for, and says what R2 would say of it. */
async function put(key) {
  const answer = await s3Client(pipeline.at).fetch(pipeline.at.uploadsBucket, key, { method: "PUT", body: `no media: ${key}` });
  assert.equal(answer.status, 200);
  return { ...notification(key), bucket: pipeline.at.uploadsBucket, object: { key, size: 20, eTag: answer.headers.get("etag").replaceAll('"', "") } };
}

const isDead = (key) => dead.requests.find(({ body }) => body.dead.some(({ object }) => object.key === key))?.body;

test("An event of the deployed queue becomes a job of the app", { timeout }, async (t) => {
  const { queue } = await deploy(t);

  await queue.send(await put("camera/one.mp4"));
  const job = await pipeline.jobOfKey("camera/one.mp4");

  assert.equal(job.error.code, "not-media");
});

test("While a secret is rotated, the app takes what is signed with both", { timeout }, async (t) => {
  const { queue } = await deploy(t, { secrets: `${newSecret()} ${pipeline.at.eventsSecret}` });

  await queue.send(await put("camera/rotated.mp4"));
  const job = await pipeline.jobOfKey("camera/rotated.mp4");

  assert.equal(job.error.code, "not-media");
});

test("What is signed with a secret that the app does not know is a dead letter, and no job", { timeout }, async (t) => {
  const { queue, deployed } = await deploy(t, { secrets: newSecret() });

  await queue.send(await put("camera/forged.mp4"));
  await dead.until(() => isDead("camera/forged.mp4"));

  assert.equal(isDead("camera/forged.mp4").queue, deployed.deadLetterQueue);
  const { body } = await pipeline.ask("api/jobs?top=100");
  assert.deepEqual(body.jobs.filter(({ source }) => source.key === "camera/forged.mp4"), []);
});

test("An app that answers 503 is asked again as often as Terraform says, and then the event is in the queue that it names", { timeout }, async (t) => {
  const down = await startIntake(undefined, (response) => {
    response.writeHead(503).end("{}");
    return true;
  });
  t.after(() => down.close());
  const { queue, deployed } = await deploy(t, { url: `${down.origin}/api/events/r2` });

  await queue.send(notification("camera/down.mp4"));
  await dead.until(() => isDead("camera/down.mp4"));

  assert.equal(isDead("camera/down.mp4").queue, "media-test-events-dead");
  assert.equal(down.requests.length, deployed.maxRetries + 1);
});

test("A binding renamed in Terraform alone shows here: the app is never asked", { timeout }, async (t) => {
  const idle = await startIntake();
  t.after(() => idle.close());
  const module = await changed("events.tf", 'name = "EVENTS_URL"', 'name = "WEBHOOK_URL"');
  const { queue } = await deploy(t, { url: `${idle.origin}/api/events/r2`, module });

  await queue.send(notification("camera/renamed.mp4"));
  await dead.until(() => isDead("camera/renamed.mp4"));

  assert.deepEqual(idle.requests, []);
});
