// How it looks and reads: themes, sizes, other writing directions, axe-core.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";

const AXE = await readFile(new URL(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const THEME = "<style>:root{color-scheme:light dark}body{background:light-dark(#fff,#121212);margin:8px;font:16px sans-serif}media-asset{margin-block:8px}</style>";

/** @param {() => { assets: any, site: any }} at */
export function looksTests(at) {
  const all = () => ["film", "sound", "drawn", "picture", "numbers", "gone"].map((name) =>
    `<media-asset src="${at().assets[name]?.url ?? `${at().assets.mediaUrl}/none/manifest.json`}" alt="A test card" downloads></media-asset>`).join("");

  for (const colorScheme of ["light", "dark"]) {
    for (const [device, width] of [["desktop", 900], ["phone", 320]]) {
      test(`nothing is serious to axe-core, and nothing too wide, ${colorScheme} on a ${device}`, async () => {
        const it = await at().site.open(all(), { head: THEME, colorScheme, viewport: { width, height: 1500 } });
        await it.page.waitForFunction(() => [...document.querySelectorAll("media-asset")].every(({ dataset }) => /ready|gone/.test(dataset.state)));
        await it.page.waitForLoadState("networkidle");
        await it.shoot(`all-${colorScheme}-${device}`);
        for (const details of await it.page.locator("summary").all()) {
          await details.click();
        }
        await it.page.evaluate(AXE);
        const { violations } = await it.page.evaluate(() => globalThis.axe.run());

        const serious = violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
        assert.deepEqual(serious.map(({ id, nodes }) => [id, nodes.map(({ target, failureSummary }) => [target, failureSummary])]), []);
        assert.equal(await it.page.evaluate(() => document.documentElement.scrollWidth), width);
        assert.equal(await it.page.evaluate(() => [...document.querySelectorAll("media-asset")].every(({ shadowRoot }) =>
          [...shadowRoot.querySelectorAll("button, select, summary, .time")].every((element) => {
            const { right, left, width: wide } = element.getBoundingClientRect();
            return wide === 0 || (left >= 0 && right <= innerWidth);
          }))), true);
        await it.close();
      });
    }
  }

  test("a page's colours, radius and parts are taken", async () => {
    const head = "<style>media-asset{--media-asset-accent:#c00;--media-asset-radius:0;--media-asset-background:#ffe}media-asset::part(time){color:#0000ff}</style>";
    const it = await at().site.open(`<media-asset src="${at().assets.sound.url}"></media-asset>`, { head });
    await it.state("ready");
    const style = (part, name) => it.asset.locator(`[part~=${part}]`).first().evaluate((element, property) => getComputedStyle(element)[property], name);
    assert.equal(await style("player", "backgroundColor"), "rgb(255, 255, 238)");
    assert.equal(await style("player", "borderRadius"), "0px");
    assert.equal(await style("played", "color"), "rgb(204, 0, 0)");
    assert.equal(await style("time", "color"), "rgb(0, 0, 255)");
    await it.close();
  });

  test("a page's own custom properties may be named as it likes, and be what the element's are made of", async () => {
    const head = `<style>:root{--accent:#c00;--surface:#ffe;--ink:#00f;--quiet:#0a0;--radius:3px}
      media-asset{--media-asset-accent:var(--accent);--media-asset-background:var(--surface);--media-asset-color:var(--ink);--media-asset-wave:var(--quiet);--media-asset-radius:var(--radius)}</style>`;
    const it = await at().site.open(`<media-asset src="${at().assets.sound.url}"></media-asset>`, { head });
    await it.state("ready");
    const style = (part, name) => it.asset.locator(`[part~=${part}]`).first().evaluate((element, property) => getComputedStyle(element)[property], name);
    assert.deepEqual(
      [await style("played", "color"), await style("player", "backgroundColor"), await style("time", "color"), await style("track", "color"), await style("player", "borderRadius")],
      ["rgb(204, 0, 0)", "rgb(255, 255, 238)", "rgb(0, 0, 255)", "rgb(0, 170, 0)", "3px"]);
    await it.close();
  });

  test("a page that is dark has a dark element, one that is not has a light one", async () => {
    for (const [head, dark] of [["", false], [THEME, true]]) {
      const it = await at().site.open(`<media-asset src="${at().assets.sound.url}"></media-asset>`, { head, colorScheme: "dark" });
      await it.state("ready");
      const colour = await it.asset.locator("[part=player]").evaluate((player) => getComputedStyle(player).backgroundColor);
      assert.equal(colour, dark ? "rgb(31, 34, 39)" : "rgb(241, 243, 246)");
      await it.close();
    }
  });

  test("time runs from left to right on a page that is written the other way", async () => {
    const it = await at().site.open(`<div dir="rtl">${all()}</div>`, { head: THEME });
    await it.state("ready");
    const { x, y, width } = await it.asset.locator("[part=scrubber]").boundingBox();
    await it.page.mouse.click(x + width * 0.75, y + 10);
    await it.page.waitForFunction(() => Math.abs(document.querySelector("media-asset").media.currentTime - 9) < 0.2);
    await it.shoot("right-to-left");
    await it.close();
  });

  test("can be seen in forced colours", async () => {
    const it = await at().site.open(all(), { head: THEME, forcedColors: "active", viewport: { width: 900, height: 1500 } });
    await it.page.waitForLoadState("networkidle");
    const [track, played] = await it.asset.evaluate(({ shadowRoot }) => [".track", ".played"].map((name) => getComputedStyle(shadowRoot.querySelector(name)).backgroundColor));
    assert.notEqual(track, played);
    await it.shoot("forced-colours");
    await it.close();
  });

  test("nothing moves for those who want less motion", async () => {
    const it = await at().site.open(all(), { reducedMotion: "reduce" });
    await it.state("ready");
    const moving = await it.page.evaluate(() => [...document.querySelectorAll("media-asset")].flatMap(({ shadowRoot }) =>
      [...shadowRoot.querySelectorAll("*")].filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return transitionDuration !== "0s" || animationName !== "none";
      })).length);
    assert.equal(moving, 0);
    await it.close();
  });

  describe("the script", () => {
    test("is one file of less than 15 kB, without hls.js", async () => {
      const bytes = await readFile(join(at().site.dist, "media-asset.js"));
      assert.ok(gzipSync(bytes, { level: 9 }).length < 15_000, `${gzipSync(bytes, { level: 9 }).length} bytes`);
      const pieces = [...bytes.toString().matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, name]) => name);
      assert.deepEqual(pieces, [`./assets/${await at().site.hlsPiece()}`]);
    });

    test("is fetched alone by a page that plays nothing", async () => {
      const it = await at().site.open(`<media-asset src="${at().assets.picture.url}"></media-asset>`);
      await it.state("ready");
      await it.page.waitForLoadState("networkidle");
      assert.deepEqual(it.asked(/\.js$/), [`${at().site.script}/media-asset.js`]);
      await it.close();
    });
  });
}
