// The view of jobs: the list and its filters, the plot, a job's page with the picture of its plan; and axe's opinion of all views.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, test } from "node:test";
import { cardIn, choose, NARROW, PHONE } from "./page-browser.mjs";
import * as clips from "./page-clips.mjs";
import { file, withPipeline } from "./page-suite.mjs";

const PATIENCE = { timeout: 180_000 };
const AXE = await readFile(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const TEXTS = 22;
let folder, pipeline, browser, short, film;

withPipeline(async (parts) => {
  ({ folder, pipeline, browser } = parts);
  short = await clips.film(folder);
  const large = await clips.film(folder, { size: "640x360", seconds: 3 });
  for (let text = 0; text < TEXTS; text++) {
    await pipeline.jobOf(await pipeline.put(`text-${text}.mp4`, "video/mp4", Buffer.from(`words ${text}`)));
  }
  film = await pipeline.jobOf(await pipeline.put("film.mp4", "video/mp4", large, "film"));
  await pipeline.jobOf(await pipeline.put("clip.mp4", "video/mp4", short));
});

const jobs = (options) => browser.open(pipeline.page, { key: pipeline.key, hash: "#/jobs", ...options });

describe("The list", () => {
  test("comes in pages, newest first, each job once", PATIENCE, async () => {
    const { page, context, complaints } = await jobs();
    const rows = page.getByTestId("job");
    await rows.first().waitFor();
    assert.equal(await rows.count(), 20);

    await page.getByRole("button", { name: "Show more" }).click();
    await page.waitForFunction(() => document.querySelectorAll("[data-testid=job]").length > 20);

    const names = await rows.getByRole("link").allInnerTexts();
    assert.deepEqual(names, ["clip.mp4", "film.mp4", ...Array.from({ length: TEXTS }, (_, index) => `text-${TEXTS - 1 - index}.mp4`)]);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  test("is filtered by state, recipe and day, and says so where nothing fits", PATIENCE, async () => {
    const { page, context, shot } = await jobs();
    const rows = page.getByTestId("job");
    await page.getByRole("search").getByLabel("State").selectOption("succeeded");
    await page.waitForFunction(() => document.querySelectorAll("[data-testid=job]").length === 2);
    await page.getByRole("search").getByLabel("Recipe").selectOption("film");
    await page.waitForFunction(() => document.querySelectorAll("[data-testid=job]").length === 1);
    assert.deepEqual(await rows.getByRole("link").allInnerTexts(), ["film.mp4"]);
    // What is looked at and left is as it was.
    await rows.getByRole("link").click();
    await page.getByTestId("job-page").waitFor();
    await page.goBack();
    await page.waitForFunction(() => document.querySelectorAll("[data-testid=job]").length === 1);

    await page.getByRole("search").getByLabel("To (UTC)").fill("2020-01-01");
    await page.getByText("No job fits. Clear the filter to see all of them.").waitFor();
    await shot("jobs-empty");
    await page.getByRole("button", { name: "Clear" }).click();
    await page.waitForFunction(() => document.querySelectorAll("[data-testid=job]").length === 20);
    await page.getByRole("search").getByLabel("From (UTC)").fill(new Date().toISOString().slice(0, 10));
    await page.waitForFunction(() => document.querySelectorAll("[data-testid=job]").length === 20);
    await context.close();
  });

  test("says in plain words why a job failed and what to do, and retries it", PATIENCE, async () => {
    const { page, context, shot } = await jobs();
    const row = page.getByTestId("job").filter({ hasText: "text-21.mp4" });
    await row.getByText("This is not a film, a sound or a picture, whatever its name says. Check that you chose the media file itself").waitFor();
    await shot("jobs");

    const job = (await pipeline.ask("jobs?top=100")).jobs.find(({ source }) => source.key.endsWith("text-21.mp4"));

    await row.getByRole("button", { name: "Retry: text-21.mp4" }).click();

    await row.getByRole("button", { name: "Retry: text-21.mp4" }).and(page.locator('[aria-disabled="false"]')).waitFor();
    const again = await pipeline.jobOf(job.assetId);
    assert.ok(again.updatedAt > job.updatedAt, `${again.updatedAt}, ${job.updatedAt}`);
    await row.and(page.locator('[data-state="failed"]')).waitFor();
    await context.close();
  });

  test("shows a job that comes, and what becomes of it, by itself", PATIENCE, async () => {
    const { page, context } = await jobs();
    await page.getByTestId("job").first().waitFor();

    const assetId = await pipeline.put("later.mp4", "video/mp4", short);

    await page.getByTestId("job").filter({ hasText: "later.mp4" }).and(page.locator('[data-state="succeeded"]')).waitFor({ timeout: 40_000 });
    await pipeline.ask(`assets/${assetId}`, undefined, "DELETE");
    await page.getByTestId("job").filter({ hasText: "later.mp4" }).waitFor({ state: "detached", timeout: 40_000 });
    await context.close();
  });

  test("tells why a job is held, and lets it go", PATIENCE, async () => {
    const assetId = await pipeline.put("dear.mp4", "video/mp4", short, "dear");
    const { page, context, shot } = await jobs();
    const row = page.getByTestId("job").filter({ hasText: "dear.mp4" });
    await row.getByText(/^It waits: /).waitFor({ timeout: 40_000 });
    await shot("job-held");

    await row.getByRole("button", { name: "Release: dear.mp4" }).click();

    await row.and(page.locator('[data-state="succeeded"]')).waitFor({ timeout: 40_000 });
    await pipeline.ask(`assets/${assetId}`, undefined, "DELETE");
    await context.close();
  });
});

describe("The plot", () => {
  test("has a bar for today, and the API's own sums in its table", PATIENCE, async () => {
    const { page, context } = await jobs();
    const today = new Date().toISOString().slice(0, 10);
    const { sums } = await pipeline.ask(`jobs?sum=day&from=${today}&to=${today}`);
    const total = (member) => sums.reduce((sum, line) => sum + line[member], 0);
    const plot = page.getByRole("region", { name: "The last 30 days" });

    await plot.getByRole("img", { name: /^Jobs by day, \d+ jobs in all/ }).waitFor();
    assert.equal(await plot.getByRole("img", { name: /^Jobs by day/ }).locator("rect.bad").count(), 1);
    assert.equal(await plot.getByRole("img", { name: /^Cost by day/ }).locator("rect.cost").count(), 1);
    await plot.getByText("As a table").click();

    const cells = await plot.getByRole("table").locator("tbody tr").last().locator("td").allInnerTexts();
    assert.deepEqual(cells.slice(0, 3).map(Number), [total("jobs"), total("succeeded"), total("failed")]);
    assert.match(cells[3], /^\$0\.0\d+$/);
    await context.close();
  });

  test("is not there for whoever may see no sums", PATIENCE, async () => {
    const { page, context } = await jobs({ hash: "" });
    await page.route("**/api/jobs?sum=day*", (route) => route.fulfill({ status: 403, json: { code: "forbidden", detail: "For keys." } }));
    await page.getByRole("link", { name: "Jobs" }).click();
    await page.getByTestId("job").first().waitFor();
    assert.equal(await page.getByRole("region", { name: "The last 30 days" }).count(), 0);
    await context.close();
  });
});

describe("A job's page", () => {
  for (const [name, viewport] of [["desktop", undefined], ["phone", PHONE], ["narrow", NARROW]]) {
    test(`draws the plan from the source to the outputs, with its facts and receipt (${name})`, PATIENCE, async () => {
      const { page, context, complaints, shot } = await jobs({ hash: `#/jobs/${film.jobId}`, ...(viewport ? { viewport } : {}) });
      const picture = page.getByTestId("explain");
      await picture.waitFor();
      await page.locator("media-asset[data-state=ready]").waitFor();

      assert.match(await picture.locator(".source").innerText(), /^film\.mp4\nh264 640 × 360 · aac · 3 s/);
      const made = new Set(await picture.locator(".output strong").allInnerTexts());
      assert.deepEqual(made, new Set(film.plan.runs.flatMap(({ outputs }) => outputs)));
      assert.equal(await picture.locator(".run").count(), film.plan.runs.length);
      await page.locator("dd").filter({ hasText: /^in the function/ }).waitFor();
      await page.getByText(film.routeReasons[0]).first().waitFor();
      await page.getByText(/^This cost \$0\.\d+/).waitFor();
      await shot(`job-${name}`);
      await page.getByRole("button", { name: "Explain each run" }).click();
      await page.locator(".run-details").first().waitFor();
      const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      assert.ok(inner <= outer, `${inner} of ${outer} px`);
      assert.deepEqual(complaints, []);
      await context.close();
    });
  }

  test("says so where the job is gone", PATIENCE, async () => {
    const { page, context } = await jobs({ hash: `#/jobs/${"0".repeat(32)}-000000000000` });
    await page.getByText("It is not there any more.").waitFor();
    await context.close();
  });
});

describe("axe-core finds nothing serious", () => {
  for (const colorScheme of ["light", "dark"]) {
    test(`in any view, ${colorScheme}`, { timeout: 240_000 }, async () => {
      const { page, context, shot } = await browser.open(pipeline.page, { colorScheme });
      const judge = async (view) => {
        await page.evaluate(AXE);
        const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
        const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        assert.deepEqual(grave.map(({ id, nodes }) => [view, id, nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`)]), []);
      };
      await page.getByLabel("API key").waitFor();
      await judge("sign-in");
      await page.getByLabel("API key").fill(pipeline.key);
      await page.keyboard.press("Enter");
      await page.locator(".uppy-Dashboard-browse").waitFor();
      await judge("upload, empty");
      await choose(page, [file("judged.mp4", short), file("bad.mp4", Buffer.from("words")), { name: "no.txt", buffer: Buffer.from("x") }]);
      await cardIn(page, "bad.mp4", "failed");
      await (await cardIn(page, "judged.mp4", "succeeded")).getByText("This cost").waitFor();
      await page.locator("media-asset[data-state=ready]").waitFor();
      await page.getByText("Estimate and actual").click();
      await judge("upload, cards");
      await shot(`axe-upload-${colorScheme}`);
      await page.getByRole("button", { name: "Delete: judged.mp4" }).click();
      await judge("dialog");
      await page.keyboard.press("Escape");
      await page.getByRole("link", { name: "Jobs", exact: true }).click();
      await page.getByTestId("job").first().waitFor();
      await page.getByText("As a table").click();
      await judge("jobs");
      await shot(`axe-jobs-${colorScheme}`);
      await page.goto(`${pipeline.page}#/jobs/${film.jobId}`);
      await page.getByTestId("job-page").locator("media-asset[data-state=ready]").waitFor();
      await page.getByRole("button", { name: "Explain each run" }).click();
      await page.locator(".run-details").first().waitFor();
      await judge("job");
      await shot(`axe-job-${colorScheme}`);
      await context.close();
    });
  }
});
