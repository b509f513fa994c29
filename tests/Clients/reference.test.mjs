// The reference page as people see it: every operation is there, and nothing is asked of another host.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { CHROMIUM } from "./browser.mjs";
import { startPipeline } from "./pipeline.mjs";

let pipeline;
let browser;

before(async () => {
  pipeline = await startPipeline({ origins: [] });
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
});

after(async () => {
  await browser?.close();
  await pipeline?.close();
});

test("The reference shows every operation and its example, and asks nothing of another host", async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const elsewhere = [];
  const complaints = [];
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== pipeline.api) {
      elsewhere.push(request.url());
    }
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(`${message.text()} ${message.location().url}`));

  await page.goto(`${pipeline.api}/api/reference`);
  await page.getByText("POST", { exact: false }).first().waitFor();
  await page.getByRole("heading", { name: "MediaFunctions" }).waitFor();
  const document = await (await fetch(`${pipeline.api}/api/openapi.json`)).json();
  const resources = new Set(Object.values(document.paths).flatMap((path) => Object.values(path).flatMap((o) => o.tags)));
  const text = await page.locator("body").innerText();
  if (process.env.SCREENSHOT) {
    await page.screenshot({ path: process.env.SCREENSHOT });
  }

  for (const resource of resources) {
    assert.match(text, new RegExp(`\\b${resource}\\b`), `the page does not show ${resource}`);
  }
  assert.deepEqual(elsewhere, []);
  assert.deepEqual(complaints, []);
});
