// The page with the whole local pipeline behind it: signing in, and each file's way from the drop to its player.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { atBothSizes, card, cardIn, choose, DESKTOP, PHONE } from "./page-browser.mjs";
import { lineOf } from "./page-network.mjs";
import * as clips from "./page-clips.mjs";
import { file, withPipeline } from "./page-suite.mjs";

const PATIENCE = { timeout: 180_000 };
const HOSTILE = `<img src=x onerror=alert(1)> "q" 'a' \u202Egnp.\u05D0\u05D1 🎬.mp4`;
let folder, pipeline, browser, short, large;

withPipeline(async (parts) => {
  ({ folder, pipeline, browser } = parts);
  short = await clips.film(folder);
  large = await clips.film(folder, { size: "1920x1080", seconds: 4 });
});

const signedIn = (options) => browser.open(pipeline.page, { key: pipeline.key, ...options });

describe("Signing in", () => {
  test("takes a key that the API takes, says what is wrong with another, and forgets it with the tab", PATIENCE, async () => {
    const { page, context, complaints, shot } = await browser.open(pipeline.page);
    const field = page.getByLabel("API key");

    await field.fill("not-the-key");
    await field.press("Enter");
    await page.getByRole("alert").filter({ hasText: "This key is not known here" }).waitFor();
    assert.equal(await field.evaluate((element) => element === document.activeElement), true);
    await shot("sign-in-wrong-key");
    await field.fill(pipeline.key);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "Upload", level: 1 }).waitFor();

    assert.equal(await page.evaluate(() => sessionStorage.getItem("mediafunctions.key")), pipeline.key);
    assert.equal(await page.evaluate(() => JSON.stringify({ ...localStorage }) + document.cookie), "{}");
    const other = await context.newPage();
    await other.goto(pipeline.page);
    await other.getByLabel("API key").waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByLabel("API key").waitFor();
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
    // A wrong key is a 401, which a browser notes.
    assert.deepEqual(complaints.filter((text) => !text.includes("401")), []);
    await context.close();
  });

  test("is asked for again over the page when a key is taken no longer, and what waited goes on", PATIENCE, async () => {
    const { page, context } = await signedIn();
    await page.locator(".uppy-Dashboard-input").first().waitFor({ state: "attached" });
    await page.route("**/api/uploads/sign", (route) => route.fulfill({ status: 401, json: { code: "unauthorized", detail: "No." } }), { times: 1 });

    await choose(page, [file("waits.mp4", short)]);
    const dialog = page.getByRole("dialog", { name: "Sign in again" });
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    assert.equal(await dialog.isVisible(), true);
    await dialog.getByLabel("API key").fill(pipeline.key);
    await dialog.getByRole("button", { name: "Sign in" }).click();

    await cardIn(page, "waits.mp4", "succeeded");
    assert.equal(await dialog.count(), 0);
    await context.close();
  });
});

describe("Uploading", () => {
  for (const [name, viewport] of [["desktop", DESKTOP], ["phone", PHONE]]) {
    test(`makes a 1080p film a player that plays, without a reload, on a ${name}`, PATIENCE, async () => {
      const { page, context, complaints, shot } = await signedIn({ viewport });
      let loads = 0;
      page.on("load", () => loads++);
      const states = await watchStates(page);

      await page.getByLabel("Recipe").selectOption("film");
      await choose(page, [file("holiday.mp4", large)]);
      await cardIn(page, "holiday.mp4", "processing");
      await shot(`upload-processing-${name}`);
      const done = await cardIn(page, "holiday.mp4", "succeeded");

      await done.locator('media-asset[data-kind="video"][data-state="ready"]').waitFor();
      await done.getByText(/^This cost \$0\.\d+; MediaConvert would have been \$0\.\d+\.$/).waitFor();
      assert.deepEqual((await done.getByRole("list", { name: "Outputs" }).getByRole("link").allInnerTexts()).map((text) => text.split("\n")[0]), ["stream", "poster", "scenes"]);
      await shot(`upload-done-${name}`);
      await done.getByRole("button", { name: "Play" }).first().click();
      const played = await done.locator("media-asset").evaluate(async ({ media }) => {
        while (media.currentTime < 0.3) {
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        return media.currentTime;
      });
      assert.ok(played > 0.3);
      await shot(`upload-playing-${name}`);
      await done.getByText("Estimate and actual").click();
      assert.equal(await done.getByRole("row", { name: /^Cost \$[\d.]+ \$[\d.]+$/ }).count(), 1);

      assert.equal(loads, 0);
      assert.deepEqual(complaints, []);
      assert.deepEqual((await states()).filter((state) => !["queued", "routed"].includes(state)), ["uploading", "uploaded", "processing", "succeeded"]);
      await assertNoSideways(page);
      await context.close();
    });
  }

  test("takes what is dropped on it", PATIENCE, async () => {
    const { page, context } = await signedIn();
    await page.locator(".uppy-Dashboard-input").first().waitFor({ state: "attached" });
    const dataTransfer = await page.evaluateHandle((bytes) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([new Uint8Array(bytes)], "dropped.mp4", { type: "video/mp4" }));
      return dropped;
    }, [...short]);

    for (const type of ["dragenter", "dragover", "drop"]) {
      await page.locator(".uppy-Dashboard-inner").dispatchEvent(type, { dataTransfer });
    }

    await cardIn(page, "dropped.mp4", "succeeded");
    await context.close();
  });

  atBothSizes("refuses what is of the wrong type or too large before a byte is sent, and says what to do", PATIENCE, async (size) => {
    const { page, context, shot } = await signedIn(size);
    const sent = [];
    page.on("request", (request) => request.method() !== "GET" && sent.push(request.url()));

    await page.locator(".uppy-Dashboard-input").first().waitFor({ state: "attached" });
    await choose(page, [
      { name: "notes.txt", buffer: Buffer.from("words") },
      { name: "huge.mp4", size: 61_000_000 },
    ]);

    const text = await cardIn(page, "notes.txt", "refused");
    await text.getByText("Files of this type are not taken here.").waitFor();
    const huge = await cardIn(page, "huge.mp4", "refused");
    await huge.getByText("The file is larger than is allowed here.").waitFor();
    await huge.getByText("Choose a smaller one, or compress it first.").waitFor();
    await shot("upload-refused");
    assert.deepEqual(sent, []);
    await huge.getByRole("button", { name: "Remove from list: huge.mp4" }).click();
    assert.equal(await card(page, "huge.mp4").count(), 0);
    await context.close();
  });

  test("shows what the API refuses as the API says it", PATIENCE, async () => {
    const { page, context } = await signedIn();
    await page.route("**/api/uploads/sign", (route) => route.fulfill({ status: 413, json: { code: "too-large", detail: "The recipe takes 10 bytes." } }));

    await choose(page, [file("refused.mp4", short)]);

    const refused = await cardIn(page, "refused.mp4", "refused");
    await refused.getByText("Details").click();
    await refused.getByText("The recipe takes 10 bytes.").waitFor();
    await context.close();
  });

  atBothSizes("tells of a failed job in plain words, and retries, cancels nothing that is over, and deletes it", PATIENCE, async (size) => {
    const { page, context, shot } = await signedIn(size);

    await choose(page, [file("words.mp4", Buffer.from("This is no film."))]);
    const failed = await cardIn(page, "words.mp4", "failed");
    await failed.getByText("This is not a film, a sound or a picture, whatever its name says.").waitFor();
    await page.getByRole("status").filter({ hasText: "words.mp4: Failed. This is not a film, a sound or a picture, whatever its name says." }).waitFor({ state: "attached" });
    await shot("job-failed");
    assert.equal(await failed.getByRole("button", { name: /^Cancel/ }).count(), 0);
    const states = await watchStates(page);
    await failed.getByRole("button", { name: "Retry: words.mp4" }).click();
    await page.waitForFunction((seen) => window[seen].includes("queued") && window[seen].at(-1) === "failed", "seenStates");
    assert.equal((await states()).at(-1), "failed");

    await failed.getByRole("button", { name: "Delete: words.mp4" }).click();
    const dialog = page.getByRole("dialog", { name: "Delete this file?" });
    await dialog.getByRole("button", { name: "Keep it" }).click();
    assert.equal(await failed.count(), 1);
    assert.equal(await failed.getByRole("button", { name: "Delete: words.mp4" }).evaluate((element) => element === document.activeElement), true);
    await failed.getByRole("button", { name: "Delete: words.mp4" }).click();
    await dialog.getByRole("button", { name: "Delete" }).click();
    await failed.waitFor({ state: "detached" });
    await context.close();
  });

  atBothSizes("cancels a job that runs, and retries it to its end", PATIENCE, async (size) => {
    const { page, context, shot } = await signedIn(size);

    await page.getByLabel("Recipe").selectOption("slow");
    await choose(page, [file("long.mp4", large)]);
    const running = await cardIn(page, "long.mp4", "processing");
    await running.getByRole("button", { name: "Cancel: long.mp4" }).click();
    const cancelled = await cardIn(page, "long.mp4", "cancelled");
    await shot("job-cancelled");
    await cancelled.getByRole("button", { name: "Retry: long.mp4" }).click();

    await cardIn(page, "long.mp4", "succeeded");
    await context.close();
  });

  test("pauses, resumes and takes back what is being sent in parts", PATIENCE, async () => {
    const { page, context, shot } = await signedIn();
    await (await lineOf(context, page)).slow(6_000_000);

    await choose(page, [file("parts.mp4", clips.padded(short, 24_000_000))]);
    const sending = await cardIn(page, "parts.mp4", "uploading");
    await page.waitForFunction(() => document.querySelector("[data-testid=card] progress")?.value > 40);
    await sending.getByRole("button", { name: "Pause: parts.mp4" }).click();
    await sending.getByText(/^Paused at/).waitFor();
    const at = await sending.getByRole("progressbar").getAttribute("value");
    await page.waitForTimeout(1500);
    assert.equal(await sending.getByRole("progressbar").getAttribute("value"), at);
    await shot("upload-paused");
    await sending.getByRole("button", { name: "Resume: parts.mp4" }).click();
    await cardIn(page, "parts.mp4", "succeeded");

    await choose(page, [file("back.mp4", clips.padded(short, 24_000_000))]);
    const other = await cardIn(page, "back.mp4", "uploading");
    await page.waitForFunction(() => document.querySelector("[data-testid=card] progress")?.value > 10);
    await other.getByRole("button", { name: "Cancel: back.mp4" }).click();
    await cardIn(page, "back.mp4", "cancelled");
    assert.equal(await other.getByRole("button", { name: "Upload again: back.mp4" }).count(), 1);
    await context.close();
  });

  test("shows a hostile name as text, everywhere", PATIENCE, async () => {
    const { page, context, complaints, shot } = await signedIn();
    page.on("dialog", () => assert.fail("A script of a name ran."));

    await choose(page, [file(HOSTILE, short)]);
    const done = page.getByTestId("card");
    await done.and(page.locator('[data-state="succeeded"]')).waitFor();
    await done.getByText("This cost").waitFor();
    // Uppy and the API each clean names by their own rules; what is left is shown as it is.
    const shown = await done.getByRole("heading").innerText();
    assert.ok(shown.includes("<img src=x onerror=alert(1)>") && shown.includes("\u202E") && shown.includes("🎬"), shown);
    await shot("names-hostile");
    await done.getByRole("link", { name: /^Details/ }).click();
    await page.getByTestId("explain").waitFor();
    await page.getByRole("link", { name: "Jobs", exact: true }).click();
    await page.getByTestId("job").first().waitFor();
    assert.equal(await page.locator("img[src=x]").count(), 0);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  test("keeps the cards of what has come over a reload, for this tab", PATIENCE, async () => {
    const { page, context } = await signedIn();
    await choose(page, [file("stays.mp4", short)]);
    await cardIn(page, "stays.mp4", "succeeded");

    await page.reload();

    await (await cardIn(page, "stays.mp4", "succeeded")).locator("media-asset[data-state=ready]").waitFor();
    const other = await context.newPage();
    await other.addInitScript((key) => sessionStorage.setItem("mediafunctions.key", key), pipeline.key);
    await other.goto(pipeline.page);
    await other.getByRole("heading", { name: "Upload" }).waitFor();
    assert.equal(await other.getByTestId("card").count(), 0);
    await context.close();
  });

  test("offers the camera where the device has one, and uploads what it took", PATIENCE, async () => {
    const { page, context, complaints } = await signedIn();

    await page.getByRole("tab", { name: "Camera" }).click();
    await page.getByRole("button", { name: "Take a picture" }).click();
    await page.getByRole("button", { name: "Submit recorded file" }).click();

    const taken = page.getByTestId("card").first();
    await taken.and(page.locator('[data-state="succeeded"]')).waitFor({ timeout: 60_000 });
    assert.deepEqual(complaints, []);
    await context.close();
  });
});

/** Every state that a card has shown, in order. */
async function watchStates(page) {
  await page.evaluate(() => {
    window.seenStates = [];
    new MutationObserver(() => {
      const state = document.querySelector("[data-testid=card]")?.dataset.state;
      if (state && state !== window.seenStates.at(-1)) {
        window.seenStates.push(state);
      }
    }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"] });
  });
  return () => page.evaluate(() => window.seenStates);
}

async function assertNoSideways(page) {
  const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(inner <= outer, `${inner} of ${outer} px`);
}
