// What is wrong, hostile, gone, or taken away.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

const CORS = { "access-control-allow-origin": "*", "content-type": "application/json" };
const HOSTILE = `"><img src=x onerror=alert(1)><script>alert(2)</script> & 'quoted' \u202Egpj.exe\u202C 🎬`;
const asset = (url, attributes = "") => `<media-asset src="${url}" ${attributes}></media-asset>`;
const quoted = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** @param {() => { assets: any, site: any }} at */
export function troubleTests(at) {
  const put = (body, rest) => at().site.put(body, { headers: CORS, ...rest });
  const open = (url, attributes, options) => at().site.open(asset(url, attributes), options);

  describe("a manifest", () => {
    test("that is gone is told quietly, without a button that cannot help", async () => {
      const it = await open(at().assets.film.url.replace(/[^/]+\/film\//, `${"0".repeat(32)}/film/`));
      await it.state("gone");

      assert.equal(await it.asset.getByRole("status").textContent(), "This is no longer available.");
      assert.equal(await it.asset.getByRole("button").count(), 0);
      assert.deepEqual(await it.events(), [["error", { code: "gone", message: "This is no longer available." }]]);
      await it.shoot("gone");
      assert.deepEqual(it.faults, []);
      await it.close();
    });

    const errors = [
      ["is no JSON", "<html>", {}, "not-a-manifest", 0],
      ["is empty", "", {}, "not-a-manifest", 0],
      ["is a list", [], {}, "not-a-manifest", 0],
      ["is null", null, {}, "not-a-manifest", 0],
      ["has outputs that are no list", { outputs: { film: 1 } }, {}, "not-a-manifest", 0],
      ["is refused", "", { status: 403 }, "refused", 0],
      ["fails at its server", "", { status: 503 }, "refused", 1],
      ["is without CORS", { outputs: [] }, { headers: {} }, "unreachable", 1],
    ];
    for (const [what, body, rest, code, buttons] of errors) {
      test(`that ${what} is told in words`, async () => {
        const it = await open(put(body, rest).replace("localhost", "127.0.0.1"));
        await it.state("error");

        assert.ok((await it.asset.getByRole("alert").textContent()).length > 20);
        assert.equal((await it.events())[0][1].code, code);
        assert.equal(await it.button("Try again").count(), buttons);
        assert.deepEqual(it.faults, []);
        await it.close();
      });
    }

    for (const src of ["", "javascript:alert(1)", "data:application/json,{}", "https://", "blob:null/x"]) {
      test(`at '${src}' is not asked for`, async () => {
        const it = await open(src);
        await it.state("error");
        assert.equal((await it.events())[0][1].code, "invalid-address");
        assert.equal(it.requests.length, 2, it.requests.join());
        await it.close();
      });
    }

    test("that cannot be reached is asked for again by a button", async () => {
      const { url } = at().assets.film;
      const it = await open("");
      await it.page.route(url, (route) => route.abort());
      await it.asset.evaluate((element, src) => (element.src = src), url);
      await it.button("Try again").waitFor();
      await it.shoot("unreachable");
      await it.page.unroute(url);
      await it.button("Try again").click();
      await it.state("ready");
      assert.equal(await it.asset.getAttribute("data-kind"), "video");
      await it.close();
    });

    test("that is asked for again by the keyboard keeps the focus in its place, whatever comes", async () => {
      const { url } = at().assets.film;
      const it = await open("");
      const focus = () => it.page.evaluate(() => [document.activeElement.localName, document.activeElement.shadowRoot?.activeElement?.getAttribute("part")]);
      let status = 503;
      await it.page.route(url, (route) => (status ? route.fulfill({ status, headers: CORS }) : route.continue()));
      await it.asset.evaluate((element, src) => (element.src = src), url);
      await it.button("Try again").focus();
      const again = it.page.waitForResponse(url);
      await it.page.keyboard.press("Enter");
      await again;
      await it.state("error");
      assert.deepEqual(await focus(), ["media-asset", "button retry"]);
      status = 0;
      await it.page.keyboard.press("Enter");
      await it.state("ready");

      assert.deepEqual(await focus(), ["media-asset", "player"]);
      await it.page.keyboard.press("k");
      await it.plays();
      await it.close();
    });

    test("that comes while the focus is elsewhere leaves it there", async () => {
      const it = await at().site.open(`<button>Mine</button>${asset("")}`);
      await it.page.getByRole("button", { name: "Mine" }).focus();
      await it.asset.evaluate((element, src) => (element.src = src), at().assets.picture.url);
      await it.state("ready");
      assert.equal(await it.page.evaluate(() => document.activeElement.localName), "button");
      await it.close();
    });

    test("that is wrong in parts is shown without them", async () => {
      const { json } = at().assets.picture;
      const wrong = [null, 7, "x", [], {}, { kind: "thumbnail" }, { kind: "hls", url: 5 }, { kind: "hls", url: "javascript:alert(1)", width: 100, contentType: "video/mp4" },
        { kind: "audio", url: "http://[", contentType: "audio/mpeg" }, { kind: "new", url: "data:text/html,x", contentType: {} },
        { kind: "thumbnail", url: json.outputs[0].url, contentType: "image/jpeg", width: "wide", height: -1, at: "soon" }];
      const it = await open(put({ source: "?", placeholder: { hash: "!!!!!!!!!!!!", color: "red;background:url(x)" }, outputs: [...json.outputs, ...wrong] }), "downloads");
      await it.state("ready");
      await it.asset.getByText("Downloads").click();

      assert.equal(await it.asset.getAttribute("data-kind"), "picture");
      assert.equal(await it.asset.getByRole("link").count(), json.outputs.length + 1);
      assert.deepEqual(await it.asset.getByRole("link").evaluateAll((links) => links.filter(({ protocol }) => protocol !== "http:")), []);
      assert.deepEqual(it.faults, []);
      await it.close();
    });

    test("with placeholders that are none is shown without them", async () => {
      const { json } = at().assets.picture;
      for (const placeholder of [{ hash: "AAAAAAAA" }, { hash: "//////////////////8=" }, { hash: "====-===" }, { hash: 7, color: "#12345" }, []]) {
        const it = await open(put({ ...json, placeholder }));
        await it.state("ready");
        assert.deepEqual(it.faults, []);
        await it.close();
      }
    });
  });

  describe("what is hostile", () => {
    test("is text: names, labels and addresses", async () => {
      const { json } = at().assets.film;
      const outputs = json.outputs.map((output) => ({ ...output, name: `${output.name} ${HOSTILE}` }));
      const it = await open(put({ ...json, outputs }), `downloads label="${quoted(HOSTILE)}"`);
      await it.state("ready");
      await it.asset.getByText("Downloads").click();

      assert.equal(await it.asset.getByRole("group", { name: HOSTILE.replaceAll(/\s+/g, " ") }).count(), 1);
      assert.equal(await it.asset.getByRole("link").first().textContent(), `whole ${HOSTILE}`);
      assert.equal(await it.asset.evaluate(({ shadowRoot }) => shadowRoot.querySelectorAll("script, li img, bdi *").length), 0);
      assert.equal(await it.asset.locator("li bdi").first().evaluate((name) => getComputedStyle(name).unicodeBidi), "isolate");
      await it.shoot("hostile-names");
      assert.deepEqual(it.faults, []);
      await it.close();
    });

    test("does not reach the page by a track or a playlist's address", async () => {
      const { json } = at().assets.film;
      const track = put("WEBVTT\n\n00:00.000 --> 00:12.000\njavascript:alert(1)#xywh=0,0,10,10\n\n00:01.000 --> 00:02.000\nx.jpg#xywh=a,b,c,d");
      const it = await open(put({ ...json, outputs: json.outputs.map((output) => (output.kind === "storyboard" ? { ...output, url: track } : output)) }));
      await it.state("ready");
      const { x, y } = await it.asset.locator("[part=scrubber]").boundingBox();
      const answer = it.page.waitForResponse(track);
      await it.page.mouse.move(x + 50, y + 10);
      await answer;
      assert.equal(await it.asset.locator("[part=bubble]").isVisible(), true);
      assert.equal(await it.asset.locator("[part=storyboard]").isVisible(), false);
      assert.deepEqual(it.faults, []);
      await it.close();
    });

    test("is kept out by a page's strict policy, under which everything works", async () => {
      const media = new URL(at().assets.mediaUrl).origin;
      const csp = `default-src 'none'; script-src ${at().site.script}; img-src ${media}; media-src ${media} blob:; connect-src ${media}; base-uri 'none'; form-action 'none'`;
      for (const lacksHls of [false, true]) {
        // What the tests themselves put into a page is not held to it.
        const it = await open(at().assets.film.url, "downloads", { csp, lacksHls });
        await it.state("ready");
        await it.seek.focus();
        await it.page.keyboard.press("ArrowRight");
        await it.asset.locator("[part=storyboard] img[src]").waitFor();
        await it.button("Play").click();
        await it.plays(5);
        assert.equal(await it.asset.locator("[part=player]").evaluate((player) => getComputedStyle(player).position), "relative");
        assert.deepEqual(it.faults, []);
        await it.close();
      }
    });
  });

  describe("an element", () => {
    test("shows another asset when its src changes, and nothing of the one before", async () => {
      const it = await open(at().assets.film.url);
      await it.button("Play").click();
      await it.plays();
      const film = await it.asset.evaluateHandle(({ media }) => media);
      await it.asset.evaluate((element, src) => (element.src = src), at().assets.sound.url);
      await it.page.locator("media-asset[data-kind=audio]").waitFor();

      assert.deepEqual(await film.evaluate(({ paused, networkState, isConnected }) => [paused, networkState, isConnected]), [true, 0, false]);
      assert.equal(await it.asset.locator("video").count(), 0);
      await it.close();
    });

    test("shows the last of several addresses that are set at once", async () => {
      const it = await open("");
      await it.asset.evaluate((element, all) => all.forEach((src) => (element.src = src)), [at().assets.film.url, at().assets.picture.url, at().assets.sound.url]);
      await it.state("ready");
      await it.page.waitForLoadState("networkidle");
      assert.equal(await it.asset.getAttribute("data-kind"), "audio");
      assert.equal((await it.events()).filter(([name]) => name === "ready").length, 1);
      await it.close();
    });

    for (const lacksHls of [false, true]) {
      test(`that is removed asks for nothing more, ${lacksHls ? "by hls.js" : "by the browser"}`, async () => {
        const it = await open(at().assets.film.url, "", { lacksHls });
        // Each piece takes its time, so that some is always on its way.
        await it.page.route(/\.m4s$/, async (route) => {
          await new Promise((resolve) => setTimeout(resolve, 300));
          await route.continue().catch(() => {});
        });
        await it.state("ready");
        const asked = it.page.waitForRequest(/\.m4s$/);
        await it.button("Play").click();
        await asked;
        const film = await it.asset.evaluateHandle(({ media }) => media);
        await it.asset.evaluate((element) => element.remove());
        const before = it.requests.length;
        await it.page.waitForTimeout(1500);

        assert.deepEqual(it.requests.slice(before), []);
        assert.equal(await film.evaluate(({ networkState }) => networkState), 0);
        assert.deepEqual(it.faults, []);
        await it.close();
      });
    }

    test("that is removed while its manifest is on its way gives that up, and begins anew when it is put back", async () => {
      const { url } = at().assets.film;
      const it = await open("");
      await it.page.route(url, () => {});
      const failed = it.page.waitForEvent("requestfailed");
      await it.asset.evaluate((element, src) => {
        element.src = src;
        window.kept = element;
        setTimeout(() => element.remove(), 200);
      }, url);
      assert.equal((await failed).failure().errorText, "net::ERR_ABORTED");
      await it.page.unroute(url);
      await it.page.evaluate(() => document.body.append(window.kept));
      await it.state("ready");
      assert.deepEqual(it.faults, []);
      await it.close();
    });

    test("that is lazy asks for nothing before it is nearly seen", async () => {
      const it = await at().site.open(`<p class="tall"></p>${asset(at().assets.film.url, "lazy")}`, { head: "<style>.tall{height:5000px}</style>" });
      await it.state("loading");
      await it.page.waitForLoadState("networkidle");
      assert.deepEqual(it.asked(/manifest/), []);
      await it.page.evaluate(() => window.scrollTo(0, 5000));
      await it.state("ready");
      await it.close();
    });

    test("takes an address that a script has set before it was there", async () => {
      const it = await at().site.open(`<media-asset></media-asset><script>document.querySelector("media-asset").src = "${at().assets.picture.url}";</script>`);
      await it.state("ready");
      await it.close();
    });
  });
}
