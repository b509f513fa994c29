// What a cut line, a second tab and a keyboard alone do to the page: nothing.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { atBothSizes, card, cardIn, choose, written } from "./page-browser.mjs";
import * as clips from "./page-clips.mjs";
import { lineOf } from "./page-network.mjs";
import { file, withPipeline } from "./page-suite.mjs";

const PATIENCE = { timeout: 180_000 };
const MB = 1_000_000;
let folder, pipeline, browser, short, large;

withPipeline(async (parts) => {
  ({ folder, pipeline, browser } = parts);
  short = await clips.film(folder);
  large = await clips.film(folder, { size: "1920x1080", seconds: 8 });
});

const signedIn = (options) => browser.open(pipeline.page, { key: pipeline.key, ...options });

describe("A line that is cut", () => {
  atBothSizes("during an upload in parts costs a part, and the rest goes on by itself", PATIENCE, async (size) => {
    const { page, context, shot } = await signedIn(size);
    const line = await lineOf(context, page);
    const parts = [];
    page.on("response", (response) => {
      const part = new URL(response.url()).searchParams.get("partNumber");
      if (part && response.request().method() === "PUT") {
        parts.push(part);
      }
    });
    await line.slow(4 * MB);
    await choose(page, [file("cut.mp4", clips.padded(short, 24 * MB))]);
    const cut = await cardIn(page, "cut.mp4", "uploading");
    await page.waitForFunction(() => document.querySelector("[data-testid=card] progress")?.value > 45);

    await line.cut();
    await cut.getByText("The connection is lost. It goes on by itself when you are online again.").waitFor();
    await shot("upload-cut");
    await page.waitForTimeout(2000);
    assert.equal(await cut.getAttribute("data-state"), "uploading");
    await line.mend();

    await cardIn(page, "cut.mp4", "succeeded");
    assert.deepEqual(parts, ["1", "2", "3"]);
    assert.equal(await page.getByTestId("card").count(), 1);
    await context.close();
  });

  test("during an upload in one piece begins it again under the same promise", PATIENCE, async () => {
    const { page, context } = await signedIn();
    const line = await lineOf(context, page);
    const promised = new Set();
    page.on("response", async (response) => {
      if (response.url().endsWith("/api/uploads/sign") && response.ok()) {
        promised.add((await response.json()).assetId);
      }
    });
    await line.slow(2 * MB);
    await choose(page, [file("one.mp4", clips.padded(short, 9 * MB))]);
    await page.waitForFunction(() => document.querySelector("[data-testid=card] progress")?.value > 30);

    await line.cut();
    await card(page, "one.mp4").getByText(/^The connection is lost/).waitFor();
    await line.mend();

    await cardIn(page, "one.mp4", "succeeded");
    assert.equal(promised.size, 1);
    await context.close();
  });

  atBothSizes("while a job runs is taken up again, and no end is missed", PATIENCE, async (size) => {
    const { page, context, shot } = await signedIn(size);
    const line = await lineOf(context, page);
    await page.getByLabel("Recipe").selectOption("slow");
    await choose(page, [file("events.mp4", large)]);
    const running = await cardIn(page, "events.mp4", "processing");

    await line.cut();
    await running.getByText(/^The connection is lost/).waitFor();
    await shot("events-cut");
    const { assetId } = (await pipeline.ask("jobs?top=1")).jobs[0];
    await pipeline.jobOf(assetId);
    assert.equal(await running.getAttribute("data-state"), "processing");
    await line.mend();

    await cardIn(page, "events.mp4", "succeeded");
    await context.close();
  });

  test("by the server in the middle of the events is taken up from the last one", PATIENCE, async () => {
    const { page, context } = await signedIn();
    const asked = [];
    page.on("request", async (request) => request.url().endsWith("/events") && asked.push((await request.allHeaders())["last-event-id"]));
    let cuts = 0;
    await page.route("**/events", async (route) => {
      // The first answer ends after its first event, as a server does that is restarted.
      if (cuts++ === 0) {
        const [assetId] = /[0-9a-f]{32}/.exec(route.request().url());
        const body = `id: 1-made-up\nevent: state\ndata: ${JSON.stringify({ jobId: `${assetId}-000000000000`, state: "queued", updatedAt: "", underWay: 1 })}\n\n`;
        await route.fulfill({ contentType: "text/event-stream", body });
      } else {
        await route.continue();
      }
    });

    await choose(page, [file("again.mp4", short)]);

    await cardIn(page, "again.mp4", "succeeded");
    assert.deepEqual(asked.slice(0, 2), [undefined, "1-made-up"]);
    await context.close();
  });
});

describe("Two tabs", () => {
  atBothSizes("show the same job, and what one does the other sees", PATIENCE, async (size) => {
    // Long enough to be looked at and cancelled on a fast machine.
    const long = await clips.film(folder, { size: "1920x1080", seconds: 20 });
    const { page: first, context } = await signedIn(size);
    const { page: second, complaints } = await browser.open(pipeline.page, { key: pipeline.key, hash: "#/jobs", context });

    await first.getByLabel("Recipe").selectOption("slow");
    await choose(first, [file("shared.mp4", long)]);
    const uploaded = await cardIn(first, "shared.mp4", "processing");
    const row = second.getByTestId("job").filter({ hasText: "shared.mp4" }).first();
    await row.and(second.locator('[data-state="processing"]')).waitFor();
    await row.getByRole("link", { name: "shared.mp4" }).click();
    await second.getByTestId("job-page").getByRole("button", { name: "Cancel: shared.mp4" }).click();

    await second.locator('[data-testid="job-page"][data-state="cancelled"]').waitFor();
    await cardIn(first, "shared.mp4", "cancelled");
    await uploaded.getByRole("button", { name: "Retry: shared.mp4" }).click();
    await cardIn(first, "shared.mp4", "succeeded");
    await second.reload();
    await second.locator('[data-testid="job-page"][data-state="succeeded"]').waitFor();
    assert.deepEqual(complaints, []);
    await context.close();
  });

  test("follow more files than a browser has connections", PATIENCE, async () => {
    const { page: first, context } = await signedIn();
    const { page: second } = await browser.open(pipeline.page, { key: pipeline.key, context });
    const names = (tab) => Array.from({ length: 5 }, (_, index) => `${tab}-${index}.mp4`);

    await choose(first, names("a").map((name) => file(name, short)));
    await choose(second, names("b").map((name) => file(name, short)));

    await Promise.all([...names("a").map((name) => cardIn(first, name, "succeeded")), ...names("b").map((name) => cardIn(second, name, "succeeded"))]);
    assert.equal(await first.getByTestId("card").count() + await second.getByTestId("card").count(), 10);
    await context.close();
  });
});

describe("The keyboard alone", () => {
  /** Presses Tab until what has the focus is such. */
  async function tabTo(page, name, role) {
    for (let presses = 0; presses < 80; presses++) {
      await page.keyboard.press("Tab");
      const [text, tag] = await page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) {
          element = element.shadowRoot.activeElement;
        }
        return [element?.ariaLabel || element?.labels?.[0]?.innerText || element?.innerText || "", element?.tagName.toLowerCase()];
      });
      if (tag !== "body" && text.startsWith(name) && (!role || tag === role)) {
        return;
      }
    }
    assert.fail(`Tab does not lead to ${name}`);
  }

  test("signs in, uploads, plays, opens the job, filters, deletes and signs out", PATIENCE, async () => {
    const { page, context } = await browser.open(pipeline.page);
    await page.getByLabel("API key").waitFor();
    await page.keyboard.type(pipeline.key);
    await page.keyboard.press("Enter");
    await page.locator(".uppy-Dashboard-browse").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Upload");

    await tabTo(page, "Recipe", "select");
    await page.keyboard.press("ArrowDown");
    await tabTo(page, "choose them", "button");
    const chooser = page.waitForEvent("filechooser");
    // The driver listens once the browser has answered it something else.
    await page.evaluate(() => undefined);
    await page.keyboard.press("Enter");
    await (await chooser).setFiles(await written([file("keys.mp4", short)]));
    await cardIn(page, "keys.mp4", "succeeded");
    await page.locator("media-asset[data-state=ready]").waitFor();
    await tabTo(page, "Play");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("media-asset").media.currentTime > 0);
    await tabTo(page, "Details: keys.mp4", "a");
    await page.keyboard.press("Enter");
    await page.getByTestId("job-page").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");

    await page.goto(`${pipeline.page}#/`);
    await page.keyboard.press("Tab");
    await page.evaluate(() => document.activeElement.blur());
    await page.goto(`${pipeline.page}#/jobs`);
    await page.getByTestId("job").first().waitFor();
    await tabTo(page, "State", "select");
    await page.keyboard.type("Done");
    await page.getByTestId("job").filter({ hasText: "keys.mp4" }).waitFor();
    await tabTo(page, "Delete: keys.mp4", "button");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Keep it");
    await page.keyboard.press("Escape");
    // The dialog gives the focus back once it is gone.
    await page.waitForFunction(() => document.activeElement.ariaLabel === "Delete: keys.mp4");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByTestId("job").filter({ hasText: "keys.mp4" }).waitFor({ state: "detached" });
    await tabTo(page, "Skip to the content");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Jobs");
    await tabTo(page, "Sign out", "button");
    await page.keyboard.press("Enter");
    await page.getByLabel("API key").waitFor();
    await context.close();
  });
});
