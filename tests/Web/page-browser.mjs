// The page in the distribution's Chromium, with whatever it complains of: a broken policy is a complaint, too.
import { mkdir, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const CHROMIUM = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const SHOTS = fileURLToPath(new URL("../../artifacts/screenshots/", import.meta.url));
const FILES = await mkdtemp(join(tmpdir(), "page-files-"));
export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };
export const NARROW = { width: 320, height: 640 };

/** A test at both sizes; what it is given says how to open the page. */
export function atBothSizes(title, options, body) {
  for (const size of [{ size: "desktop", viewport: DESKTOP }, { size: "phone", viewport: PHONE }]) {
    test(`${title}, on a ${size.size}`, options, () => body(size));
  }
}

export async function startBrowser() {
  await mkdir(SHOTS, { recursive: true });
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", "--autoplay-policy=no-user-gesture-required", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
  });
  return {
    /** A browser's tab with no memory of others; signed in where a key is given. */
    async open(address, { key, size, viewport = DESKTOP, colorScheme = "light", hash = "", context: known } = {}) {
      const context = known ?? (await browser.newContext({ viewport, colorScheme, reducedMotion: "reduce" }));
      context.setDefaultTimeout(60_000);
      const page = await context.newPage();
      const complaints = [];
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => message.type() === "error" && complaints.push(`${message.text()} ${message.location().url}`));
      if (key) {
        await page.addInitScript((value) => sessionStorage.setItem("mediafunctions.key", value), key);
      }
      await page.goto(`${address}${hash}`);
      return { page, context, complaints, shot: (name) => page.screenshot({ path: `${SHOTS}${name}${size ? `-${size}` : ""}.png`, fullPage: true }) };
    },
    async close() {
      await browser.close();
      await rm(FILES, { recursive: true, force: true });
    },
  };
}

/** Gives files to Uppy's own field, once it is there. They lie on the disk, as a person's do: large ones need not pass through the driver. */
export async function choose(page, files) {
  await page.locator(".uppy-Dashboard-input").first().setInputFiles(await written(files));
}

export async function written(files) {
  const folder = await mkdtemp(join(FILES, "files-"));
  return Promise.all(files.map(async ({ name, buffer, size }) => {
    const path = join(folder, name);
    await writeFile(path, buffer ?? "");
    if (size !== undefined) {
      await truncate(path, size);
    }
    return path;
  }));
}

export const card = (page, name) => page.getByTestId("card").filter({ has: page.getByRole("heading", { name, exact: true }) });

/** The card, once it is in this state; where it ends in another one, what it says instead. */
export async function cardIn(page, name, state, timeout = 120_000) {
  const found = card(page, name);
  await found.and(page.locator(`[data-state="${state}"]`)).waitFor({ timeout }).catch(async (error) => {
    throw new Error(`${name} is no ${state} card: ${await found.allInnerTexts()}`, { cause: error });
  });
  return found;
}
