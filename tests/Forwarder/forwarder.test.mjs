import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { Webhook } from "standardwebhooks";
import forwarder from "../../src/Forwarder/forwarder.mjs";
import { startIntake } from "./intake.mjs";
import { notification, startQueue } from "./queue.mjs";

const newSecret = () => `whsec_${randomBytes(32).toString("base64")}`;
const keyOf = ({ event }) => event.object.key;
const attemptsOf = (intake, key) => intake.events().filter((event) => keyOf(event) === key).map(({ attempts }) => attempts);

/** @param {{ decide?: any, instead?: any, secrets?: string }} options dead letters come to the intake too */
async function start(t, { decide, instead, secrets = newSecret() } = {}) {
  const isDead = (response, body) => {
    if (body.dead !== undefined) {
      response.end();
    }
    return body.dead !== undefined;
  };
  const intake = await startIntake(decide, (response, body) => isDead(response, body) || (instead?.(response) ?? false));
  const queue = startQueue({ eventsUrl: `${intake.origin}/api/events/r2`, deadUrl: `${intake.origin}/dead`, secrets });
  t.after(async () => {
    await queue.close();
    intake.close();
  });
  const dead = () => intake.requests.flatMap(({ body }) => body.dead ?? []).map(({ object }) => object.key);
  return { intake, queue, dead };
}

test("A batch is one request that carries every notification as R2 sent it", async (t) => {
  const { intake, queue } = await start(t);
  const sent = Array.from({ length: 100 }, (_, i) => notification(`uploads/${i} ü+%2F.mp4`));

  await queue.send(...sent);
  await intake.until(() => intake.events().length === 100);

  assert.equal(intake.requests.length, 1);
  assert.equal(intake.requests[0].method, "POST");
  assert.equal(intake.requests[0].path, "/api/events/r2");
  assert.deepEqual(intake.events().map(({ event }) => event), sent);
  assert.deepEqual(new Set(intake.events().map(({ attempts }) => attempts)), new Set([1]));
  assert.equal(new Set(intake.events().map(({ id }) => id)).size, 100);
});

test("Another implementation of Standard Webhooks verifies the signature", async (t) => {
  const secrets = newSecret();
  const { intake, queue } = await start(t, { secrets });

  await queue.send(notification("uploads/ünï 日本.mp4"));
  await intake.until(() => intake.requests.length === 1);

  const [{ text, headers, body }] = intake.requests;
  assert.deepEqual(new Webhook(secrets).verify(text, headers), body);
  assert.throws(() => new Webhook(secrets).verify(text.replace("uploads/", "others/"), headers));
  assert.throws(() => new Webhook(newSecret()).verify(text, headers));
});

test("While a secret is rotated both the old and the new one verify", async (t) => {
  const [old, next] = [newSecret(), newSecret()];
  const { intake, queue } = await start(t, { secrets: `${next} ${old}` });

  await queue.send(notification("uploads/a.mp4"));
  await intake.until(() => intake.requests.length === 1);

  const [{ text, headers, body }] = intake.requests;
  assert.deepEqual(new Webhook(old).verify(text, headers), body);
  assert.deepEqual(new Webhook(next).verify(text, headers), body);
});

test("Each message is acknowledged or retried by its own result", async (t) => {
  const results = { accepted: "accepted", ignored: "ignored", retried: "retry", forgotten: undefined, odd: "fine" };
  const { intake, queue, dead } = await start(t, { decide: (event) => results[keyOf(event)] });

  await queue.send(...Object.keys(results).map(notification));
  await intake.until(() => dead().length === 3);

  assert.deepEqual(attemptsOf(intake, "accepted"), [1]);
  assert.deepEqual(attemptsOf(intake, "ignored"), [1]);
  assert.deepEqual(attemptsOf(intake, "retried"), [1, 2, 3]);
  assert.deepEqual(attemptsOf(intake, "forgotten"), [1, 2, 3]);
  assert.deepEqual(attemptsOf(intake, "odd"), [1, 2, 3]);
  assert.deepEqual(dead().sort(), ["forgotten", "odd", "retried"]);
});

test("A message that is retried until it is accepted is not a dead letter", async (t) => {
  const { intake, queue, dead } = await start(t, {
    decide: ({ attempts }) => (attempts < 3 ? "retry" : "accepted"),
  });

  await queue.send(notification("slow"));
  await intake.until(() => attemptsOf(intake, "slow").includes(3));
  await queue.send(notification("marker"));
  await intake.until(() => attemptsOf(intake, "marker").includes(3));

  assert.deepEqual(attemptsOf(intake, "slow"), [1, 2, 3]);
  assert.deepEqual(dead(), []);
});

const failures = {
  "answers 503": (response) => response.writeHead(503).end("{}"),
  "answers 401": (response) => response.writeHead(401).end("{}"),
  "answers 200 without JSON": (response) => response.end("<html>hello</html>"),
  "answers 200 without results": (response) => response.end("null"),
  "answers 200 with results that are no objects": (response) => response.end('{"results":[null,7]}'),
  "redirects": (response) => response.writeHead(307, { location: "/elsewhere" }).end(),
  "breaks the connection": (response) => response.destroy(),
};
for (const [what, answer] of Object.entries(failures)) {
  test(`An intake that ${what} gets every message again, and then they are dead letters`, async (t) => {
    const { intake, queue, dead } = await start(t, {
      instead: (response) => {
        answer(response);
        return true;
      },
    });

    await queue.send(notification("a"), notification("b"));
    await intake.until(() => dead().length === 2);

    assert.deepEqual(attemptsOf(intake, "a"), [1, 2, 3]);
    assert.deepEqual(attemptsOf(intake, "b"), [1, 2, 3]);
    assert.deepEqual(dead().sort(), ["a", "b"]);
    assert.ok(intake.requests.every(({ path }) => path !== "/elsewhere"));
  });
}

test("The same messages have the same webhook-id when they are sent again", async (t) => {
  const { intake, queue, dead } = await start(t, { decide: () => "retry" });

  await queue.send(notification("a"), notification("b"));
  await intake.until(() => dead().length === 2);
  await queue.send(notification("a"), notification("b"));
  await intake.until(() => dead().length === 4);

  const ids = intake.requests.map(({ headers }) => headers["webhook-id"]).filter((id) => id !== undefined);
  assert.equal(ids.length, 6);
  assert.equal(new Set(ids.slice(0, 3)).size, 1);
  assert.equal(new Set(ids).size, 2);
});

test("Retries wait twice as long each time, an hour at the most", async () => {
  const delays = [];
  const messages = [1, 2, 3, 4, 8, 9, 10, 100].map((attempts) => ({
    id: `${attempts}`,
    attempts,
    body: notification("a"),
    ack: () => assert.fail("acknowledged"),
    retry: ({ delaySeconds }) => delays.push(delaySeconds),
  }));
  const intake = await startIntake(() => "retry");

  await forwarder.queue({ messages }, { EVENTS_URL: intake.origin, EVENTS_SECRETS: newSecret() });

  intake.close();
  assert.deepEqual(delays, [10, 20, 40, 80, 1280, 2560, 3600, 3600]);
});

test("A secret without its prefix sends nothing and loses nothing", async () => {
  const intake = await startIntake();
  const retried = [];
  const message = { id: "1", attempts: 1, body: {}, ack: () => assert.fail("acknowledged"), retry: () => retried.push(1) };

  await forwarder.queue({ messages: [message] }, { EVENTS_URL: intake.origin, EVENTS_SECRETS: "c2VjcmV0" });

  intake.close();
  assert.deepEqual(retried, [1]);
  assert.deepEqual(intake.requests, []);
});
