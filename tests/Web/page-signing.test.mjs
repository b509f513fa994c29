// Signing in by an issuer, and what happens when a sign-in is over, before an API and an issuer of the test's own.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { startAlone, startIssuer, unauthorized } from "./page-alone.mjs";
import { until, withBuiltPage } from "./page-suite.mjs";

const PATIENCE = { timeout: 120_000 };
let built, browser;

withBuiltPage((parts) => ({ built, browser } = parts));

/** The API, the issuer and a page of theirs; `taken` says which credentials the API takes. */
async function start(t, { taken = () => true, answers = {}, ...options } = {}) {
  const issuer = await startIssuer();
  const state = { taken };
  const guarded = Object.fromEntries(Object.entries({ "GET /api/jobs": { json: { jobs: [], sums: [] } }, "GET /api/recipes": { json: { recipes: [] } }, ...answers })
    .map(([call, answer]) => [call, (asked) => (state.taken(asked.request.headers) ? (typeof answer === "function" ? answer(asked) : answer) : unauthorized)]));
  const api = await startAlone(built, guarded, { issuer });
  const opened = await browser.open(`${api.at}/`, options);
  t.after(async () => {
    await opened.context.close();
    await api.close();
    await issuer.close();
  });
  return { ...opened, api, issuer, state };
}

const byAccount = (place) => place.getByRole("button", { name: "Sign in with your account" });

describe("Signing in by an issuer", () => {
  test("comes back to the view that was open", PATIENCE, async (t) => {
    const { page, api } = await start(t, { hash: "#/jobs" });

    await byAccount(page).click();
    await page.getByRole("link", { name: "It is me" }).click();

    await page.getByRole("heading", { name: "Jobs", level: 1 }).waitFor();
    assert.equal(page.url(), `${api.at}/#/jobs`);
    // The heading stands before the list is asked for.
    await until(page, () => api.calls("GET /api/jobs").length > 0);
    assert.equal(api.calls("GET /api/jobs").at(-1).headers.authorization, "Bearer head.1.mark");
  });

  test("says why where the issuer says no, and the address keeps nothing of it", PATIENCE, async (t) => {
    const { page, api, issuer } = await start(t);
    issuer.refuses = { error: "access_denied", error_description: "No seat is free." };

    await byAccount(page).click();
    await page.getByRole("link", { name: "It is me" }).click();

    await page.getByRole("alert").filter({ hasText: "No seat is free." }).waitFor();
    assert.equal(page.url(), `${api.at}/`);
  });

  test("again goes by another window, which closes, and what waited goes on", PATIENCE, async (t) => {
    const { page, context, state, api } = await start(t);
    await byAccount(page).click();
    await page.getByRole("link", { name: "It is me" }).click();
    await page.getByRole("heading", { name: "Upload", level: 1 }).waitFor();
    await page.evaluate(() => { window.stands = true; });
    state.taken = ({ authorization }) => authorization === "Bearer head.2.mark";

    await page.getByRole("link", { name: "Jobs", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Sign in again" });
    const [other] = await Promise.all([context.waitForEvent("page"), byAccount(dialog).click()]);
    await dialog.getByText("Go on in the window that has opened.").waitFor();
    assert.equal(await dialog.getByRole("button", { name: "Sign in", exact: true }).isEnabled(), true);
    const closed = other.waitForEvent("close");
    await other.getByRole("link", { name: "It is me" }).click();

    await page.getByText("No job fits.").waitFor();
    await closed;
    assert.equal(await dialog.count(), 0);
    assert.equal(await page.evaluate(() => window.stands), true);
    assert.equal(api.calls("GET /api/jobs").at(-1).headers.authorization, "Bearer head.2.mark");
  });

  test("again is asked anew where the window was closed, and a no in it is told in the dialog", PATIENCE, async (t) => {
    const { page, context, state, issuer } = await start(t);
    await byAccount(page).click();
    await page.getByRole("link", { name: "It is me" }).click();
    await page.getByRole("heading", { name: "Upload", level: 1 }).waitFor();
    state.taken = () => false;
    await page.getByRole("link", { name: "Jobs", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Sign in again" });
    const [first] = await Promise.all([context.waitForEvent("page"), byAccount(dialog).click()]);
    await first.getByRole("link", { name: "It is me" }).waitFor();
    await first.close();

    issuer.refuses = { error: "access_denied", error_description: "No seat is free." };
    const [second] = await Promise.all([context.waitForEvent("page"), byAccount(dialog).click()]);
    await second.getByRole("link", { name: "It is me" }).click();

    await dialog.getByRole("alert").filter({ hasText: "No seat is free." }).waitFor();
    state.taken = () => true;
    await dialog.getByLabel("API key").fill("key");
    await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
  });
});

describe("A sign-in that is over", () => {
  test("keeps its dialog open, however often Escape is pressed", PATIENCE, async (t) => {
    const { page } = await start(t, { key: "key", taken: () => false });
    const dialog = page.getByRole("dialog", { name: "Sign in again" });
    await dialog.waitFor();

    for (let presses = 0; presses < 4; presses++) {
      await page.keyboard.press("Escape");
      await page.waitForTimeout(100);
    }

    assert.equal(await dialog.isVisible(), true);
  });

  test("holds no stream that another tab could have", PATIENCE, async (t) => {
    const { page, api } = await start(t, {
      key: "key",
      taken: (headers) => headers["x-functions-key"] === "other",
      answers: { "GET /api/assets/*": undefined },
    });
    await page.evaluate(() => sessionStorage.setItem("mediafunctions.cards", JSON.stringify([1, 2, 3].map((id) => ({ id: `${id}`, name: `${id}.mp4`, size: 1, type: "video/mp4", assetId: `${id}` })))));
    await page.reload();
    await page.getByRole("dialog", { name: "Sign in again" }).waitFor();
    await page.waitForFunction(() => document.querySelectorAll("[data-testid=card]").length === 3);

    for (const id of [1, 2, 3]) {
      while (api.calls(`GET /api/assets/${id}/events`).length === 0) {
        await page.waitForTimeout(50);
      }
    }
    await page.waitForFunction(async () => (await navigator.locks.query()).held.length === 0);

    const asked = api.asked.length;
    await page.waitForTimeout(1500);
    assert.equal(api.asked.length, asked);
  });

  test("is not taken for a line that is down where the key cannot be one", PATIENCE, async (t) => {
    const { page } = await start(t);

    await page.getByLabel("API key").fill("abc\u200Bdef");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();

    await page.getByRole("alert").filter({ hasText: "a character in it that no key has" }).waitFor();
  });
});
