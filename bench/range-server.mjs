// Stands in for R2 where local R2 is too slow to be filled: S3's GET, HEAD and PUT of objects, whole or in parts, path
// style, unsigned, at R2's pace.
//
//   node range-server.mjs --delay MILLISECONDS --rate BYTES_A_SECOND KEY=FILE...
//
// Objects under /uploads/ are the files; what is put anywhere is kept in memory. Every answer waits the delay, every
// body flows at the rate. Prints its address when it listens; GET /-/stats answers {bytes, requests} of the files'
// bodies since the last such question. Ends when its standard input closes.
import { createHash, randomUUID } from "node:crypto";
import { open } from "node:fs/promises";
import { createServer } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";

const CHUNK = 256 * 1024;
const { values, positionals } = parseArgs({
  options: { delay: { type: "string" }, rate: { type: "string" } },
  allowPositionals: true,
});
const delay = Number(values.delay);
const bytesPerMillisecond = Number(values.rate) / 1000;
const objects = new Map();
const uploads = new Map();
let stats = { bytes: 0, requests: 0 };

for (const word of positionals) {
  const [key, path] = word.split("=");
  const file = await open(path);
  const { size, mtimeMs } = await file.stat();
  objects.set(`/uploads/${key}`, { file, size, type: "video/mp4", etag: tagOf(`${path} ${size} ${mtimeMs}`), metadata: {} });
}

function tagOf(content) {
  return `"${createHash("md5").update(content).digest("hex")}"`;
}

function refuse(response, status, code) {
  response.writeHead(status, { "content-type": "application/xml" }).end(`<Error><Code>${code}</Code><Message/></Error>`);
}

async function put(request, response, path) {
  const there = objects.get(path);
  const { "if-match": match, "if-none-match": noneMatch } = request.headers;
  const body = await bodyOf(request);
  if ((noneMatch === "*" && there !== undefined) || (match !== undefined && match !== there?.etag)) {
    return refuse(response, 412, "PreconditionFailed");
  }
  response.writeHead(200, { etag: keep(path, body, request.headers) }).end();
}

function keep(path, body, headers) {
  const metadata = Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith("x-amz-meta-")));
  const etag = tagOf(body);
  objects.set(path, { body, size: body.length, type: headers["content-type"], etag, metadata });
  return etag;
}

// S3: CreateMultipartUpload, UploadPart, CompleteMultipartUpload, AbortMultipartUpload.
async function parts(request, response, path, query) {
  const body = await bodyOf(request);
  const id = query.get("uploadId") ?? randomUUID();
  if (query.has("uploads")) {
    uploads.set(id, { headers: request.headers, parts: [] });
    return response.end(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
  }
  const upload = uploads.get(id);
  if (upload === undefined) {
    return refuse(response, 404, "NoSuchUpload");
  }
  if (request.method === "PUT") {
    upload.parts[Number(query.get("partNumber")) - 1] = body;
    return response.writeHead(200, { etag: tagOf(body) }).end();
  }
  uploads.delete(id);
  if (request.method === "DELETE") {
    return response.writeHead(204).end();
  }
  const etag = keep(path, Buffer.concat(upload.parts), upload.headers);
  response.end(`<CompleteMultipartUploadResult><ETag>${etag}</ETag></CompleteMultipartUploadResult>`);
}

async function bodyOf(request) {
  return Buffer.concat(await request.toArray());
}

async function get(request, response, path) {
  const object = objects.get(path);
  if (object === undefined) {
    return refuse(response, 404, "NoSuchKey");
  }
  if (request.headers["if-match"] !== undefined && request.headers["if-match"] !== object.etag) {
    return refuse(response, 412, "PreconditionFailed");
  }
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
  const from = Number(first ?? 0);
  const to = Math.min(last ? Number(last) : Infinity, object.size - 1);
  response.writeHead(first === undefined ? 200 : 206, {
    etag: object.etag,
    "content-type": object.type,
    "content-length": to - from + 1,
    "last-modified": new Date(0).toUTCString(),
    "accept-ranges": "bytes",
    ...(first === undefined ? {} : { "content-range": `bytes ${from}-${to}/${object.size}` }),
    ...object.metadata,
  });
  if (request.method === "HEAD") {
    return response.end();
  }
  stats.requests += object.file === undefined ? 0 : 1;
  await send(response, object, from, to);
}

async function send(response, object, from, to) {
  const began = performance.now();
  for (let at = from; at <= to && !response.destroyed; at += CHUNK) {
    const length = Math.min(CHUNK, to - at + 1);
    const chunk = object.body?.subarray(at, at + length) ?? (await object.file.read(Buffer.allocUnsafe(length), 0, length, at)).buffer;
    const early = (at - from) / bytesPerMillisecond - (performance.now() - began);
    if (early >= 1) {
      await wait(early);
    }
    stats.bytes += object.file === undefined ? 0 : length;
    // Called when it has left, and when it cannot any more.
    await new Promise((done) => response.write(chunk, done));
  }
  response.end();
}

const server = createServer(async (request, response) => {
  const { pathname, searchParams: query } = new URL(request.url, "http://localhost");
  const path = decodeURIComponent(pathname);
  if (path === "/-/stats") {
    response.end(JSON.stringify(stats));
    stats = { bytes: 0, requests: 0 };
    return;
  }
  await wait(delay);
  const answer = query.has("uploads") || query.has("uploadId") ? parts : request.method === "PUT" ? put : get;
  await answer(request, response, path, query);
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
process.stdin.resume().on("end", () => process.exit(0));
