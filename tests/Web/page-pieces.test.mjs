// The page's pure pieces by themselves, bundled as the page bundles them: words, plans, sums, refusals and the reading of events.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const PAGE = here("../../src/Web/page");
let page;

before(async () => {
  globalThis.sessionStorage = { getItem: () => null };
  globalThis.addEventListener ??= () => undefined;
  globalThis.removeEventListener ??= () => undefined;
  const pieces = ["words/amounts", "words/codes", "words/names", "words/receipts", "words/times", "jobs/plan", "jobs/sums", "jobs/filters", "upload/refusals", "api/events", "api/problem"];
  const { outputFiles: [{ text }] } = await build({
    stdin: { contents: pieces.map((piece) => `export * from "./${piece}";`).join("\n"), resolveDir: PAGE, loader: "ts" },
    bundle: true, format: "esm", platform: "neutral", mainFields: ["module", "main"], write: false, logLevel: "error",
    jsx: "automatic", jsxImportSource: "preact",
  });
  page = await import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
});

describe("Words", () => {
  test("of money are to the cent, and two digits below one", () => {
    assert.deepEqual([0, 0.0000846, 0.00031, 0.0075, 0.009999, 0.01, 0.4567, 12, 1234.5].map(page.money),
      ["$0.00", "$0.000085", "$0.00031", "$0.0075", "$0.01", "$0.01", "$0.46", "$12.00", "$1,234.50"]);
  });

  test("of sizes count in thousands, of times in what people say", () => {
    assert.deepEqual([0, 1, 999, 1000, 935_123, 12_345_678, 20e9, 5e12].map(page.bytes),
      ["0 bytes", "1 byte", "999 bytes", "1 KB", "935 KB", "12 MB", "20 GB", "5 TB"]);
    assert.deepEqual([0, 0.563, 9.99, 42.4, 60, 185, 3600, 7800].map(page.seconds),
      ["0 s", "0.6 s", "10 s", "42 s", "1 min", "3 min 5 s", "1 h", "2 h 10 min"]);
    assert.equal(page.between("2026-12-01T00:00:00Z", "2026-12-01T00:00:03.7Z"), "3.7 s");
    assert.equal(page.dayOf("2026-12-01"), "1 Dec");
    assert.deepEqual([-1, 0.9, 99.9, 200].map(page.percent), ["0 %", "0 %", "99 %", "100 %"]);
  });

  test("of a receipt name MediaConvert first, another where it charges nothing, and none where amounts are not told", () => {
    const cost = { usd: 0.00031 };
    assert.equal(page.receiptSentence({ cost, alternatives: { cloudflareStream: 0.001, mediaConvert: 0.0075 } }), "This cost $0.00031; MediaConvert would have been $0.0075.");
    assert.equal(page.receiptSentence({ cost, alternatives: { cloudflareStream: 0.001 } }), "This cost $0.00031; Cloudflare Stream would have been $0.001.");
    assert.equal(page.receiptSentence({ cost, alternatives: {} }), "This cost $0.00031.");
    assert.equal(page.receiptSentence({}), "");
  });

  test("are there for every code of docs/errors.md", async () => {
    const codes = [...(await readFile(here("../../docs/errors.md"), "utf8")).matchAll(/<a id="([a-z-]+)">/g)].map(([, code]) => code);
    const unknown = page.adviceFor("no-such-code");
    assert.ok(codes.length > 20);
    assert.deepEqual(codes.filter((code) => page.adviceFor(code) === unknown), []);
  });

  test("of a key are its last segment, whatever is in it", () => {
    assert.equal(page.fileNameOf("uploads/20261201/0123/a <b>.mp4"), "a <b>.mp4");
    assert.equal(page.fileNameOf("plain.mp4"), "plain.mp4");
  });
});

describe("A plan as a tree", () => {
  test("hangs a run below the one that measures for it, and below the one that it names", () => {
    const tree = page.treeOf([
      { name: "stream + poster (measure)", outputs: ["stream", "poster"] },
      { name: "poster", outputs: ["poster"] },
      { name: "mark", after: "poster", outputs: ["marked"] },
      { name: "sound", outputs: ["sound"] },
    ]);
    assert.deepEqual(tree, [
      { name: "stream + poster (measure)", makes: ["stream"], measures: ["poster"], then: [
        { name: "poster", makes: ["poster"], measures: [], then: [{ name: "mark", makes: ["marked"], measures: [], then: [] }] },
      ] },
      { name: "sound", makes: ["sound"], measures: [], then: [] },
    ]);
  });

  test("stands where a run waits for one that is not there, or for itself", () => {
    assert.deepEqual(page.treeOf([{ name: "a", after: "gone", outputs: ["x"] }, { name: "b", after: "b", outputs: [] }]).map(({ name }) => name), ["a", "b"]);
  });
});

describe("Sums", () => {
  test("are a line a day, whatever the recipes and the pieces, and the days without a job are there", () => {
    const line = { recipe: "r", jobs: 1, succeeded: 1, failed: 0, usd: 0.5 };
    const days = page.addedUp([{ ...line, day: "2026-12-01" }, { ...line, day: "2026-12-01", recipe: "s", failed: 1, succeeded: 0 }, { ...line, day: "2025-01-01" }], Date.parse("2026-12-01T12:00:00Z"));
    assert.equal(days.length, 30);
    assert.deepEqual(days.at(-1), { day: "2026-12-01", jobs: 2, succeeded: 1, failed: 1, usd: 1 });
    assert.deepEqual([days[0].day, days[0].jobs], ["2026-11-02", 0]);
  });
});

describe("A refusal before a byte is sent", () => {
  const limits = { maxBytes: 60_000_000, allowedTypes: ["video/*", "application/ogg"] };

  test("says as the API would what is wrong", () => {
    assert.deepEqual(page.refusalOf({ size: 61_000_000, type: "video/mp4" }, limits, ""), { code: "too-large", message: "It has 61 MB; the most is 60 MB." });
    assert.deepEqual(page.refusalOf({ size: 1, type: "text/plain" }, limits, ""), { code: "type-not-allowed", message: "It is text/plain; taken are films, Ogg." });
    assert.equal(page.refusalOf({ size: 1, type: "" }, limits, "").code, "type-not-allowed");
    assert.equal(page.refusalOf({ size: 1, type: "video/mp4" }, limits, "Cannot add the duplicate file"), undefined);
  });
});

describe("Reading events", () => {
  const bodyOf = (...chunks) => new ReadableStream({
    start(controller) {
      chunks.forEach((chunk) => controller.enqueue(typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk));
      controller.close();
    },
  });

  test("takes them apart wherever the chunks break, even within a letter", async () => {
    const whole = new TextEncoder().encode(`: hello\n\nretry: 2000\nid: 1\nevent: state\ndata: {"name":"ü🎬"}\n\nid: 2\nevent: end\ndata: {}\n\n`);
    for (const size of [1, 7, 64, whole.length]) {
      const seen = [];
      const retries = [];
      const chunks = Array.from({ length: Math.ceil(whole.length / size) }, (_, index) => whole.slice(index * size, (index + 1) * size));
      const over = await page.read(bodyOf(...chunks), new AbortController().signal, (...event) => { seen.push(event); return event[0] === "end"; }, (retry) => retries.push(retry));
      assert.deepEqual(seen, [["state", `{"name":"ü🎬"}`, "1"], ["end", "{}", "2"]]);
      assert.deepEqual([over, retries], [true, [2000]]);
    }
  });

  test("tells that more may come where a stream ends without an end", async () => {
    const seen = [];
    assert.equal(await page.read(bodyOf("id: 1\nevent: progress\ndata: {}\n\nid: 2\nevent: end\ndata: {"), new AbortController().signal, (name) => { seen.push(name); return false; }, () => undefined), false);
    assert.deepEqual(seen, ["progress"]);
  });

  test("stops where it is given up", async () => {
    const given = AbortSignal.abort();
    await assert.rejects(page.read(bodyOf(": x\n\n"), given, () => false, () => undefined), { name: "AbortError" });
  });
});

describe("A problem", () => {
  test("has the API's code and detail, and one of its own where something else answers", async () => {
    const known = await page.Problem.of(new Response(JSON.stringify({ code: "too-large", detail: "Too large." }), { status: 413 }));
    assert.deepEqual([known.code, known.detail, known.status, page.isPassing(known)], ["too-large", "Too large.", 413, false]);
    const gateway = await page.Problem.of(new Response("<html>", { status: 502, headers: { "retry-after": "3" } }));
    assert.deepEqual([gateway.code, gateway.retryAfter, page.isPassing(gateway)], ["storage-unavailable", 3, true]);
    assert.equal(page.isPassing(new TypeError("Failed to fetch")), true);
  });
});
