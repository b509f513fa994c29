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
// It lets through only the S3 API and public reads of the media bucket, holds browsers to the uploads bucket's CORS
// (cors.mjs) and lists the parts of an upload (multiparts.mjs). For tests it can drop notifications, answer 503, fail
// parts, or not answer.
import { createServer } from "node:http";
import { isListParts, rememberParts } from "./multiparts.mjs";
import { notificationsOf } from "./notifications.mjs";
import { askForRefusal, endToEnd, open } from "./upstream.mjs";

const XML = ["content-type", "application/xml"];
const SLOW_DOWN = error("SlowDown", "Reduce your concurrent request rate for the same object.");
const INTERNAL_ERROR = error("InternalError", "We encountered an internal error. Please try again.");

/**
 * @param {{ origin: URL, s3Path: string, publicPath: string, uploadsBucket: string, mediaBucket: string,
 *   cors: import("./cors.mjs").Cors, notify: (event: object) => Promise<Response> }} options
 */
export async function startNotifier(options) {
  const state = { notify: true, down: false, stalled: false, waiting: [], failing: { partNumber: "", times: 0 } };
  const parts = rememberParts();
  const server = createServer({ keepAliveTimeout: 60_000, requestTimeout: 0 }, (request, response) => {
    const pass = () => forward(request, response, options, state, parts);
    return state.stalled ? state.waiting.push(pass) : pass();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    url: `http://127.0.0.1:${server.address().port}`,
    setNotify: (on) => (state.notify = on),
    setDown: (down) => (state.down = down),
    /** The next so many times that a part of this number is sent. */
    failParts: (partNumber, times) => (state.failing = { partNumber: String(partNumber), times }),
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

function forward(request, response, options, state, parts) {
  if (request.destroyed) {
    return;
  }
  const { origin, cors } = options;
  const { pathname: path, searchParams: query } = new URL(request.url, origin);
  const upload = uploadOf(path, options);
  const corsHeaders = upload && cors.answer(request);
  const refuse = (status, body, headers = [...XML, ...(corsHeaders ?? [])]) => {
    response.writeHead(status, headers);
    response.end(body);
    request.resume();
  };
  const preflight = upload && cors.preflight(request);
  if (state.down) {
    return refuse(503, SLOW_DOWN);
  }
  if (!isOpen(request.method, path, options)) {
    return refuse(404, "");
  }
  if (preflight !== undefined) {
    return refuse(preflight.status, preflight.body, preflight.headers);
  }
  if (request.method === "PUT" && query.get("partNumber") === state.failing.partNumber && state.failing.times > 0) {
    state.failing.times--;
    return refuse(500, INTERNAL_ERROR);
  }

  const upstream = open(request, origin);
  const relay = (answer) => {
    response.writeHead(answer.statusCode, answer.statusMessage, corsHeaders === undefined
      ? endToEnd(answer.rawHeaders)
      // miniflare's own are for everybody.
      : [...endToEnd(answer.rawHeaders, (name) => !name.startsWith("access-control-")), ...corsHeaders]);
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
      askForRefusal(request, response, origin, relay, () => refuse(502, ""));
    }
  });
  upstream.on("response", (answer) => {
    if (upload && answer.statusCode === 501 && isListParts(request.method, query)) {
      answer.resume();
      const { status, body } = parts.list({ ...upload, query });
      return refuse(status, body);
    }
    relay(answer);
    if (upload && answer.statusCode < 300) {
      observe({ request, query, upload, answer, size: () => size }, options, state, parts);
    }
  });
}

/** The uploads bucket is private, and miniflare's other paths are nobody's business. */
function isOpen(method, path, { s3Path, publicPath, mediaBucket }) {
  const isRead = method === "GET" || method === "HEAD" || method === "OPTIONS";
  return path === s3Path || path.startsWith(`${s3Path}/`) || (isRead && path.startsWith(`${publicPath}/${mediaBucket}/`));
}

/** What a path names in the uploads bucket; nothing for another path. */
function uploadOf(path, { s3Path, uploadsBucket: bucket }) {
  const prefix = `${s3Path}/${bucket}`;
  const isInside = path === prefix || path.startsWith(`${prefix}/`);
  return isInside ? { bucket, encodedKey: path.slice(prefix.length + 1) } : undefined;
}

/** A write that succeeded is told when its answer is complete. */
function observe({ request, query, upload, answer, size }, { notify }, state, parts) {
  const { method, headers } = request;
  if (method !== "PUT" && method !== "POST" && method !== "DELETE") {
    return;
  }
  const chunks = [];
  answer.on("data", (chunk) => chunks.push(chunk));
  answer.on("end", () => {
    const body = Buffer.concat(chunks).toString();
    const exchange = { method, query, headers, ...upload, size: size(), eTag: answer.headers.etag, body };
    parts.note(exchange);
    for (const event of state.notify ? notificationsOf(exchange) : []) {
      notify(event).catch((reason) => console.error(`A notification was lost: ${reason}`));
    }
  });
}

function error(code, message) {
  return `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;
}
