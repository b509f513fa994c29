// Stands in for R2's CORS: miniflare lets every page do everything, so that what a bucket's policy lacks would show only
// at Cloudflare. This holds browsers to the policy that is deployed (infra/cloudflare/cors.json): a preflight that no
// rule allows is refused, and an answer is readable by the pages that a rule names, its headers by what it exposes.
//
// What differs from Cloudflare: the origins are those of this machine (miniflare answers 403 to all others anyway), and a
// policy is in force at once.
import { readFileSync } from "node:fs";

const LOCAL_ORIGINS = ["http://127.0.0.1:*", "http://localhost:*"];
const FORBIDDEN =
  '<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessForbidden</Code>' +
  "<Message>CORSResponse: This CORS request is not allowed.</Message></Error>";

/** @typedef {{ allowed: { origins: string[], methods: string[], headers?: string[] }, exposeHeaders?: string[],
 *   maxAgeSeconds?: number }} Rule */
/** @typedef {ReturnType<typeof corsOf>} Cors */

/** @param {URL} file a policy as Cloudflare's API and wrangler take it; its origins are the owner's */
export function readCors(file) {
  const { rules } = JSON.parse(readFileSync(file, "utf8"));
  return corsOf(rules.map((rule) => ({ ...rule, allowed: { ...rule.allowed, origins: LOCAL_ORIGINS } })));
}

/** @param {Rule[]} rules the first that allows a request decides */
export function corsOf(rules) {
  const find = (origin, method, headers) => rules.find(({ allowed }) =>
    allowed.origins.some((pattern) => matches(pattern, origin))
      && allowed.methods.includes(method)
      && headers.every((header) => allowed.headers?.some((name) => name.toLowerCase() === header)));

  return {
    /** The answer to a preflight; nothing for any other request. @param {import("node:http").IncomingMessage} request */
    preflight({ method, headers }) {
      const { origin, "access-control-request-method": wanted } = headers;
      if (method !== "OPTIONS" || origin === undefined || wanted === undefined) {
        return undefined;
      }
      const rule = find(origin, wanted, namesOf(headers["access-control-request-headers"]));
      return rule === undefined
        ? { status: 403, headers: ["content-type", "application/xml"], body: FORBIDDEN }
        : { status: 204, headers: [...headersOf(rule, origin), ...preflightHeadersOf(rule)], body: "" };
    },

    /** What an answer to a page says, as raw headers. @param {import("node:http").IncomingMessage} request */
    answer({ method, headers: { origin } }) {
      const rule = origin === undefined ? undefined : find(origin, method, []);
      return rule === undefined ? [] : headersOf(rule, origin);
    },
  };
}

const headersOf = ({ exposeHeaders = [] }, origin) => [
  "access-control-allow-origin", origin,
  ...(exposeHeaders.length > 0 ? ["access-control-expose-headers", exposeHeaders.join(", ")] : []),
  "vary", "Origin",
];

const preflightHeadersOf = ({ allowed, maxAgeSeconds }) => [
  "access-control-allow-methods", allowed.methods.join(", "),
  ...(allowed.headers === undefined ? [] : ["access-control-allow-headers", allowed.headers.join(", ")]),
  ...(maxAgeSeconds === undefined ? [] : ["access-control-max-age", `${maxAgeSeconds}`]),
];

const namesOf = (list = "") => list.toLowerCase().split(",").map((name) => name.trim()).filter(Boolean);

/** One `*` stands for anything. */
function matches(pattern, origin) {
  const [before, after] = pattern.split("*");
  return after === undefined
    ? origin === before
    : origin.length >= before.length + after.length && origin.startsWith(before) && origin.endsWith(after);
}
