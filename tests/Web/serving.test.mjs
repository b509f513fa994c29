// The built page and the element as ./run dev serves them, in Chromium: what the policy refuses, the browser says.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const RUN = fileURLToPath(new URL("../../run", import.meta.url));
const CHROMIUM = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";

let child, exited, at, browser;

before(async () => {
  child = spawn(RUN, ["dev", "--json"], { stdio: ["ignore", "pipe", "inherit"] });
  exited = once(child, "exit");
  const { value } = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  at = JSON.parse(value);
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
});

after(async () => {
  await browser?.close();
  child.kill("SIGTERM");
  await exited;
});

/** A page of its own, with all that the browser complains of and all that it fetches. */
async function open(t, address) {
  const context = await browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  const complaints = [];
  const answers = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("response", (response) => answers.push(response));
  await page.goto(address, { waitUntil: "load" });
  return { page, complaints, answers };
}

test("The page loads, nothing of it is refused, and all that it loads comes from here", async (t) => {
  const { page, complaints, answers } = await open(t, at.page);
  await page.locator("#app > *").first().waitFor({ state: "attached" });

  assert.deepEqual(complaints, []);
  assert.deepEqual([...new Set(answers.map((answer) => new URL(answer.url()).origin))], [at.api]);
  assert.ok(answers.every((answer) => answer.status() < 400), answers.map((answer) => `${answer.status()} ${answer.url()}`).join("\n"));
});

test("Scripts and styles come compressed, and the next look at the page sends none of them again", async (t) => {
  const { page, answers } = await open(t, at.page);
  const files = answers.filter(isFile);

  assert.notEqual(files.length, 0);
  // Chromium takes br on a secure origin, which loopback is.
  for (const file of files) assert.match((await file.allHeaders())["content-encoding"], /^(br|gzip)$/, file.url());
  await page.goto("about:blank");
  await page.goto(at.page, { waitUntil: "load" });
  assert.deepEqual(
    await page.evaluate(() => performance.getEntriesByType("resource").filter(({ name, transferSize }) => name.includes("/assets/") && transferSize > 0).map(({ name }) => name)),
    []);
});

const isFile = (answer) => new URL(answer.url()).pathname.startsWith("/assets/");

test("What is inline, and what is of somebody else, does not run in it", async (t) => {
  const { page } = await open(t, at.page);

  await page.evaluate(() => {
    window.refused = new Set();
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => window.refused.add(effectiveDirective));
    const inline = document.createElement("script");
    inline.textContent = "window.ran = 'inline'";
    const foreign = document.createElement("script");
    foreign.src = "http://localhost:1/foreign.js";
    const style = document.createElement("style");
    style.textContent = "body { color: red }";
    const frame = document.createElement("iframe");
    frame.src = "http://localhost:1/";
    document.body.append(inline, foreign, style, frame);
    fetch("http://localhost:1/").catch(() => {});
  });
  await page.waitForFunction(() => window.refused.size >= 4);

  assert.deepEqual(await page.evaluate(() => [...window.refused].sort()), ["connect-src", "frame-src", "script-src-elem", "style-src-elem"]);
  assert.equal(await page.evaluate(() => window.ran), undefined);
});

test("The page may not be shown in a frame", async (t) => {
  const site = await serve(t, `<!doctype html><iframe src="${at.page}"></iframe>`);
  const { page, complaints } = await open(t, site);

  assert.match(complaints.join("\n"), /frame-ancestors 'none'/);
  assert.equal(page.frames()[1]?.url().startsWith("chrome-error:"), true);
});

test("A page of another origin loads the element", async (t) => {
  const site = await serve(t, `<!doctype html><link rel="icon" href="data:,"><script type="module" src="${at.api}/media-asset.js"></script><media-asset></media-asset>`);
  const { page, complaints, answers } = await open(t, site);
  await page.evaluate(() => customElements.whenDefined("media-asset"));

  assert.notEqual(new URL(site).origin, at.api);
  assert.deepEqual(complaints.filter((text) => !text.includes("media-asset")), []);
  assert.equal(answers.find((answer) => answer.url().endsWith("/media-asset.js")).status(), 200);
});

test("The page is told what it must know before anybody has signed in, and nobody's key stands in an address", async () => {
  const settings = await (await fetch(`${at.api}/api/page`)).json();

  assert.deepEqual(Object.keys(settings), ["uploads", "mediaUrl"]);
  assert.equal(settings.mediaUrl, at.mediaUrl);
  assert.equal(at.page, `${at.api}/`);
});

/** A site of another origin: the same machine by another name. */
async function serve(t, html) {
  const server = createServer((request, response) => response.writeHead(200, { "content-type": "text/html" }).end(html));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  return `http://localhost:${server.address().port}/`;
}
