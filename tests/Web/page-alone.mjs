// The built page with the headers that the API gives it, before an API and an issuer of the test's own: no pipeline
// refuses, lapses or falls silent when it is asked to.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };

/** The page's files, built into a folder of their own. */
export async function buildPage() {
  const folder = await mkdtemp(join(tmpdir(), "page-alone-"));
  const [code] = await once(spawn(process.execPath, [here("../../src/Web/build.mjs"), folder], { stdio: "inherit" }), "exit");
  if (code !== 0) {
    throw new Error("The page could not be built; why stands above.");
  }
  const source = await readFile(here("../../src/Api/Web/GetPage.cs"), "utf8");
  const [, opener] = /\["Cross-Origin-Opener-Policy"\] = "([^"]+)"/.exec(source);
  return { folder, opener, remove: () => rm(folder, { recursive: true, force: true }) };
}

const refusal = (status, code, headers = {}) => ({ status, json: { code, detail: `${code}.` }, headers });
export const unauthorized = refusal(401, "unauthorized");
export const unavailable = refusal(503, "storage-unavailable");
export const notFound = refusal(404, "not-found");
export const limited = (seconds) => refusal(429, "rate-limited", { "retry-after": String(seconds) });

/**
 * @param answers by "METHOD /path", to its end or, with a star, from its beginning: what to answer, or a function that says it; `undefined` never answers
 */
export async function startAlone({ folder, opener }, answers = {}, { issuer } = {}) {
  const asked = [];
  const standard = {
    "GET /api/page": () => ({ json: { ...(issuer ? { oidc: { authority: issuer.at, clientId: "page", scope: "openid" } } : {}), uploads: { maxBytes: 1e9, allowedTypes: ["video/*", "audio/*", "image/*"] } } }),
    "GET /api/recipes": { json: { recipes: [] } },
    "GET /api/jobs": { json: { jobs: [], sums: [] } },
  };
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://page");
    const chunks = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    if (!pathname.startsWith("/api/") && !pathname.startsWith("/bucket/")) {
      await sendFile(pathname === "/" ? "/index.html" : pathname, response);
      return;
    }
    const call = `${request.method} ${pathname}`;
    asked.push({ call, at: Date.now(), headers: request.headers });
    const all = { ...standard, ...answers };
    const found = Object.keys(all).filter((name) => name === call || (name.endsWith("*") && call.startsWith(name.slice(0, -1)))).sort((a, b) => b.length - a.length)[0];
    const answer = found === undefined ? notFound : all[found];
    const told = typeof answer === "function" ? await answer({ request, searchParams, pathname, body: Buffer.concat(chunks) }) : answer;
    if (told) {
      response.writeHead(told.status ?? 200, { "content-type": told.json === undefined ? "text/plain" : "application/json", ...told.headers });
      response.end(told.json === undefined ? told.text : JSON.stringify(told.json));
    }
  });
  const sendFile = async (path, response) => {
    const content = await readFile(join(folder, path)).catch(() => undefined);
    response.writeHead(content ? 200 : 404, {
      "content-type": TYPES[extname(path)] ?? "application/octet-stream",
      ...(path === "/index.html" ? { "cross-origin-opener-policy": opener } : {}),
    });
    response.end(content);
  };
  return { at: await listen(server), asked, calls: (call) => asked.filter((one) => one.call === call), close: () => end(server) };
}

/** An issuer that asks for one click, and knows one person. */
export async function startIssuer() {
  const base64 = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const issuer = { refuses: undefined, tokens: 0 };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, issuer.at);
    const json = (value) => {
      response.writeHead(200, { "content-type": "application/json", "access-control-allow-origin": "*" });
      response.end(JSON.stringify(value));
    };
    if (pathname === "/.well-known/openid-configuration") {
      json({ issuer: issuer.at, authorization_endpoint: `${issuer.at}/authorize`, token_endpoint: `${issuer.at}/token`, jwks_uri: `${issuer.at}/keys` });
    } else if (pathname === "/authorize") {
      const back = new URL(searchParams.get("redirect_uri"));
      Object.entries(issuer.refuses ?? { code: "code" }).forEach(([name, value]) => back.searchParams.set(name, value));
      back.searchParams.set("state", searchParams.get("state"));
      response.writeHead(200, { "content-type": "text/html" });
      response.end(`<title>Issuer</title><a href="${back.href.replaceAll("&", "&amp;")}">It is me</a>`);
    } else if (pathname === "/token") {
      const now = Math.floor(Date.now() / 1000);
      const claims = { iss: issuer.at, sub: "somebody", aud: "page", iat: now, exp: now + 3600 };
      json({ access_token: `head.${++issuer.tokens}.mark`, token_type: "Bearer", expires_in: 3600, id_token: `${base64({ alg: "RS256" })}.${base64(claims)}.x` });
    } else {
      response.writeHead(404).end();
    }
  });
  issuer.at = await listen(server);
  issuer.close = () => end(server);
  return issuer;
}

async function listen(server) {
  await once(server.listen(0, "127.0.0.1"), "listening");
  return `http://127.0.0.1:${server.address().port}`;
}

function end(server) {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
}
