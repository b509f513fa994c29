// Pages of one origin that show, by a script of a second one, assets of a third; in the distribution's Chromium.
import { execFile } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

const run = promisify(execFile);
const WEB = fileURLToPath(new URL("../../src/Web", import.meta.url));
const SCREENSHOTS = fileURLToPath(new URL("../../artifacts/screenshots/", import.meta.url));
const CORS = { "access-control-allow-origin": "*" };

export async function startSite() {
  const dist = await mkdtemp(join(tmpdir(), "element-dist-"));
  if (!existsSync(join(WEB, "node_modules"))) {
    await run("npm", ["ci", "--no-fund", "--no-audit"], { cwd: WEB });
  }
  await run(process.execPath, ["build.mjs", dist], { cwd: WEB });
  const pages = new Map();
  const scripts = await listen(async ({ url }, response) => {
    const bytes = await readFile(join(dist, url)).catch(() => undefined);
    response.writeHead(bytes ? 200 : 404, { ...CORS, "content-type": "text/javascript" });
    response.end(bytes);
  });
  const site = await listen(({ url }, response) => {
    const { status = 200, headers = {}, body = "" } = pages.get(url) ?? { status: 404 };
    response.writeHead(status, { "content-type": "text/html", ...headers });
    response.end(body);
  });
  const [script, host] = [`http://127.0.0.1:${scripts.address().port}`, `http://localhost:${site.address().port}`];
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  let count = 0;

  return {
    dist,
    script,
    host,
    hlsPiece: async () => (await readdir(join(dist, "assets"))).find((name) => /^hls-.*\.js$/.test(name)),

    /** Something that the site answers, from then on. @returns its address */
    put(body, { path = `/${++count}`, ...rest } = {}) {
      pages.set(path, { body: typeof body === "string" ? body : JSON.stringify(body), ...rest });
      return host + path;
    },

    /**
     * A page with the markup in it, and what happens there.
     * @param options.lacksHls as Firefox, which plays no playlists by itself
     */
    async open(markup, { csp, lacksHls, head = "", ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 800, height: 900 }, ...options });
      const page = await context.newPage();
      const requests = [];
      const faults = [];
      page.on("request", (request) => requests.push(request.url()));
      page.on("pageerror", (error) => faults.push(error.stack));
      page.on("dialog", (dialog) => faults.push(`dialog: ${dialog.message()}`));
      page.on("console", (message) => /Content Security Policy/.test(message.text()) && faults.push(message.text()));
      if (lacksHls) {
        await page.addInitScript(() => {
          const { canPlayType } = HTMLMediaElement.prototype;
          HTMLMediaElement.prototype.canPlayType = function (type) {
            return /mpegurl/.test(type) ? "" : canPlayType.call(this, type);
          };
        });
      }
      const events = "document.events=[];for(const n of ['ready','error'])addEventListener('media-asset-'+n,e=>document.events.push([n,e.detail]))";
      await page.addInitScript(events);
      const body = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A foreign page</title>${head}
        <script type="module" src="${script}/media-asset.js" crossorigin></script><main>${markup}</main></html>`;
      await page.goto(this.put(body, { headers: csp ? { "content-security-policy": csp } : {} }));
      const asset = page.locator("media-asset").first();
      return {
        page,
        asset,
        requests,
        faults,
        events: () => page.evaluate(() => document.events),
        /** Those requests whose address the pattern matches. */
        asked: (pattern) => requests.filter((url) => pattern.test(url)),
        state: (state) => page.locator(`media-asset[data-state=${state}]`).first().waitFor(),
        /** Every picture in the element is there. */
        loaded: () => page.waitForFunction(() => {
          const images = [...(document.querySelector("media-asset").shadowRoot?.querySelectorAll("img[src]") ?? [])];
          return images.length > 0 && images.every(({ naturalWidth }) => naturalWidth > 0);
        }),
        button: (name) => asset.getByRole("button", { name, exact: true }),
        seek: asset.getByRole("slider", { name: "Seek" }),
        /** Waits until the scrubber tells this time. */
        tells: (time) => asset.getByRole("slider", { name: "Seek" }).and(page.locator(`[aria-valuetext^="${time} of"]`)).waitFor({ state: "attached" }),
        /** What the media element is like. */
        media: () => asset.evaluate(({ media }) => ({
          time: media.currentTime, paused: media.paused, muted: media.muted, volume: media.volume, source: media.currentSrc,
          width: media.videoWidth, audioBytes: media.webkitAudioDecodedByteCount, rate: media.playbackRate,
        })),
        plays: (from = 0) => page.waitForFunction((time) => {
          const { media } = document.querySelector("media-asset");
          return media && !media.paused && media.currentTime > time + 0.3;
        }, from),
        async shoot(name) {
          await mkdir(SCREENSHOTS, { recursive: true });
          await page.screenshot({ path: `${SCREENSHOTS}element-${name}.png` });
        },
        close: () => context.close(),
      };
    },

    async close() {
      await browser.close();
      site.close();
      scripts.close();
      await rm(dist, { recursive: true, force: true });
    },
  };
}

async function listen(answer) {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}
