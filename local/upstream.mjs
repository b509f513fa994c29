// Requests passed on to workerd as they came.
import { request as httpRequest } from "node:http";

/** Headers of one connection, not of the message; workerd knows no 100-continue, Node has already answered it. */
const HOP_BY_HOP = new Set(["connection", "keep-alive", "expect"]);
const REFUSAL_TIMEOUT_MS = 2000;

/** The same request to another origin, without its body. @param {import("node:http").IncomingMessage} request */
export function open(request, origin) {
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
export function askForRefusal(request, response, origin, relay, giveUp) {
  const again = open(request, origin);
  again.on("response", relay);
  again.on("error", () => response.headersSent || giveUp());
  again.setTimeout(REFUSAL_TIMEOUT_MS, () => again.destroy());
  again.flushHeaders();
  response.on("close", () => again.destroy());
}

/** @param {string[]} rawHeaders names and values in turn, as they came: a signature covers their order and number */
export function endToEnd(rawHeaders, isKept = () => true) {
  const kept = [];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i].toLowerCase();
    if (!HOP_BY_HOP.has(name) && isKept(name)) {
      kept.push(rawHeaders[i], rawHeaders[i + 1]);
    }
  }
  return kept;
}
