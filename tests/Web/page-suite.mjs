// What a file of tests of the page has from its first test to its last.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { buildPage } from "./page-alone.mjs";
import { startBrowser } from "./page-browser.mjs";
import { startPipeline } from "./page-pipeline.mjs";

const SETUP = { timeout: 300_000 };

export const file = (name, buffer) => ({ name, buffer });

/** The whole local pipeline, a browser, and a folder for clips; `prepare` is given them. */
export function withPipeline(prepare) {
  let folder, pipeline, browser;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "page-tests-"));
    [pipeline, browser] = await Promise.all([startPipeline(), startBrowser()]);
    await prepare({ folder, pipeline, browser });
  }, SETUP);
  after(async () => {
    await browser?.close();
    await pipeline?.close();
    await rm(folder, { recursive: true, force: true });
  });
}

/** The built page alone, and a browser; `prepare` is given them. */
export function withBuiltPage(prepare) {
  let built, browser;
  before(async () => {
    [built, browser] = await Promise.all([buildPage(), startBrowser()]);
    prepare({ built, browser });
  }, SETUP);
  after(async () => {
    await browser?.close();
    await built?.remove();
  });
}

/** Looks again and again until it is such. */
export async function until(page, such) {
  while (!such()) {
    await page.waitForTimeout(50);
  }
}
