// hls.js in the distribution's Chromium, on a page of another origin than the streams'.
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const CHROMIUM = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const FILES = {
  "/": ["text/html", fileURLToPath(new URL("page.html", import.meta.url))],
  "/hls.js": ["text/javascript", fileURLToPath(import.meta.resolve("hls.js/dist/hls.min.js"))],
};

export async function startBrowser() {
  const server = createServer(async (request, response) => {
    const [type, path] = FILES[request.url] ?? [];
    response.writeHead(type ? 200 : 404, { "content-type": type ?? "text/plain" });
    response.end(type ? await readFile(path) : "");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", "--autoplay-policy=no-user-gesture-required"],
  });
  return {
    /** Plays a stream to its end; what happened on the way. */
    async play(url) {
      const page = await browser.newPage();
      try {
        await page.goto(`http://127.0.0.1:${server.address().port}/`);
        return await page.evaluate((address) => window.play(address), url);
      } finally {
        await page.close();
      }
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}
