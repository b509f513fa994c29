// Uppy 6 and 5 in a real browser, as their users set them up, against the whole pipeline.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { startBrowser } from "./browser.mjs";
import { openBucket } from "./bucket.mjs";
import * as clips from "./clips.mjs";
import { startPipeline } from "./pipeline.mjs";
import { readUpload } from "./rows.mjs";

const MB = 1_000_000;
const PART = 5 * 1024 * 1024;
const ASSET = /^uploads\/\d{8}\/([0-9a-f]{32})\/[^/]+$/;
const CLIENTS = [
  { name: "Uppy 6 with signRequest", page: "uppy6", mode: "sign", isOneForm: false },
  // Its single PUT is a form, which R2 does not take.
  { name: "Uppy 6 with a Companion's address", page: "uppy6", mode: "companion", isOneForm: true },
  { name: "Uppy 5 with a Companion's address", page: "uppy5", mode: "companion", isOneForm: false },
];

let folder, pipeline, browser, bucket, film, large, long, middle;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "uppy-clips-"));
  browser = await startBrowser();
  pipeline = await startPipeline({ origins: [browser.origin] });
  bucket = openBucket(pipeline.at);
  film = await clips.film(folder);
  middle = await clips.padded(film, `${folder}/middle.mp4`, 5 * PART + 1000);
  long = await clips.padded(film, `${folder}/long.mp4`, 12 * PART);
  large = await clips.padded(film, `${folder}/hundred ünï.mp4`, 100 * MB);
}, { timeout: 300_000 });
after(async () => {
  bucket?.close();
  await browser?.close();
  await pipeline?.close();
  await rm(folder, { recursive: true, force: true });
});

/** A page of the client, on which the file has been chosen. */
async function upload(client, file, options, rate) {
  const { api, key } = pipeline;
  const opened = await browser.open(client.page, {
    api, credentials: { "x-functions-key": key }, mode: client.mode, recipe: "wished", title: "Ünï & co", ...options,
  }, rate);
  await opened.choose(file);
  return opened;
}

const outcomeOf = ({ page }) => page.evaluate(() => window.client.outcome);
const partsSent = ({ sent }) => sent.filter(({ method, part }) => method === "PUT" && part);
const listed = ({ sent }) => sent.filter(({ method, url, status }) =>
  method === "GET" && status === 200 && (url.searchParams.has("uploadId") || /\/multipart\/[^/]+$/.test(url.pathname)));

/** The upload succeeded, its object is the file byte for byte, and its job made what the first call asked for. */
async function assertProcessed(opened, file) {
  const { successful: [response], failed } = await outcomeOf(opened);
  assert.deepEqual(failed, [], opened.complaints.join("\n"));
  const { key } = response.body;
  const [, assetId] = ASSET.exec(key);
  const job = await pipeline.jobOf(assetId);
  assert.equal(job.state, "succeeded", JSON.stringify(job.error));
  assert.equal(job.source.key, key);
  assert.equal(job.recipe, "wished");
  assert.deepEqual(job.outputs.map(({ name }) => name), ["picture"]);
  assert.equal(await bucket.sha256(key), await sha256(file));
  assert.equal(await bucket.typeOf(key), "video/mp4");
  return { key, assetId, job };
}

async function sha256(file) {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk);
  }
  return hash.digest("hex");
}

test("The browser is held to the bucket's own policy: ETag is readable, another header than the type is not sent", { timeout: 60_000 }, async () => {
  const { body: { url, headers } } = await pipeline.ask("api/uploads", { fileName: "a.mp4", contentType: "video/mp4", size: 1 });
  const { page, close } = await browser.open("uppy6", { api: pipeline.api, mode: "sign" });
  const put = (more) => page.evaluate(async ([address, sent]) => {
    try {
      const answer = await fetch(address, { method: "PUT", headers: sent, body: "x" });
      return [answer.status, answer.headers.get("etag")];
    } catch (error) {
      return error.name;
    }
  }, [url, { ...headers, ...more }]);

  assert.equal(await put({ "x-amz-meta-of": "the page's" }), "TypeError");
  const [status, eTag] = await put({});

  assert.equal(status, 200);
  assert.equal(eTag, `"${createHash("md5").update("x").digest("hex")}"`);
  await close();
});

for (const client of CLIENTS) {
  describe(client.name, { timeout: 300_000 }, () => {
    if (client.isOneForm) {
      test("cannot send a file at once: it sends a form, which R2 refuses", async () => {
        const opened = await upload(client, film, { multipart: false });

        const { successful, failed } = await outcomeOf(opened);

        assert.deepEqual([successful.length, failed.length], [0, 1]);
        const { method, status } = opened.sent.find(({ url }) => url.href.startsWith(pipeline.at.s3));
        assert.equal(method, "POST");
        assert.ok(status >= 400, `${status}`);
        await opened.close();
      });
    } else {
      test("puts a small film at once, and what it says at first is bound to it", async () => {
        const opened = await upload(client, film, { multipart: false });

        const { assetId, job } = await assertProcessed(opened, film);

        assert.deepEqual(partsSent(opened), []);
        const row = await readUpload(pipeline.at.storage, assetId);
        assert.equal(row.sizeBytes, job.source.size);
        assert.equal(row.recipe, "wished");
        assert.equal(row.contentType, "video/mp4");
        assert.equal(row.metadata.title, "Ünï & co");
        assert.deepEqual(opened.complaints, []);
        await opened.close();
      });
    }

    test("sends 100 MB in parts", async () => {
      const opened = await upload(client, large, { multipart: true });

      const { assetId, job } = await assertProcessed(opened, large);

      assert.equal(job.source.size, 100 * MB);
      assert.match(job.source.etag, /-20$/);
      assert.deepEqual(new Set(partsSent(opened).map(({ part }) => part)).size, 20);
      const row = await readUpload(pipeline.at.storage, assetId);
      assert.deepEqual([row.sizeBytes, row.recipe, row.metadata.title], [100 * MB, "wished", "Ünï & co"]);
      assert.deepEqual(opened.complaints, []);
      await opened.close();
    });

    test("pauses, and goes on without sending again what R2 has", async () => {
      const opened = await upload(client, long, { multipart: true, stopAfter: 2, stopBy: "pauseAll" });
      await opened.page.waitForFunction(() => window.client.uppy.getFiles()[0].isPaused);
      const { parts, key, uploadId } = await opened.page.evaluate(() => ({ ...window.client.upload, parts: window.client.parts }));
      const had = await bucket.parts(key, uploadId);

      await opened.page.evaluate(() => window.client.uppy.resumeAll());
      await assertProcessed(opened, long);

      assert.ok(had.length >= 2 && had.length < 12, `${had.length}`);
      assert.equal(listed(opened).length, 1);
      for (const number of parts) {
        assert.equal(partsSent(opened).filter(({ part }) => part === number).length, 1, `part ${number}`);
      }
      await opened.close();
    });

    test("sends a part again that failed twice", async () => {
      await pipeline.command("s3 fail part");
      const opened = await upload(client, middle, { multipart: true });

      await assertProcessed(opened, middle);

      const sent = partsSent(opened);
      assert.deepEqual(sent.filter(({ part }) => part === 2).map(({ status }) => status), [500, 500, 200]);
      assert.ok(sent.filter(({ part }) => part !== 2).every(({ status }) => status === 200));
      await opened.close();
    });

    test("leaves nothing when it is cancelled: no upload, no object, no job", async () => {
      const opened = await upload(client, middle, { multipart: true, stopAfter: 1, stopBy: "cancelAll" });
      await opened.page.waitForFunction(() => window.client.uppy.getFiles().length === 0);
      const { key, uploadId } = await opened.page.evaluate(() => window.client.upload);

      const aborted = await opened.until(({ method, status }) => method === "DELETE" && status < 300);

      assert.ok(aborted);
      assert.equal(await bucket.refusalOfPart(key, uploadId), "NoSuchUpload");
      assert.equal(await bucket.has(key), false);
      const { body: asset } = await pipeline.ask(`api/assets/${ASSET.exec(key)[1]}`);
      assert.deepEqual(asset.recipes ?? {}, {});
      const { body: { jobs } } = await pipeline.ask("api/jobs?top=100");
      assert.ok(!jobs.some(({ source }) => source.key === key));
      await opened.close();
    });

    test("goes on after a reload where it was", async () => {
      // Slow enough to be met in the middle.
      const opened = await upload(client, long, { multipart: true, retrieves: true }, 20 * MB);
      await opened.page.waitForFunction(() => window.client.parts.length >= 2);
      await pipeline.command("s3 stall");
      const { key, uploadId } = await opened.page.evaluate(() => window.client.upload);
      await opened.page.waitForFunction((id) => window.client.stored(id), uploadId);
      const had = await opened.page.evaluate(() => window.client.parts);

      await opened.page.reload();
      await pipeline.command("s3 flow");
      const done = await assertProcessed(opened, long);

      assert.equal(done.key, key);
      assert.ok(had.length < 12, `${had.length}`);
      assert.equal(listed(opened).length, 1);
      for (const number of had) {
        assert.equal(partsSent(opened).filter(({ part }) => part === number).length, 1, `part ${number}`);
      }
      await opened.close();
    });

    test("needs no key where the page has a grant", async () => {
      const { body: { grant } } = await pipeline.ask("api/grants", { recipe: "wished", contentType: "video/*", metadata: { order: "17" } });
      // All that the holder of a grant may not choose; a Companion's client would send the file's name as metadata.
      const nothing = { recipe: undefined, title: undefined, metaFields: [] };
      const opened = await upload(client, middle, { credentials: { "x-upload-grant": grant }, ...nothing, multipart: true });

      const { assetId } = await assertProcessed(opened, middle);

      assert.equal((await readUpload(pipeline.at.storage, assetId)).metadata.order, "17");
      await opened.close();
    });
  });
}
