// Films: of real manifests, by the browser itself, by hls.js, and by the file.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

const CORS = { "access-control-allow-origin": "*" };
const FILM = /\.(m3u8|m4s|mp4)$/;
const asset = (url, attributes = "", children = "") => `<media-asset src="${url}" ${attributes}>${children}</media-asset>`;

/** @param {() => { assets: any, site: any }} at */
export function videoTests(at) {
  const open = (name, attributes, options, children) => at().site.open(asset(at().assets[name].url, attributes, children), options);

  describe("a film", () => {
    test("shows its poster and its length, and nothing of it is fetched before it is played", async () => {
      const it = await open("film");
      await it.state("ready");
      await it.loaded();
      await it.page.waitForLoadState("networkidle");

      assert.equal(await it.asset.getAttribute("data-kind"), "video");
      assert.deepEqual(await it.events(), [["ready", { kind: "video" }]]);
      assert.ok(await it.asset.locator("img[part=poster]").evaluate((image) => image.complete && image.naturalWidth > 0));
      assert.match(await it.asset.locator("[part=time]").textContent(), /^0:00 \/ 0:12$/);
      assert.deepEqual(it.asked(FILM), []);
      assert.deepEqual(it.asked(/\.vtt$|sheet-|preview|\/assets\/hls/), []);
      assert.equal(it.asked(/\.jpg$/).length, 1);
      await it.shoot("video-poster");
      await it.close();
    });

    test("is played by a browser that knows playlists, with picture and sound", async () => {
      const it = await open("film");
      await it.button("Play").click();
      await it.plays();

      const media = await it.media();
      assert.match(media.source, /master\.m3u8$/);
      assert.ok(media.width > 0 && media.audioBytes > 0, JSON.stringify(media));
      assert.deepEqual(it.asked(/\/assets\/hls/), []);
      await it.button("Pause").click();
      assert.equal((await it.media()).paused, true);
      await it.close();
    });

    test("is played by hls.js elsewhere, which is fetched from beside the script when it is needed", async () => {
      const it = await open("film", "", { lacksHls: true });
      await it.state("ready");
      assert.deepEqual(it.asked(/hls-.*\.js/), []);
      await it.button("Play").click();
      await it.plays();

      assert.deepEqual(it.asked(/hls-.*\.js/), [`${at().site.script}/assets/${await at().site.hlsPiece()}`]);
      const media = await it.media();
      assert.match(media.source, /^blob:/);
      // Its sound has a playlist of its own, which hls.js's light edition would leave out.
      assert.ok(media.audioBytes > 0, JSON.stringify(media));
      await it.shoot("video-hlsjs");
      await it.close();
    });

    test("takes hls.js from where the page says", async () => {
      const own = `${at().site.script}/assets/${await at().site.hlsPiece()}?own`;
      const it = await open("film", `hls-src="${own}"`, { lacksHls: true });
      await it.button("Play").click();
      await it.plays();

      assert.deepEqual(it.asked(/hls-.*\.js/), [own]);
      await it.close();
    });

    test("is played from its file where the piece with hls.js is not there", async () => {
      const it = await open("film", `hls-src="${at().site.script}/nowhere.js"`, { lacksHls: true });
      await it.button("Play").click();
      await it.plays();

      assert.match((await it.media()).source, /whole\.mp4$/);
      await it.close();
    });

    test("goes on with its file where the stream breaks, at the same place", async () => {
      const it = await open("film", "", {});
      await it.page.route(/m3u8$/, (route) => route.abort());
      await it.state("ready");
      await it.seek.focus();
      await it.page.keyboard.press("ArrowRight");
      await it.page.keyboard.press("k");
      await it.plays(5);

      assert.match((await it.media()).source, /whole\.mp4$/);
      await it.close();
    });

    for (const [width, name] of [[400, "tiny"], [800, "large"]]) {
      test(`of files alone is played from the one that is large enough for ${width} pixels`, async () => {
        const it = await open("files", "", { viewport: { width, height: 600 } });
        await it.button("Play").click();
        await it.plays();

        assert.match((await it.media()).source, new RegExp(`${name}\\.mp4$`));
        await it.close();
      });
    }

    test("that cannot be played says so, and plays when it is asked once more", async () => {
      const it = await open("files");
      await it.page.route(/\.mp4$/, (route) => route.abort());
      await it.button("Play").click();
      await it.asset.getByRole("alert").waitFor();

      assert.equal(await it.asset.getAttribute("data-state"), "error");
      assert.equal((await it.events()).at(-1)[1].code, "unplayable");
      await it.shoot("video-unplayable");
      await it.page.unroute(/\.mp4$/);
      await it.button("Try again").click();
      await it.plays();
      assert.equal(await it.asset.getAttribute("data-state"), "ready");
      assert.equal(await it.asset.getByRole("alert").count(), 0);
      await it.close();
    });

    test("with one way to be played goes on from where it broke", async () => {
      const { json } = at().assets.film;
      const url = at().site.put({ ...json, outputs: json.outputs.filter(({ kind }) => kind === "transcode") }, { headers: CORS });
      const it = await at().site.open(asset(url));
      await it.button("Play").click();
      await it.plays();
      await it.asset.evaluate(({ media }) => (media.currentTime = 7));
      await it.plays(7);
      // As a connection that is gone in mid-play, which a small film, fetched at once, does not notice.
      const time = await it.asset.evaluate(({ media }) => {
        const { currentTime } = media;
        media.dispatchEvent(new Event("error"));
        return currentTime;
      });
      await it.asset.getByRole("alert").waitFor();
      await it.tells(`${Math.floor(time)} seconds`);
      await it.asset.evaluate(({ media }) => media.addEventListener("playing", () => (window.began = media.currentTime), { once: true }));
      await it.button("Try again").click();
      await it.page.waitForFunction(() => window.began !== undefined);

      const began = await it.page.evaluate(() => window.began);
      assert.ok(Math.abs(began - time) < 0.5, `${began} after ${time}`);
      await it.close();
    });

    test("that is a stream alone says what is missing where the piece with hls.js is not there", async () => {
      const { json } = at().assets.film;
      const url = at().site.put({ ...json, outputs: json.outputs.filter(({ kind }) => kind === "hls") }, { headers: CORS });
      const it = await at().site.open(asset(url), { lacksHls: true });
      // A deployment has brought another one, and this page has the script of before.
      await it.page.route(/\/assets\/hls-.*\.js$/, (route) => route.fulfill({ status: 404, headers: { "access-control-allow-origin": "*" } }));
      await it.button("Play").click();

      await it.asset.getByRole("alert").getByText("a part of the player could not be loaded").waitFor();
      const { code, message } = (await it.events()).at(-1)[1];
      assert.equal(code, "unplayable");
      assert.match(message, /^The film could not be played: .* load the page again/);
      assert.equal(await it.button("Try again").count(), 1);
      assert.deepEqual(it.faults, []);
      await it.close();
    });

    test("shows the storyboard's picture for the place under the pointer", async () => {
      const it = await open("film");
      await it.state("ready");
      const { x, y, width } = await it.asset.locator("[part=scrubber]").boundingBox();
      await it.page.mouse.move(x + (width * 7.5) / 12, y + 10);
      const tile = it.asset.locator("[part=storyboard] img");
      await tile.and(it.page.locator("[src$='sheet-001.jpg']")).waitFor();

      // Five a row: the eighth is the third of the second.
      assert.equal(await tile.evaluate((image) => image.style.transform), "scale(1) translate(-320px, -90px)");
      assert.equal(await it.asset.locator("[part=bubble]").textContent(), "0:07");
      await it.loaded();
      await it.shoot("video-storyboard");
      await it.page.mouse.move(5, 5);
      assert.equal(await it.asset.locator("[part=bubble]").isVisible(), false);
      await it.close();
    });

    test("asks for its storyboard again when somebody comes back, and not with each move", async () => {
      const it = await open("film");
      const isVtt = /\.vtt$/;
      const isSheet = /sheet-001\.jpg$/;
      const fail = (route) => route.fulfill({ status: 503, headers: CORS });
      await it.page.route(isVtt, fail);
      await it.page.route(isSheet, fail);
      await it.state("ready");
      const { x, y } = await it.asset.locator("[part=scrubber]").boundingBox();
      const comeBack = async (pattern) => {
        await it.page.mouse.move(5, 5);
        const answer = it.page.waitForResponse(pattern);
        await it.page.mouse.move(x + 50, y + 10);
        await answer;
        await it.page.mouse.move(x + 60, y + 10, { steps: 5 });
        await it.page.waitForLoadState("networkidle");
      };
      await comeBack(isVtt);
      assert.deepEqual([it.asked(isVtt).length, await it.asset.locator("[part=storyboard]").isVisible()], [1, false]);
      await it.page.unroute(isVtt);
      await comeBack(isSheet);
      assert.deepEqual([it.asked(isVtt).length, it.asked(isSheet).length], [2, 1]);
      await it.page.unroute(isSheet);
      await comeBack(isSheet);

      await it.loaded();
      assert.equal(await it.asset.locator("[part=storyboard]").isVisible(), true);
      assert.equal(it.asked(isSheet).length, 2);
      await it.close();
    });

    test("is used by the keys that players have", async () => {
      const it = await open("film");
      await it.state("ready");
      const press = (key) => it.page.keyboard.press(key);
      await it.seek.focus();
      await press("ArrowRight");
      await it.asset.locator("[part=storyboard]").waitFor();
      await it.tells("5 seconds");
      await press("ArrowLeft");
      await it.tells("0 seconds");
      await press("PageUp");
      await it.tells("1 second");
      await press("End");
      await it.tells("12 seconds");
      await press("Home");
      await it.tells("0 seconds");
      await press("ArrowDown");
      assert.ok(Math.abs((await it.media()).volume - 0.95) < 0.001);
      await press("m");
      assert.equal((await it.media()).muted, true);
      await press("Space");
      await it.plays();
      await press("k");
      assert.equal((await it.media()).paused, true);
      await press("f");
      await it.page.waitForFunction(() => document.querySelector("media-asset").shadowRoot.fullscreenElement);
      await press("f");
      await it.page.waitForFunction(() => !document.fullscreenElement);
      await press("Control+k");
      assert.equal((await it.media()).paused, true);
      await it.close();
    });

    test("has every control in the order of the tab key, and its own volume, speed and window", async () => {
      const it = await open("film");
      await it.state("ready");
      const names = [];
      for (let i = 0; i < 7; i++) {
        await it.page.keyboard.press("Tab");
        names.push(await it.asset.evaluate(({ shadowRoot }) => shadowRoot.activeElement?.ariaLabel));
      }
      assert.deepEqual(names.slice(0, 5), ["Seek", "Play", "Mute", "Volume", "Speed"]);
      assert.ok(names.includes("Full screen"), names.join());
      await it.asset.getByRole("combobox", { name: "Speed" }).selectOption("2");
      assert.equal((await it.media()).rate, 2);
      await it.close();
    });

    test("hides its controls while it plays and nobody moves, and shows them to the keyboard", async () => {
      const it = await open("film");
      await it.state("ready");
      await it.asset.locator("[part=player]").click({ position: { x: 100, y: 100 } });
      await it.plays();
      await it.asset.locator("[part=player][data-idle]").waitFor();
      await it.page.keyboard.press("Tab");
      assert.equal(await it.asset.locator("[part=player][data-idle]").count(), 0);
      await it.close();
    });

    test("offers to be played at its end, and when something else has paused it", async () => {
      const it = await open("film");
      await it.state("ready");
      await it.seek.focus();
      await it.page.keyboard.press("End");
      await it.page.keyboard.press("ArrowLeft");
      await it.button("Play").click();
      await it.plays(7);
      await it.asset.evaluate(({ media }) => media.pause());
      await it.button("Play").click();
      await it.page.waitForFunction(() => document.querySelector("media-asset").media.ended);
      await it.button("Play").click();
      await it.plays();
      assert.ok((await it.media()).time < 6);
      await it.close();
    });

    test("fills the screen by two clicks, and plays on", async () => {
      const it = await open("film");
      await it.button("Play").click();
      await it.plays();
      await it.asset.dblclick({ position: { x: 100, y: 100 } });
      await it.page.waitForFunction(() => document.fullscreenElement?.matches("media-asset"));
      assert.equal((await it.media()).paused, false);
      await it.close();
    });

    test("plays by a touch, and then shows its controls by one", async () => {
      const it = await open("film", "", { hasTouch: true, viewport: { width: 320, height: 600 } });
      await it.state("ready");
      const surface = { position: { x: 60, y: 40 } };
      await it.asset.tap(surface);
      await it.plays();
      await it.asset.locator("[part=player][data-idle]").waitFor();
      await it.asset.tap(surface);
      assert.equal(await it.asset.locator("[part=player][data-idle]").count(), 0);
      assert.equal((await it.media()).paused, false);
      await it.asset.tap(surface);
      assert.equal((await it.media()).paused, true);
      assert.equal(await it.page.evaluate(() => document.fullscreenElement), null);
      assert.deepEqual(it.asked(/preview/), []);
      await it.shoot("video-phone");
      await it.close();
    });

    test("shows its placeholder while the poster is on its way", async () => {
      const it = await open("film", "", {});
      await it.page.route(/\.jpg$/, () => {});
      await it.page.reload();
      await it.state("ready");
      const canvas = it.asset.locator("canvas[part=placeholder]");
      const colours = await canvas.evaluate((canvas) => {
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        return [canvas.width, new Set(Array.from({ length: data.length / 4 }, (_, i) => data.slice(i * 4, i * 4 + 3).join())).size];
      });
      assert.equal(colours[0], 32);
      assert.ok(colours[1] > 50, `${colours[1]} colours`);
      await it.shoot("video-placeholder");
      await it.close();
    });

    test("shows its preview under a resting mouse, but not to those who want less motion", async () => {
      for (const [reducedMotion, shown] of [["no-preference", 1], ["reduce", 0]]) {
        const it = await open("film", "", { reducedMotion });
        await it.state("ready");
        const answer = shown && it.page.waitForResponse(/preview\.webp$/);
        await it.asset.hover({ position: { x: 100, y: 100 } });
        await (answer || it.page.waitForTimeout(600));
        assert.equal(await it.asset.locator("[part=preview]").count(), shown);
        await it.close();
      }
    });

    test("plays by itself where the page says so and the browser lets it, but not to those who want less motion", async () => {
      const it = await open("film", "autoplay muted loop");
      await it.plays();
      assert.equal((await it.media()).muted, true);
      assert.equal(await it.asset.evaluate(({ media }) => media.loop), true);
      await it.close();
      const still = await open("film", "autoplay muted", { reducedMotion: "reduce" });
      await still.state("ready");
      await still.page.waitForLoadState("networkidle");
      assert.deepEqual(still.asked(FILM), []);
      await still.close();
    });
  });
}
