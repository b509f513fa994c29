// Stands in for Cloudflare: miniflare's R2 sends no event notifications. This reverse proxy in front of its S3 endpoint
// passes every request on untouched (method, path, headers, body as a stream: the signature covers Host and path) and,
// after a successful write to the uploads bucket, enqueues what R2 would have enqueued
// (developers.cloudflare.com/r2/buckets/event-notifications).
//
// What differs from Cloudflare: one rule, all actions, no prefix or suffix; no LifecycleDeletion (there is no
// lifecycle); a notification comes at once, once and in order, where R2's may be late, doubled, reordered or lost;
// the size and ETag of a copy or a completed multipart upload are looked up right after it, so that an object
// overwritten within that moment is described as its successor. And miniflare, not R2: a key with a segment `.` or `..`
// is refused with SignatureDoesNotMatch, because workerd folds the path before the signature is checked.
//
// It lets through only the S3 API and public reads of the media bucket. For tests it can drop notifications, answer
// 503, or not answer.
import { createServer, request as httpRequest } from "node:http";
import { notificationsOf } from "./notifications.mjs";

/** Headers of one connection, not of the message; workerd knows no 100-continue, Node has already answered it. */
const HOP_BY_HOP = new Set(["connection", "keep-alive", "expect"]);
const REFUSAL_TIMEOUT_MS = 2000;
const SLOW_DOWN =
  '<?xml version="1.0" encoding="UTF-8"?><Error><Code>SlowDown</Code>' +
  "<Message>Reduce your concurrent request rate for the same object.</Message></Error>";

/**
 * @param {{ origin: URL, s3Path: string, publicPath: string, uploadsBucket: string, mediaBucket: string,
 *   notify: (event: object) => Promise<Response> }} options
 */
export async function startNotifier(options) {
  const state = { notify: true, down: false, stalled: false, waiting: [] };
  const server = createServer({ keepAliveTimeout: 60_000, requestTimeout: 0 }, (request, response) => {
    const pass = () => forward(request, response, options, state);
    return state.stalled ? state.waiting.push(pass) : pass();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    url: `http://127.0.0.1:${server.address().port}`,
    setNotify: (on) => (state.notify = on),
    setDown: (down) => (state.down = down),
    setStalled(stalled) {
      state.stalled = stalled;
      if (!stalled) {
        state.waiting.splice(0).forEach((pass) => pass());
      }
    },
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function forward(request, response, options, state) {
  if (request.destroyed) {
    return;
  }
  const path = new URL(request.url, options.origin).pathname;
  if (state.down) {
    refuse(request, response, 503, SLOW_DOWN);
    return;
  }
  if (!isOpen(request.method, path, options)) {
    refuse(request, response, 404, "");
    return;
  }

  const upstream = open(request, options);
  const relay = (answer) => {
    response.writeHead(answer.statusCode, answer.statusMessage, endToEnd(answer.rawHeaders));
    answer.pipe(response);
    answer.on("error", () => response.destroy());
  };
  let size = 0;
  request.on("data", (chunk) => (size += chunk.length));
  request.pipe(upstream);
  response.on("close", () => upstream.destroy());
  upstream.on("error", () => {
    // What is left of a refused upload is read and dropped: a client that is still sending would not see the answer.
    request.unpipe(upstream).resume();
    if (!response.headersSent && !response.destroyed) {
      askForRefusal(request, response, relay, options);
    }
  });
  upstream.on("response", (answer) => {
    relay(answer);
    announce(request, path, answer, () => size, options, state);
  });
}

function open(request, { origin }) {
  return httpRequest({
    // A connection each: workerd closes one whose body it refused to read, and a pooled one would fail the next request.
    agent: false,
    host: origin.hostname,
    port: origin.port,
    method: request.method,
    path: request.url,
    headers: endToEnd(request.rawHeaders),
    setHost: false,
  });
}

/**
 * workerd refuses a large upload by an answer and a closed connection, and the answer gets lost when that breaks our
 * sending. A refusal needs no body: the same request without it is answered the same.
 */
function askForRefusal(request, response, relay, options) {
  const again = open(request, options);
  again.on("response", relay);
  again.on("error", () => response.headersSent || refuse(request, response, 502, ""));
  again.setTimeout(REFUSAL_TIMEOUT_MS, () => again.destroy());
  again.flushHeaders();
  response.on("close", () => again.destroy());
}

/** The uploads bucket is private, and miniflare's other paths are nobody's business. */
function isOpen(method, path, { s3Path, publicPath, mediaBucket }) {
  const isRead = method === "GET" || method === "HEAD" || method === "OPTIONS";
  return path === s3Path || path.startsWith(`${s3Path}/`) || (isRead && path.startsWith(`${publicPath}/${mediaBucket}/`));
}

function refuse(request, response, status, body) {
  response.writeHead(status, { "content-type": "application/xml" });
  response.end(body);
  request.resume();
}

/** @param {string[]} rawHeaders names and values in turn, as they came: a signature covers their order and number */
function endToEnd(rawHeaders) {
  const kept = [];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    if (!HOP_BY_HOP.has(rawHeaders[i].toLowerCase())) {
      kept.push(rawHeaders[i], rawHeaders[i + 1]);
    }
  }
  return kept;
}

function announce(request, path, answer, size, { s3Path, uploadsBucket, notify }, state) {
  const prefix = `${s3Path}/${uploadsBucket}`;
  const isWrite = request.method === "PUT" || request.method === "POST" || request.method === "DELETE";
  if (!isWrite || answer.statusCode >= 300 || !(path === prefix || path.startsWith(`${prefix}/`))) {
    return;
  }
  const chunks = [];
  answer.on("data", (chunk) => chunks.push(chunk));
  answer.on("end", () => {
    const events = notificationsOf({
      method: request.method,
      query: new URL(request.url, "http://localhost").searchParams,
      headers: request.headers,
      bucket: uploadsBucket,
      encodedKey: path.slice(prefix.length + 1),
      size: size(),
      eTag: answer.headers.etag,
      body: Buffer.concat(chunks).toString(),
    });
    for (const event of state.notify ? events : []) {
      notify(event).catch((error) => console.error(`A notification was lost: ${error}`));
    }
  });
}
