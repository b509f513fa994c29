// What docs/embedding.md shows, opened as it stands there, with our addresses in the place of its examples'.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";

const page = await readFile(new URL("../../docs/embedding.md", import.meta.url), "utf8");
const blocks = (language) => [...page.matchAll(new RegExp("^```" + language + "\\n([^]*?)^```$", "gm"))].map(([, text]) => text);
const [first, captions, pinned, policy] = blocks("html");
const [css] = blocks("css");
const VTT = "WEBVTT\n\n00:00.000 --> 00:12.000\nThe harbour";

/** @param {() => { assets: any, site: any }} at */
export function docsTests(at) {
  const ours = (html) => html
    .replaceAll(/https:\/\/media\.example\.com\/[0-9a-f]{32}\/\w+\/manifest\.json/g, at().assets.film.url)
    .replaceAll("https://media.example.com/captions/harbour.vtt", at().site.put(VTT, { headers: { "content-type": "text/vtt", "access-control-allow-origin": "*" } }))
    .replaceAll("https://media.example.com", new URL(at().assets.mediaUrl).origin)
    .replaceAll("https://api.example.com", at().site.script)
    .replaceAll("https://www.example.com", at().site.script);

  /** A page of the markup alone. */
  async function open(markup, head = "") {
    const it = await at().site.open("");
    await it.page.goto(at().site.put(`<!doctype html><html lang="en"><title>A page</title>${head}${ours(markup)}`));
    return it;
  }

  describe("docs/embedding.md", () => {
    test("has the lines that a page needs, and no other", async () => {
      const it = await open(first);
      await it.button("Play").click();
      await it.plays();
      assert.equal((await it.media()).width > 0, true);
      await it.close();
    });

    test("has a policy under which they work", async () => {
      const it = await open(first, ours(policy));
      await it.button("Play").click();
      await it.plays();
      assert.deepEqual(it.faults, []);
      const stricter = await open(first, ours(policy).replace(/connect-src [^"]*/, ""));
      await stricter.state("error");
      assert.match(stricter.faults[0], /connect-src|default-src/);
      await Promise.all([it.close(), stricter.close()]);
    });

    test("has captions that are shown", async () => {
      const it = await open(first.split("\n")[0] + captions);
      await it.button("Captions: English").waitFor();
      await it.button("Play").click();
      await it.asset.locator("[part=captions]").getByText("The harbour").waitFor();
      assert.equal(await it.asset.getByRole("group", { name: "The harbour" }).count(), 1);
      await it.close();
    });

    test("has a script that is pinned by its hash, and by no other", async () => {
      const hash = createHash("sha384").update(await readFile(join(at().site.dist, "media-asset.js"))).digest("base64");
      const asset = first.split("\n")[1];
      const it = await open(pinned.replace("HASH", hash) + asset);
      await it.state("ready");
      const other = await open(pinned.replace("HASH", hash.replace(/^./, (letter) => (letter === "a" ? "b" : "a"))) + asset);
      await other.page.waitForLoadState("networkidle");
      assert.equal(await other.asset.getAttribute("data-state"), null);
      await Promise.all([it.close(), other.close()]);
    });

    test("has styles that are taken", async () => {
      const it = await open(first, `<style>${css}</style>`);
      await it.state("ready");
      assert.equal(await it.asset.getByRole("combobox", { name: "Speed" }).count(), 0);
      assert.equal(await it.asset.locator("[part=played]").evaluate((played) => getComputedStyle(played).backgroundColor), "rgb(194, 24, 91)");
      await it.asset.evaluate((element) => (element.dataset.state = "gone"));
      assert.equal(await it.asset.isVisible(), false);
      await it.close();
    });
  });
}
