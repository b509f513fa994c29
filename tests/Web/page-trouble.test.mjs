// What the page does with an API that limits, fails, says nothing or answers in pieces, and with a storage that refuses.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { card, cardIn, choose } from "./page-browser.mjs";
import { limited, notFound, startAlone, unavailable } from "./page-alone.mjs";
import { until, withBuiltPage } from "./page-suite.mjs";

const PATIENCE = { timeout: 120_000 };
let built, browser;

withBuiltPage((parts) => ({ built, browser } = parts));

async function start(t, answers, options = {}) {
  const api = await startAlone(built, answers);
  const opened = await browser.open(`${api.at}/`, { key: "key", ...options });
  t.after(async () => {
    await opened.context.close();
    await api.close();
  });
  return { ...opened, api, until: (such) => until(opened.page, such) };
}

const jobOf = (number, changes) => ({
  jobId: `${number}-job`, assetId: `${number}`, recipe: "rare", state: "succeeded", createdAt: new Date(1e12 - number * 1000).toISOString(), updatedAt: "",
  tries: 1, source: { key: `uploads/${number}.mp4` }, outputs: [], skipped: [], routeReasons: [], links: { self: "", asset: "" }, ...changes,
});
const film = { name: "film.mp4", buffer: Buffer.from("film") };
const signs = (key = "film") => ({ request }) => ({ json: { url: `http://${request.headers.host}/bucket/${key}`, key, assetId: "1" } });
const stored = { text: "", headers: { etag: '"1"' } };

describe("The list", () => {
  test("keeps what it shows where the newest page is empty and goes on", PATIENCE, async (t) => {
    const { page, until, api } = await start(t, {
      "GET /api/jobs": ({ searchParams }) => ({ json: searchParams.get("continuation") ? { jobs: [jobOf(1)] } : { jobs: [], continuation: "on" } }),
    }, { hash: "#/jobs" });
    await page.getByTestId("job").waitFor();
    const asked = api.asked.length;

    await until(() => api.asked.length > asked + 1);

    assert.equal(await page.getByTestId("job").count(), 1);
  });

  test("comes by itself where the first look failed for a while", PATIENCE, async (t) => {
    let fails = true;
    const { page } = await start(t, { "GET /api/jobs": () => (fails ? unavailable : { json: { jobs: [jobOf(1)], sums: [] } }) }, { hash: "#/jobs" });
    await page.getByText("The storage does not answer at the moment.").waitFor();
    fails = false;

    await page.getByTestId("job").waitFor();

    assert.equal(await page.getByText("The storage does not answer at the moment.").count(), 0);
  });

  test("shows what was done with a row that stands below the newest", PATIENCE, async (t) => {
    const all = Array.from({ length: 130 }, (_, index) => jobOf(index, { state: index === 125 ? "failed" : "succeeded" }));
    const pageOf = ({ searchParams }) => {
      const from = Number(searchParams.get("continuation") ?? 0);
      const to = from + Number(searchParams.get("top"));
      return { json: { jobs: all.slice(from, to), ...(to < all.length ? { continuation: `${to}` } : {}) } };
    };
    const { page } = await start(t, {
      "GET /api/jobs": pageOf,
      "DELETE /api/assets/124": { status: 204, text: "" },
      "POST /api/jobs/125-job/retry": { status: 202, json: {} },
      "GET /api/jobs/125-job": { json: jobOf(125, { state: "queued" }) },
    }, { hash: "#/jobs" });
    const rows = page.getByTestId("job");
    for (let shown = 20; shown < 130; shown = Math.min(130, shown + 20)) {
      await page.waitForFunction((count) => document.querySelectorAll("[data-testid=job]").length === count, shown);
      await page.getByRole("button", { name: "Show more" }).click();
    }
    await page.waitForFunction(() => document.querySelectorAll("[data-testid=job]").length === 130);

    await page.getByRole("button", { name: "Retry: 125.mp4" }).click();
    await rows.filter({ hasText: "125.mp4" }).and(page.locator('[data-state="queued"]')).waitFor();
    await page.getByRole("button", { name: "Delete: 124.mp4" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();

    await page.waitForFunction(() => document.querySelectorAll("[data-testid=job]").length === 129);
    assert.equal(await rows.filter({ hasText: "124.mp4" }).count(), 0);
  });
});

describe("An address that names no job", () => {
  for (const hash of ["#/jobs/%E0", "#/jobs/..%2Fpage"]) {
    test(`leads to the list: ${hash}`, PATIENCE, async (t) => {
      const { page, complaints } = await start(t, {}, { hash });

      await page.getByRole("heading", { name: "Jobs", level: 1 }).waitFor();

      assert.deepEqual(complaints, []);
    });
  }
});

describe("A job's page", () => {
  test("comes by itself where the first look failed, and shows nothing of a job that is deleted meanwhile", PATIENCE, async (t) => {
    let fails = true;
    let gone = false;
    const { page } = await start(t, {
      "GET /api/jobs/1-job": () => (fails ? unavailable : gone ? notFound : { json: jobOf(1, { state: "queued" }) }),
      "GET /api/jobs/1-job/events": async () => {
        await until(page, () => gone);
        return { text: "event: gone\ndata: {}\n\n", headers: { "content-type": "text/event-stream" } };
      },
    }, { hash: "#/jobs/1-job" });
    await page.getByText("The storage does not answer at the moment.").waitFor();
    fails = false;
    await page.getByTestId("job-page").waitFor();

    gone = true;

    await page.getByText("It is not there any more.").waitFor();
    assert.equal(await page.getByTestId("job-page").count(), 0);
  });
});

describe("An upload", () => {
  test("says that it waits where there was too much in too short a time, and until when", PATIENCE, async (t) => {
    const { page, api } = await start(t, { "POST /api/uploads/sign": limited(3000) });

    await choose(page, [film]);

    await card(page, "film.mp4").getByText(/^That was too much in too short a time\. It goes on by itself at \d\d:\d\d:\d\d\.$/).waitFor();
    assert.equal(api.calls("POST /api/uploads/sign").length, 1);
  });

  test("in parts says so, too, where a part's address is not given for a while", PATIENCE, async (t) => {
    const { page } = await start(t, {
      "POST /api/uploads/sign": ({ request, body }) => (JSON.parse(body).partNumber ? limited(3000) : signs()({ request })),
      "POST /bucket/film": { text: "<InitiateMultipartUploadResult><UploadId>upload</UploadId></InitiateMultipartUploadResult>" },
    });

    await choose(page, [{ name: "long.mp4", size: 17 * 1024 * 1024 }]);

    await card(page, "long.mp4").getByText(/^That was too much in too short a time\. It goes on by itself at /).waitFor();
  });

  test("that is taken back when all of it has come has its promise deleted, before it says that nothing is kept", PATIENCE, async (t) => {
    let deletes = 0;
    const { page, until, api } = await start(t, {
      "POST /api/uploads/sign": signs(),
      "PUT /bucket/film": undefined,
      "DELETE /api/assets/1": () => (++deletes === 1 ? unavailable : { status: 204, text: "" }),
    });
    await choose(page, [film]);
    await until(() => api.calls("PUT /bucket/film").length > 0);

    await page.getByRole("button", { name: "Cancel: film.mp4" }).click();

    const taken = await cardIn(page, "film.mp4", "cancelled");
    await taken.getByText("It may have come all the same").waitFor();
    await taken.getByText("The storage does not answer at the moment.").waitFor();
    await taken.getByRole("button", { name: "Upload again: film.mp4" }).click();
    await page.getByRole("button", { name: "Cancel: film.mp4" }).click();
    await taken.getByText("Nothing of it is kept.").waitFor();
    assert.equal(deletes, 2);
  });

  test("whose address the storage takes no longer is signed anew once, and can be begun again after that", PATIENCE, async (t) => {
    let refuses = true;
    const { page, api } = await start(t, {
      "POST /api/uploads/sign": signs(),
      "PUT /bucket/film": () => (refuses ? { status: 403, text: "<Error><Code>AccessDenied</Code></Error>" } : stored),
      "GET /api/assets/1": { json: { assetId: "1", recipes: {} } },
    });
    await choose(page, [film]);
    const refused = await cardIn(page, "film.mp4", "refused");
    assert.equal(api.calls("PUT /bucket/film").length, 2);
    assert.equal(api.calls("POST /api/uploads/sign").length, 2);

    refuses = false;
    await refused.getByRole("button", { name: "Upload again: film.mp4" }).click();

    await cardIn(page, "film.mp4", "uploaded");
  });

  test("that begins while the camera is still looked for can be paused, taken back and begun again", PATIENCE, async (t) => {
    const api = await startAlone(built, { "POST /api/uploads/sign": signs(), "PUT /bucket/film": undefined, "DELETE /api/assets/1": notFound });
    const { page, context } = await browser.open("about:blank", { key: "key" });
    t.after(async () => {
      await context.close();
      await api.close();
    });
    await page.addInitScript(() => { navigator.mediaDevices.enumerateDevices = () => new Promise(() => undefined); });
    await page.goto(`${api.at}/`);

    await choose(page, [film]);

    await page.getByRole("button", { name: "Pause: film.mp4" }).waitFor();
    assert.equal(await page.getByText("Drop files here, or choose them").count(), 0);
    await page.getByRole("button", { name: "Cancel: film.mp4" }).click();
    await page.getByRole("button", { name: "Upload again: film.mp4" }).waitFor();
  });

  test("refused beside others is heard as they are", PATIENCE, async (t) => {
    const { page } = await start(t, {});
    await choose(page, ["one", "two", "three"].map((name) => ({ name: `${name}.txt`, buffer: Buffer.from(name) })));

    const status = page.locator("p[role=status]");
    for (const name of ["one", "two", "three"]) {
      await status.filter({ hasText: `${name}.txt: Refused` }).waitFor();
    }
  });
});

describe("What is followed", () => {
  const followed = async (page, count) => {
    await page.evaluate((cards) => sessionStorage.setItem("mediafunctions.cards", JSON.stringify(
      Array.from({ length: cards }, (_, id) => ({ id: `${id}`, name: `${id}.mp4`, size: 1, type: "video/mp4", assetId: `${id}` })))), count);
    await page.reload();
    await page.waitForFunction((cards) => document.querySelectorAll("[data-testid=card]").length === cards, count);
  };

  test("in great number is looked at the more seldom", PATIENCE, async (t) => {
    const { page, api, until } = await start(t, {
      "GET /api/assets/*": ({ pathname }) => (pathname.endsWith("/events") ? undefined : { json: { recipes: { rare: { job: { jobId: `${pathname.split("/").at(-1)}-job`, state: "queued" } } } } }),
      "GET /api/jobs/*": { json: jobOf(1, { state: "queued", hold: { ceiling: "day", reason: "Enough for today.", since: "" } }) },
    });
    await followed(page, 40);
    const looks = () => api.asked.filter(({ call }) => /^GET \/api\/(assets\/\d+|jobs\/\d+-job)$/.test(call));
    await until(() => looks().length >= 74);

    await page.waitForTimeout(6_000);

    assert.ok(looks().length < 100, `${looks().length} looks`);
  });

  test("by streams that end without a word is asked for ever more seldom", PATIENCE, async (t) => {
    const { page, api, until } = await start(t, { "GET /api/assets/0/events": { text: "", headers: { "content-type": "text/event-stream" } } });
    await followed(page, 1);
    const calls = () => api.calls("GET /api/assets/0/events");

    await until(() => calls().length === 4);

    const [first, , , fourth] = calls();
    // A quarter of a second, one and two, at the least.
    assert.ok(fourth.at - first.at >= 3_200, `${fourth.at - first.at} ms`);
  });
});
