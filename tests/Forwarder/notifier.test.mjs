import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { request } from "node:http";
import { after, before, test } from "node:test";
import { Webhook } from "standardwebhooks";
import { startIntake } from "./intake.mjs";
import { s3Client, startParts } from "./localparts.mjs";

let intake, parts, s3;
before(async () => {
  intake = await startIntake();
  parts = await startParts({ eventsUrl: `${intake.origin}/api/events/r2` });
  s3 = s3Client(parts.info);
});
after(async () => {
  await parts?.close();
  intake?.close();
});

const md5 = (text) => createHash("md5").update(text).digest("hex");
const put = (key, body, headers) => s3.fetch("uploads", key, { method: "PUT", body, headers });
let markers = 0;

/** Notifications come in order here: when that of an object put now has come, all before it have. */
async function untilNotified() {
  const marker = `markers/${markers++}`;
  await put(marker, "marker");
  await intake.until(() => intake.events().some(({ event }) => event.object.key === marker));
}

async function notifiedBy(act) {
  await untilNotified();
  const already = intake.events().length;
  await act();
  await untilNotified();
  return intake.events().slice(already, -1).map(({ event }) => event);
}

function assertNotification(event, expected) {
  assert.ok(Math.abs(Date.parse(event.eventTime) - Date.now()) < 60_000);
  assert.deepEqual({ ...event, eventTime: "" }, { account: "local", bucket: "uploads", eventTime: "", ...expected });
}

const keys = ["plain.mp4", "a b.mp4", "ünï 日本.mp4", "a+b.mp4", "a%2Fb.mp4", "a%20b.mp4", "a..b.mp4", "?x=1&y#z", "<&>\"'.mp4"];
for (const key of keys) {
  test(`A PutObject of ${key} is notified with its key, size and unquoted ETag`, async () => {
    const [event, ...more] = await notifiedBy(() => put(`uploads/${key}`, `hello ${key}`));

    const [size, eTag] = [Buffer.byteLength(`hello ${key}`), md5(`hello ${key}`)];
    assertNotification(event, { action: "PutObject", object: { key: `uploads/${key}`, size, eTag } });
    assert.deepEqual(more, []);
  });
}

test("The batch is signed with the secret that parts.mjs printed", async () => {
  await notifiedBy(() => put("signed.mp4", "x"));

  const { text, headers, body } = intake.requests.at(-1);
  assert.deepEqual(new Webhook(parts.info.eventsSecret).verify(text, headers), body);
});

test("A CopyObject is notified with its source", async () => {
  await put("from here+ü.mp4", "copied");

  const [event] = await notifiedBy(() =>
    put("to.mp4", undefined, { "x-amz-copy-source": `/uploads/${encodeURIComponent("from here+ü.mp4")}` }),
  );

  const copySource = { bucket: "uploads", object: "from here+ü.mp4" };
  assertNotification(event, { action: "CopyObject", object: { key: "to.mp4", size: 6, eTag: md5("copied") }, copySource });
});

test("A multipart upload is notified once, when it is complete", async () => {
  const key = "parts/a b+ü.mp4";
  const part = Buffer.alloc(5 * 1024 * 1024, "a");
  let eTag;

  const events = await notifiedBy(async () => {
    const created = await s3.fetch("uploads", key, { method: "POST" }, "?uploads=");
    const [, id] = /<UploadId>(.*?)<\/UploadId>/.exec(await created.text());
    const tags = [];
    for (const [i, body] of [part, "the rest"].entries()) {
      const url = await s3.presign("uploads", key, { method: "PUT", query: `?uploadId=${id}&partNumber=${i + 1}` });
      tags.push((await fetch(url, { method: "PUT", body })).headers.get("etag"));
    }
    const list = tags.map((tag, i) => `<Part><PartNumber>${i + 1}</PartNumber><ETag>${tag}</ETag></Part>`).join("");
    const url = await s3.presign("uploads", key, { method: "POST", query: `?uploadId=${id}` });
    const body = `<CompleteMultipartUpload>${list}</CompleteMultipartUpload>`;
    const completed = await (await fetch(url, { method: "POST", body })).text();
    [, eTag] = /<ETag>&quot;(.*?)&quot;<\/ETag>/.exec(completed);
  });

  assert.equal(events.length, 1);
  assertNotification(events[0], { action: "CompleteMultipartUpload", object: { key, size: part.length + 8, eTag } });
});

test("Starting, aborting and failing to complete a multipart upload is not notified", async () => {
  const events = await notifiedBy(async () => {
    const created = await s3.fetch("uploads", "aborted", { method: "POST" }, "?uploads=");
    const [, id] = /<UploadId>(.*?)<\/UploadId>/.exec(await created.text());
    const body = "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>x</ETag></Part></CompleteMultipartUpload>";
    assert.equal((await s3.fetch("uploads", "aborted", { method: "POST", body }, `?uploadId=${id}`)).status, 400);
    assert.equal((await s3.fetch("uploads", "aborted", { method: "DELETE" }, `?uploadId=${id}`)).status, 204);
  });

  assert.deepEqual(events, []);
});

test("A DeleteObject is notified without size and ETag", async () => {
  await put("deleted ü.mp4", "x");

  const [event] = await notifiedBy(() => s3.fetch("uploads", "deleted ü.mp4", { method: "DELETE" }));

  assertNotification(event, { action: "DeleteObject", object: { key: "deleted ü.mp4" } });
});

test("Deleting many objects in one request is a notification each", async () => {
  const body = "<Delete><Object><Key>one ü</Key></Object><Object><Key>&lt;two&gt; &amp;amp;</Key></Object></Delete>";

  const events = await notifiedBy(() => s3.fetch("uploads", "", { method: "POST", body }, "?delete="));

  assert.deepEqual(events.map(({ action }) => action), ["DeleteObject", "DeleteObject"]);
  assert.deepEqual(events.map(({ object }) => object.key).sort(), ["<two> &amp;", "one ü"]);
});

test("Reads, and writes to the media bucket, are not notified", async () => {
  await put("read", "x");

  const events = await notifiedBy(async () => {
    await (await s3.fetch("uploads", "read")).text();
    await s3.fetch("uploads", "read", { method: "HEAD" });
    await s3.fetch("media", "written", { method: "PUT", body: "x" });
    await s3.fetch("media", "written", { method: "DELETE" });
  });

  assert.deepEqual(events, []);
});

test("A presigned PUT takes only the type and the length that were signed", async () => {
  const headers = { "content-type": "video/mp4", "content-length": "5" };
  const url = await s3.presign("uploads", "signed put.mp4", { method: "PUT", headers });
  const send = (type, body) => fetch(url, { method: "PUT", body, headers: { "content-type": type } });

  const events = await notifiedBy(async () => {
    assert.equal((await send("text/plain", "12345")).status, 403);
    assert.equal((await send("video/mp4", "123456")).status, 403);
    assert.equal((await fetch(url.replace("signed%20put", "other"), { method: "PUT", body: "12345", headers })).status, 403);
    assert.equal((await send("video/mp4", "12345")).status, 200);
  });

  assert.deepEqual(events.map(({ object }) => object.key), ["signed put.mp4"]);
});

test("A request with the wrong secret is refused and not notified", async () => {
  const stranger = s3Client({ ...parts.info, secretAccessKey: "guessed" });

  const events = await notifiedBy(async () => {
    assert.equal((await stranger.fetch("uploads", "x", { method: "PUT", body: "x" })).status, 403);
    assert.equal((await stranger.fetch("uploads", "x", { method: "DELETE" })).status, 403);
  });

  assert.deepEqual(events, []);
});

test("A refused upload of many bytes does not spoil the next requests", async () => {
  const stranger = s3Client({ ...parts.info, secretAccessKey: "guessed" });
  const body = Buffer.alloc(3 * 1024 * 1024);

  for (let i = 0; i < 5; i++) {
    const refused = await stranger.fetch("uploads", "big", { method: "PUT", body, headers: { "x-amz-content-sha256": "UNSIGNED-PAYLOAD" } });
    assert.equal(refused.status, 403);
    assert.match(await refused.text(), /SignatureDoesNotMatch/);
    assert.equal((await put("small", "x")).status, 200);
  }
});

test("A conditional PUT that fails is a 412 and not notified", async () => {
  await put("once", "first");

  const events = await notifiedBy(async () =>
    assert.equal((await put("once", "second", { "if-none-match": "*" })).status, 412),
  );

  assert.deepEqual(events, []);
});

test("A client that breaks off its upload leaves no object and no notification", async () => {
  const url = await s3.presign("uploads", "broken.mp4", { method: "PUT", headers: { "content-length": "1000000" } });

  const events = await notifiedBy(async () => {
    const upload = request(url, { method: "PUT", headers: { "content-length": "1000000" } });
    await new Promise((resolve) => {
      upload.on("error", resolve);
      upload.write(Buffer.alloc(1000), () => upload.destroy(new Error("the client goes away")));
    });
  });

  assert.deepEqual(events, []);
  assert.equal((await s3.fetch("uploads", "broken.mp4", { method: "HEAD" })).status, 404);
});

test("An upload that waits for 100-continue gets it", async () => {
  const headers = { "content-length": "5", expect: "100-continue" };
  const url = await s3.presign("uploads", "continued.mp4", { method: "PUT", headers: { "content-length": "5" } });

  const status = await new Promise((resolve, reject) => {
    const upload = request(url, { method: "PUT", headers });
    upload.on("continue", () => upload.end("12345"));
    upload.on("response", (answer) => resolve(answer.resume().statusCode));
    upload.on("error", reject);
  });

  assert.equal(status, 200);
});

test("A ranged GET is held to its ETag", async () => {
  await put("ranged", "0123456789");
  const get = (eTag) => s3.fetch("uploads", "ranged", { headers: { range: "bytes=2-4", "if-match": eTag } });

  const answer = await get(`"${md5("0123456789")}"`);

  assert.equal(answer.status, 206);
  assert.equal(await answer.text(), "234");
  assert.equal((await get(`"${md5("another")}"`)).status, 412);
});

test("Metadata of an object comes back from HEAD", async () => {
  await put("described", "x", { "x-amz-meta-width": "640", "cache-control": "max-age=5", "content-type": "video/mp4" });

  const { headers } = await s3.fetch("uploads", "described", { method: "HEAD" });

  assert.equal(headers.get("x-amz-meta-width"), "640");
  assert.equal(headers.get("cache-control"), "max-age=5");
  assert.equal(headers.get("content-type"), "video/mp4");
});

test("The media bucket is public, with the headers of its objects, ranges and revalidation", async () => {
  const headers = { "content-type": "image/jpeg", "cache-control": "public, max-age=31536000, immutable" };
  await s3.fetch("media", "ä b.jpg", { method: "PUT", body: "0123456789", headers });
  const url = `${parts.info.mediaUrl}/${encodeURIComponent("ä b.jpg")}`;

  const range = await fetch(url, { headers: { range: "bytes=2-4" } });
  const again = await fetch(url, { headers: { "if-none-match": range.headers.get("etag") } });

  assert.equal(range.status, 206);
  assert.equal(await range.text(), "234");
  assert.equal(range.headers.get("content-type"), "image/jpeg");
  assert.equal(range.headers.get("cache-control"), "public, max-age=31536000, immutable");
  assert.equal(again.status, 304);
  assert.equal((await fetch(url, { method: "PUT", body: "x" })).status, 404);
});

test("The uploads bucket is not public, by no path", async () => {
  await put("private.mp4", "secret");
  const base = parts.info.mediaUrl.replace(/\/media$/, "");

  for (const path of ["/uploads/private.mp4", "/media/%2e%2e/uploads/private.mp4", "/media/..%2fuploads/private.mp4"]) {
    assert.equal((await fetch(base + path)).status, 404, path);
  }
  assert.equal((await fetch(s3.urlOf("uploads", "private.mp4"))).status, 400);
  assert.equal((await fetch(new URL("/cdn-cgi/explorer/", base))).status, 404);
});

test("Dropped notifications are not made up for", async () => {
  const events = await notifiedBy(async () => {
    assert.deepEqual(await parts.command("notify off"), { ok: "notify off" });
    await put("dropped.mp4", "x");
    assert.deepEqual(await parts.command("notify on"), { ok: "notify on" });
  });

  assert.deepEqual(events, []);
  assert.equal((await s3.fetch("uploads", "dropped.mp4", { method: "HEAD" })).status, 200);
});

test("While R2 is off everything is a 503 SlowDown", async () => {
  assert.deepEqual(await parts.command("s3 off"), { ok: "s3 off" });
  const answer = await put("off.mp4", "x");
  const text = await answer.text();
  const publicAnswer = await fetch(`${parts.info.mediaUrl}/x`);
  assert.deepEqual(await parts.command("s3 on"), { ok: "s3 on" });

  assert.equal(answer.status, 503);
  assert.match(text, /<Code>SlowDown<\/Code>/);
  assert.equal(publicAnswer.status, 503);
  assert.equal((await put("off.mp4", "x")).status, 200);
});

test("While R2 stalls nothing is answered, and all of it when it flows", async () => {
  assert.deepEqual(await parts.command("s3 stall"), { ok: "s3 stall" });
  let answered = false;
  const stalled = put("stalled.mp4", "x").then((answer) => {
    answered = true;
    return answer;
  });
  // Another request to the same proxy, answered by its own machinery, shows that time has passed for both.
  await assert.rejects(fetch(`${parts.info.mediaUrl}/x`, { signal: AbortSignal.timeout(200) }));
  assert.equal(answered, false);
  assert.deepEqual(await parts.command("s3 flow"), { ok: "s3 flow" });

  assert.equal((await stalled).status, 200);
});

test("Azure Storage answers, not while it is stopped, and then again", async () => {
  const queues = /QueueEndpoint=([^;]+)/.exec(parts.info.storage)[1];
  const ask = (ms) => fetch(`${queues}?comp=list`, { signal: AbortSignal.timeout(ms) });

  for (const service of ["Blob", "Queue", "Table"]) {
    const endpoint = new RegExp(`${service}Endpoint=([^;]+)`).exec(parts.info.storage)[1];
    assert.ok((await fetch(`${endpoint}?comp=list`)).headers.get("server").startsWith(`Azurite-${service}`), service);
  }
  await parts.command("storage stop");
  await assert.rejects(ask(200), { name: "TimeoutError" });
  await parts.command("storage cont");
  assert.equal((await ask(10_000)).status, 403);
});

test("An unknown command is answered as such", async () => {
  assert.deepEqual(await parts.command("s3 maybe"), { error: "unknown command: s3 maybe" });
});

test("Of all this only the upload that broke off was worth lines on standard error", () => {
  assert.equal(parts.stderr().replace(/^Error: Network connection lost\.\n( +.*\n)*}\n/m, ""), "");
});
