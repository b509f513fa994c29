// The page in the distribution's Chromium, with whatever it complains of: a broken policy is a complaint, too.
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const CHROMIUM = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const SHOTS = fileURLToPath(new URL("../../artifacts/screenshots/", import.meta.url));
export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };
export const NARROW = { width: 320, height: 640 };

export async function startBrowser() {
  await mkdir(SHOTS, { recursive: true });
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", "--autoplay-policy=no-user-gesture-required", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
  });
  return {
    /** A browser's tab with no memory of others; signed in where a key is given. */
    async open(address, { key, viewport = DESKTOP, colorScheme = "light", hash = "", context: known } = {}) {
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
      return { page, context, complaints, shot: (name) => page.screenshot({ path: `${SHOTS}${name}.png`, fullPage: true }) };
    },
    close: () => browser.close(),
  };
}

/** Gives files to Uppy's own field, once it is there. */
export async function choose(page, files) {
  await page.locator(".uppy-Dashboard-input").first().setInputFiles(files);
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
