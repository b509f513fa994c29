// Sounds, pictures and files: of real manifests.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

const asset = (url, attributes = "") => `<media-asset src="${url}" ${attributes}></media-asset>`;

/** @param {() => { assets: any, site: any }} at */
export function otherTests(at) {
  const open = (name, attributes, options) => at().site.open(asset(at().assets[name].url, attributes), options);

  describe("a sound", () => {
    test("has its waveform as its scrubber, and is not fetched before it is played", async () => {
      const it = await open("sound");
      const path = it.asset.locator("[part=track] path");
      await path.waitFor({ state: "attached" });

      assert.equal(await it.asset.getAttribute("data-kind"), "audio");
      assert.deepEqual(it.asked(/\.mp3$/), []);
      const bars = (await path.getAttribute("d")).match(/M[\d.]+ ([\d.]+)V/g).map((bar) => Number(/ ([\d.]+)V/.exec(bar)[1]));
      assert.equal(bars.length, 400);
      // Loud where |sin(t / 2)| is one, at 3.14 s, and quiet where it is zero, at 6.28 s.
      assert.ok(bars[63] < 10 && bars[126] > 45, `${bars[63]} ${bars[126]}`);
      await it.shoot("audio-waveform");
      await it.close();
    });

    test("is sought in by a click on its waveform and by keys, and plays from there", async () => {
      const it = await open("sound");
      await it.asset.locator("[part=track] path").waitFor({ state: "attached" });
      const { width } = await it.seek.boundingBox();
      await it.seek.click({ position: { x: width / 2, y: 30 } });
      await it.page.waitForFunction(() => Math.abs(document.querySelector("media-asset").media.currentTime - 10) < 0.2);
      assert.match(await it.seek.getAttribute("aria-valuetext"), /^(9|10) seconds of 20 seconds$/);
      await it.page.keyboard.press("ArrowRight");
      await it.button("Play").click();
      await it.plays(14.5);

      assert.ok((await it.media()).audioBytes > 0);
      await it.button("Pause").click();
      // What is cut off at the right is what is not played yet.
      const [, rest] = /^inset\(0px ([\d.]+)%/.exec(await it.asset.locator("[part=played]").evaluate((played) => getComputedStyle(played).clipPath));
      assert.ok(Math.abs(100 - rest - (await it.media()).time * 5) < 1, `${rest} % at ${(await it.media()).time} s`);
      await it.shoot("audio-playing");
      await it.close();
    });

    test("has the picture of its waveform where there are no peaks", async () => {
      const it = await open("drawn");
      await it.state("ready");
      const images = it.asset.locator("[part=scrubber] img");
      await it.loaded();
      assert.deepEqual(await images.evaluateAll((all) => all.map(({ naturalWidth }) => naturalWidth)), [1800, 1800]);
      await it.close();
    });

    test("has a plain scrubber where there is no waveform, and where it cannot be fetched", async () => {
      const { json } = at().assets.sound;
      const url = at().site.put({ ...json, outputs: json.outputs.filter(({ kind }) => kind === "audio") }, { headers: { "access-control-allow-origin": "*" } });
      const it = await at().site.open(asset(url));
      await it.button("Play").click();
      await it.plays();
      assert.equal(await it.asset.locator("svg path[d^=M0]").count(), 0);
      await it.close();
      const cut = await open("sound");
      await cut.page.route(/peaks\.json$/, (route) => route.abort());
      await cut.page.reload();
      await cut.button("Play").click();
      await cut.plays();
      assert.deepEqual(cut.faults, []);
      await cut.close();
    });

    test("plays by itself where the page says so, but not to those who want less motion", async () => {
      for (const reducedMotion of ["no-preference", "reduce"]) {
        const it = await at().site.open(`<button>Mine</button>${asset("", "autoplay")}`, { reducedMotion });
        // Browsers let no sound begin before somebody has touched the page.
        await it.page.getByRole("button", { name: "Mine" }).click();
        await it.asset.evaluate((element, src) => (element.src = src), at().assets.sound.url);
        await it.state("ready");
        if (reducedMotion === "reduce") {
          await it.page.waitForLoadState("networkidle");
          assert.deepEqual(it.asked(/\.mp3$/), []);
        } else {
          await it.plays();
        }
        await it.close();
      }
    });
  });

  describe("a picture", () => {
    for (const [width, file] of [[300, "small"], [600, "medium"], [1200, "modern"]]) {
      test(`is taken in the size that ${width} pixels need`, async () => {
        const it = await open("picture", 'alt="A test card"', { viewport: { width: width + 16, height: 700 } });
        await it.state("ready");
        const image = it.asset.getByRole("img", { name: "A test card" });
        await it.loaded();
        await it.page.waitForLoadState("networkidle");

        assert.equal(await it.asset.getAttribute("data-kind"), "picture");
        const shown = await image.evaluate(({ currentSrc, clientWidth, clientHeight }) => [currentSrc, clientWidth, clientHeight]);
        // The modern type has one size, so a browser takes it for all of them where it is as large as the others.
        assert.match(shown[0], file === "modern" ? /modern\.webp$/ : new RegExp(`(${file}\\.jpg|modern\\.webp)$`));
        assert.deepEqual(shown.slice(1), [width, Math.round(width * 9 / 16)]);
        assert.equal(it.asked(/\.(jpg|webp)$/).length, 1);
        assert.equal(await it.asset.locator("canvas").count(), 0);
        if (width === 600) {
          await it.shoot("picture");
        }
        await it.close();
      });
    }

    test("is taken in the size that the page tells by sizes", async () => {
      const { json } = at().assets.picture;
      const url = at().site.put({ ...json, outputs: json.outputs.filter(({ name }) => name !== "modern") }, { headers: { "access-control-allow-origin": "*" } });
      const it = await at().site.open(asset(url, 'sizes="300px"'));
      await it.loaded();
      assert.deepEqual(it.asked(/\.jpg$/).map((address) => address.split("/").at(-1)), ["small.jpg"]);
      await it.close();
    });
  });

  test("a picture that cannot be loaded says so, and is asked for again by a button", async () => {
    const it = await open("picture");
    await it.page.route(/\.(jpg|webp)$/, (route) => route.abort());
    await it.page.reload();
    await it.asset.getByRole("alert").waitFor();
    assert.equal((await it.events()).at(-1)[1].code, "unplayable");
    await it.shoot("picture-not-loaded");
    await it.page.unroute(/\.(jpg|webp)$/);
    await it.button("Try again").click();
    await it.loaded();
    assert.equal(await it.asset.getAttribute("data-state"), "ready");
    assert.equal(await it.asset.getByRole("alert").count(), 0);
    await it.close();
  });

  test("a picture of which one size after the other fails says it once, and takes it back when one comes", async () => {
    const { json } = at().assets.picture;
    const url = at().site.put({ ...json, outputs: json.outputs.filter(({ name }) => name !== "modern") }, { headers: { "access-control-allow-origin": "*" } });
    const it = await at().site.open(asset(""));
    await it.page.route(/\.jpg$/, (route) => route.abort());
    await it.asset.evaluate((element, src) => {
      element.setAttribute("sizes", "200px");
      element.src = src;
    }, url);
    await it.asset.getByRole("alert").waitFor();
    await it.button("Try again").focus();
    const failed = it.page.waitForEvent("requestfailed");
    await it.asset.evaluate((element) => element.setAttribute("sizes", "2000px"));
    await failed;
    await it.page.waitForFunction(() => document.events.length >= 3);
    assert.equal(await it.asset.getByRole("alert").count(), 1);
    await it.page.unroute(/\.jpg$/);
    await it.asset.evaluate((element) => element.setAttribute("sizes", "600px"));
    await it.loaded();

    await it.state("ready");
    assert.equal(await it.asset.getByRole("alert").count(), 0);
    assert.equal(await it.page.evaluate(() => document.activeElement.localName), "media-asset");
    await it.close();
  });

  test("a picture is not made larger than it is", async () => {
    const { json } = at().assets.picture;
    const url = at().site.put({ ...json, outputs: json.outputs.filter(({ name }) => name === "small") }, { headers: { "access-control-allow-origin": "*" } });
    const it = await at().site.open(asset(url));
    await it.loaded();
    assert.deepEqual(await it.asset.locator("img").evaluate(({ clientWidth, clientHeight }) => [clientWidth, clientHeight]), [320, 180]);
    await it.close();
  });

  describe("files", () => {
    test("alone are a list of links", async () => {
      const it = await open("numbers");
      await it.state("ready");
      assert.equal(await it.asset.getAttribute("data-kind"), "files");
      const link = it.asset.getByRole("link", { name: "peaks" });
      assert.match(await link.getAttribute("href"), /peaks\.json$/);
      assert.match(await it.asset.getByRole("listitem").textContent(), /^peaksjson, 0:12, [\d.]+ kB$/);
      await it.close();
    });

    test("can be downloaded where the page asks for it, without those that are of no use alone", async () => {
      const it = await open("film");
      await it.state("ready");
      assert.equal(await it.asset.locator("details").count(), 0);
      await it.asset.evaluate((element) => element.toggleAttribute("downloads"));
      await it.asset.getByText("Downloads").click();
      assert.deepEqual(await it.asset.getByRole("link").allTextContents(), ["whole", "small", "large", "preview", "peaks"]);
      await it.shoot("video-downloads");
      await it.asset.evaluate((element) => element.toggleAttribute("downloads"));
      assert.equal(await it.asset.locator("details").count(), 0);
      await it.close();
    });

    test("that are none say that there is nothing", async () => {
      const url = at().site.put({ outputs: [] }, { headers: { "access-control-allow-origin": "*" } });
      const it = await at().site.open(asset(url));
      await it.asset.getByText("There is nothing to show.").waitFor();
      await it.close();
    });
  });
}
