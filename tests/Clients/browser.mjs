// Pages with Uppy in the distribution's Chromium, of an origin that is neither the API's nor R2's.
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";

export const CHROMIUM = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const PAGES = ["uppy5", "uppy6"];
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export async function startBrowser() {
  const files = await bundle();
  const server = createServer((request, response) => {
    const file = files.get(request.url);
    response.writeHead(file ? 200 : 404, { "content-type": file?.type ?? "text/plain" });
    response.end(file?.content);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${server.address().port}`;
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });

  return {
    origin,
    /** A page of its own, with no memory of others; rate: what its line carries up, in bytes a second. */
    async open(name, options, rate) {
      const context = await browser.newContext();
      const page = await context.newPage();
      if (rate !== undefined) {
        await throttle(context, page, rate);
      }
      const sent = [];
      const complaints = [];
      page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
      const waiting = new Set();
      page.on("response", (response) => {
        const exchange = exchangeOf(response);
        sent.push(exchange);
        waiting.forEach((look) => look(exchange));
      });
      /** The first exchange, past or to come, that is such. */
      const until = (isSuch) => sent.find(isSuch) ?? new Promise((resolve) => {
        const look = (exchange) => isSuch(exchange) && waiting.delete(look) && resolve(exchange);
        waiting.add(look);
      });
      await page.goto(`${origin}/${name}/#${encodeURIComponent(JSON.stringify(options))}`);
      return { page, sent, complaints, until, choose: (path) => page.setInputFiles("#file", path), close: () => context.close() };
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

async function throttle(context, page, uploadThroughput) {
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput });
}

/** What was asked for and how it was answered. */
function exchangeOf(response) {
  const url = new URL(response.url());
  const part = url.searchParams.get("partNumber");
  return { method: response.request().method(), url, part: part && Number(part), status: response.status() };
}

async function bundle() {
  const files = new Map();
  const html = await readFile(here("page.html"));
  for (const name of PAGES) {
    const { outputFiles: [script] } = await build({
      entryPoints: [here(`${name}/page.mjs`)],
      bundle: true,
      format: "esm",
      logLevel: "error",
      write: false,
    });
    files.set(`/${name}/`, { type: "text/html", content: html });
    files.set(`/${name}/page.js`, { type: "text/javascript", content: script.contents });
  }
  return files;
}
