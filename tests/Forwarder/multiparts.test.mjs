import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { s3Client, startParts } from "./localparts.mjs";

const KEY = "parts/a b+ü&.mp4";
const PART = Buffer.alloc(5 * 1024 * 1024, "a");
let parts, s3;
before(async () => {
  parts = await startParts();
  s3 = s3Client(parts.info);
});
after(() => parts?.close());

async function start(key = KEY) {
  const created = await s3.fetch("uploads", key, { method: "POST" }, "?uploads=");
  return /<UploadId>(.*?)<\/UploadId>/.exec(await created.text())[1];
}

async function send(uploadId, number, body) {
  const url = await s3.presign("uploads", KEY, { method: "PUT", query: `?uploadId=${uploadId}&partNumber=${number}` });
  return fetch(url, { method: "PUT", body });
}

async function list(uploadId, { key = KEY, query = "", client = s3 } = {}) {
  const answer = await client.fetch("uploads", key, undefined, `?uploadId=${uploadId}${query}`);
  return { status: answer.status, type: answer.headers.get("content-type"), xml: await answer.text() };
}

const numbers = ({ xml }) => [...xml.matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map(([, number]) => Number(number));

test("The parts that R2 took are listed in order, each with its size and ETag, the last one of a number alone", async () => {
  const uploadId = await start();
  const tags = new Map();
  for (const [number, body] of [[3, "the rest"], [1, "replaced"], [1, PART]]) {
    tags.set(number, (await send(uploadId, number, body)).headers.get("etag"));
  }

  const listed = await list(uploadId);

  assert.equal(listed.status, 200);
  assert.equal(listed.type, "application/xml");
  assert.deepEqual(numbers(listed), [1, 3]);
  assert.deepEqual([...listed.xml.matchAll(/<Size>(\d+)<\/Size>/g)].map(([, size]) => Number(size)), [PART.length, 8]);
  const listedTags = [...listed.xml.matchAll(/<ETag>(.*?)<\/ETag>/g)].map(([, tag]) => tag.replaceAll("&quot;", '"'));
  assert.deepEqual(listedTags, [tags.get(1), tags.get(3)]);
  assert.match(listed.xml, /<Key>parts\/a b\+ü&amp;\.mp4<\/Key>/);
  assert.match(listed.xml, /<IsTruncated>false<\/IsTruncated>/);
});

test("A long list comes in pages", async () => {
  const uploadId = await start();
  for (const number of [1, 2, 3]) {
    await send(uploadId, number, "x");
  }

  const first = await list(uploadId, { query: "&max-parts=2" });
  const second = await list(uploadId, { query: "&max-parts=2&part-number-marker=2" });

  assert.deepEqual(numbers(first), [1, 2]);
  assert.match(first.xml, /<NextPartNumberMarker>2<\/NextPartNumberMarker>.*<IsTruncated>true<\/IsTruncated>/);
  assert.deepEqual(numbers(second), [3]);
  assert.match(second.xml, /<IsTruncated>false<\/IsTruncated>/);
});

test("What is aborted, or of another key, is no upload, and takes no part any more", async () => {
  const uploadId = await start();
  assert.equal((await list(uploadId, { key: "another.mp4" })).status, 404);

  await s3.fetch("uploads", KEY, { method: "DELETE" }, `?uploadId=${uploadId}`);

  const listed = await list(uploadId);
  assert.equal(listed.status, 404);
  assert.match(listed.xml, /<Code>NoSuchUpload<\/Code>/);
  const sent = await send(uploadId, 1, "x");
  assert.equal(sent.status, 404);
  assert.match(await sent.text(), /<Code>NoSuchUpload<\/Code>/);
});

test("A list is nobody's who cannot sign for it", async () => {
  const uploadId = await start();

  const refused = await list(uploadId, { client: s3Client({ ...parts.info, secretAccessKey: "guessed" }) });

  assert.equal(refused.status, 403);
  assert.match(refused.xml, /<Code>SignatureDoesNotMatch<\/Code>/);
});

// The day that miniflare lists parts, local/multiparts.mjs can go.
test("miniflare itself does not list parts", async () => {
  const created = await s3.fetch("media", KEY, { method: "POST" }, "?uploads=");
  const [, uploadId] = /<UploadId>(.*?)<\/UploadId>/.exec(await created.text());

  const answer = await s3.fetch("media", KEY, undefined, `?uploadId=${uploadId}`);

  assert.equal(answer.status, 501);
  assert.equal(
    await answer.text(),
    '<?xml version="1.0" encoding="UTF-8"?><Error><Code>NotImplemented</Code><Message>ListParts not implemented</Message></Error>');
});

test("A part can be made to fail twice", async () => {
  const uploadId = await start();
  assert.deepEqual(await parts.command("s3 fail part"), { ok: "s3 fail part" });

  const first = await send(uploadId, 1, "x");
  const answers = [await send(uploadId, 2, "x"), await send(uploadId, 2, "x"), await send(uploadId, 2, "x")];

  assert.equal(first.status, 200);
  assert.deepEqual(answers.map(({ status }) => status), [500, 500, 200]);
  assert.match(await answers[0].text(), /<Code>InternalError<\/Code>/);
});
