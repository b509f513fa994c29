// Captions of a film: of its manifest, and of the page's own tracks.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

const CORS = { "access-control-allow-origin": "*" };
const asset = (url, attributes = "", children = "") => `<media-asset src="${url}" ${attributes}>${children}</media-asset>`;

/** @param {() => { assets: any, site: any }} at */
export function captionTests(at) {
  const open = (name, attributes, options, children) => at().site.open(asset(at().assets[name].url, attributes, children), options);

  describe("a film", () => {
    test("shows captions of the page's tracks and of the manifest, as text", async () => {
      const vtt = "WEBVTT\n\n00:00.000 --> 00:12.000\n<b>Bold</b> &lt;img src=x onerror=alert(1)&gt; \u202Eright";
      const headers = { "content-type": "text/vtt", "access-control-allow-origin": "*" };
      const url = at().site.put(vtt, { headers });
      const { json } = at().assets.film;
      const manifest = at().site.put({ ...json, outputs: [...json.outputs, { name: "Deutsch", kind: "subtitles", contentType: "text/vtt", url, language: "de" }] },
        { headers: { ...headers, "content-type": "application/json" } });
      const it = await at().site.open(asset(manifest, "", `<track kind="captions" label="English" srclang="en" src="${url}" default>`));
      await it.state("ready");
      const line = it.asset.locator("[part=captions]");
      await it.button("Captions: English").waitFor();
      await it.button("Play").click();
      await it.plays();

      await line.getByText("Bold").waitFor();
      assert.equal(await line.textContent(), "Bold <img src=x onerror=alert(1)> \u202Eright");
      assert.equal(await line.locator("img, b").count(), 0);
      await it.shoot("video-captions");
      await it.page.keyboard.press("c");
      assert.equal(await line.textContent(), "");
      await it.page.keyboard.press("c");
      await it.button("Captions: Deutsch").waitFor();
      await line.getByText("Bold").waitFor();
      assert.deepEqual(it.faults, []);
      await it.close();
    });

    test("does not tell of captions that could not be fetched, and asks for them again", async () => {
      const url = at().site.put("WEBVTT\n\n00:00.000 --> 00:12.000\nHere", { headers: { ...CORS, "content-type": "text/vtt" } });
      const it = await open("film", "", {}, `<track kind="captions" label="English" srclang="en" src="${url}">`);
      await it.page.route(url, (route) => route.abort());
      await it.state("ready");
      await it.button("Play").click();
      await it.plays();
      const failed = it.page.waitForEvent("requestfailed", (request) => request.url() === url);
      await it.page.keyboard.press("c");
      await failed;
      await it.button("Captions").and(it.page.locator("[aria-pressed=false]")).waitFor();
      await it.page.unroute(url);
      await it.page.keyboard.press("c");

      await it.asset.locator("[part=captions]").getByText("Here").waitFor();
      await it.button("Captions: English").waitFor();
      await it.close();
    });

    test("keeps the captions that were chosen when others come late", async () => {
      const put = (text) => at().site.put(`WEBVTT\n\n00:00.000 --> 00:12.000\n${text}`, { headers: { ...CORS, "content-type": "text/vtt" } });
      const [late, chosen] = [put("Late"), put("Chosen")];
      const it = await open("film", "", {}, [late, chosen].map((url, i) => `<track kind="captions" label="${i}" src="${url}">`).join(""));
      let answer;
      await it.page.route(late, (route) => (answer = () => route.continue()));
      await it.state("ready");
      await it.button("Play").click();
      await it.plays();
      const asked = it.page.waitForRequest(late);
      await it.page.keyboard.press("c");
      await asked;
      await it.page.keyboard.press("c");
      const line = it.asset.locator("[part=captions]");
      await line.getByText("Chosen").waitFor();
      const came = it.page.waitForResponse(late);
      await answer();
      await (await came).finished();
      await it.page.waitForTimeout(200);

      assert.equal(await line.textContent(), "Chosen");
      await it.close();
    });

    test("has no button for captions where there are none", async () => {
      const it = await open("film");
      await it.state("ready");
      assert.equal(await it.asset.locator(".captions-button").isVisible(), false);
      await it.close();
    });
  });
}
