// What the element reads: tracks, peaks, manifests; in Node, from its sources.
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const SOURCES = fileURLToPath(new URL("../../src/Web/element/", import.meta.url));
let folder, vtt, waveform, storyboard, manifest, choice, time;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "element-reading-"));
  const names = ["vtt", "waveform", "storyboard", "manifest", "choice", "time"];
  await build({
    entryPoints: names.map((name) => `${SOURCES}${name}.ts`), bundle: true, format: "esm", outdir: folder, outExtension: { ".js": ".mjs" },
    packages: "external",
  });
  [vtt, waveform, storyboard, manifest, choice, time] = await Promise.all(names.map((name) => import(join(folder, `${name}.mjs`))));
});

after(() => rm(folder, { recursive: true, force: true }));

describe("a track", () => {
  test("is read with hours and without, with names, notes, styles, settings and any line ends", () => {
    const text = "\uFEFFWEBVTT - a title\r\nX: y\r\n\r\nNOTE\r\nnothing\r\n\r\nSTYLE\r\n::cue{}\r\n\r\nfirst\r\n00:01.500 --> 00:02.000 line:0 align:left\r\nOne\r\nTwo\r\n\r\n\r\n01:00:00.000 --> 100:00:00.250\r\nThree";
    assert.deepEqual(vtt.readCues(text), [{ start: 1.5, end: 2, text: "One\nTwo" }, { start: 3600, end: 360000.25, text: "Three" }]);
  });

  for (const text of ["", "WEBVTTX\n\n00:00.000 --> 00:01.000\nx", "1\n00:00:00,000 --> 00:00:01,000\nSubRip", "WEBVTT\n\n0:0.0 --> 1\nx", "WEBVTT\n\n-->"]) {
    test(`that is none has no cues: ${JSON.stringify(text)}`, () => assert.deepEqual(vtt.readCues(text), []));
  }

  test("has the first cue before it begins, the last one after its end, and in a gap the one before", () => {
    const cues = [0, 2, 4].map((start) => ({ start, end: start + 2, text: `${start}` }));
    assert.deepEqual([0, 1.9, 2, 5, 6, 99].map((at) => vtt.cueAt(cues, at).text), ["0", "0", "2", "4", "4", "4"]);
    const apart = [1, 5, 9].map((start) => ({ start, end: start + 2, text: `${start}` }));
    assert.deepEqual([0, 1, 3, 4.9, 5, 8, 12].map((at) => vtt.cueAt(apart, at).text), ["1", "1", "1", "1", "5", "5", "9"]);
    assert.equal(vtt.cueAt([], 1), undefined);
  });

  test("of a storyboard names sheets beside it, and only addresses of the web", () => {
    const cue = (text) => storyboard.readTiles(`WEBVTT\n\n00:00.000 --> 00:01.000\n${text}`, "https://media.example/a/storyboard.vtt").map(({ sheet, x, y, width, height }) => [sheet, x, y, width, height]);
    assert.deepEqual(cue("sheet-001.jpg#xywh=160,90,160,90"), [["https://media.example/a/sheet-001.jpg", 160, 90, 160, 90]]);
    assert.deepEqual(cue("https://cdn.example/s.jpg#xywh=pixel:0,0,1,1"), [["https://cdn.example/s.jpg", 0, 0, 1, 1]]);
    for (const wrong of ["javascript:alert(1)#xywh=0,0,1,1", "data:image/png,x#xywh=0,0,1,1", "s.jpg", "s.jpg#xywh=1,2,3", "s.jpg#xywh=0,0,0,9", "s.jpg#xywh=-1,0,5,5"]) {
      assert.deepEqual(cue(wrong), [], wrong);
    }
  });
});

describe("peaks", () => {
  const of = (data, more = {}) => ({ version: 2, channels: 1, sample_rate: 44100, samples_per_pixel: 512, bits: 8, length: data.length / 2, data, ...more });

  test("are drawn by the loudest, which is full", () => {
    assert.deepEqual(waveform.readPeaks(of([-10, 20, -40, 5])), [[-0.25, 0.5], [-1, 0.125]]);
  });

  test("are put together where there are more than are drawn, and none is lost", () => {
    const data = Array.from({ length: 2000 }, (_, i) => (i % 2 ? 1 : -1));
    data[1001] = 100;
    const peaks = waveform.readPeaks(of(data), 10);
    assert.equal(peaks.length, 10);
    assert.deepEqual(peaks.map(([, high]) => high === 1), [false, false, false, false, false, true, false, false, false, false]);
  });

  test("of several channels are the widest of them", () => {
    assert.deepEqual(waveform.readPeaks(of([-1, 2, -4, 1, 0, 0, -2, 4], { channels: 2 })), [[-1, 0.5], [-0.5, 1]]);
  });

  test("of silence are a line", () => assert.deepEqual(waveform.readPeaks(of([0, 0, 0, 0])), [[0, 0], [0, 0]]));

  for (const wrong of [null, undefined, 5, [], {}, { data: [] }, { data: [1] }, { data: ["a", "b"] }, { data: [1, null] }, { data: [1, 2], channels: 0 }, { data: [1, 2], channels: "x" }, { data: [1, 2], channels: 5 }]) {
    test(`that are none: ${JSON.stringify(wrong)}`, () => assert.equal(waveform.readPeaks(wrong), undefined));
  }
});

describe("a choice", () => {
  const read = (...outputs) => manifest.readManifest({ outputs: outputs.map((output, i) => ({ name: `${i}`, url: `u${i}`, ...output })) }, "https://media.example/m/manifest.json");
  const chosen = (...outputs) => {
    const { kind, plays, stills } = choice.choose(read(...outputs));
    return [kind, plays.map(({ name }) => name).join(), stills.map(({ name }) => name).join()];
  };
  const hls = { kind: "hls", contentType: "application/vnd.apple.mpegurl", width: 640, height: 360 };
  const mp4 = (kind, height, more) => ({ kind, contentType: "video/mp4", width: height * 2, height, ...more });
  const sound = (type, kind = "audio") => ({ kind, contentType: `audio/${type}` });
  const still = (width, at, height = width / 2) => ({ kind: "thumbnail", contentType: "image/jpeg", width, height, at });

  test("of a film is the stream, the whole film large before small, its marked one, then parts", () => {
    assert.deepEqual(chosen(mp4("clip", 360, { at: 1 }), mp4("watermark", 360), mp4("transcode", 360), mp4("transcode", 720), hls, mp4("watermark", 360, { at: 3 })),
      ["video", "4,3,2,1,0,5", ""]);
  });

  test("of sound is a small file before a large one, and a stream of sound is none of pictures", () => {
    assert.deepEqual(chosen(sound("flac"), { ...hls, width: undefined }, sound("mp4", "clip"), sound("mpeg")), ["audio", "3,0,1,2", ""]);
  });

  test("of a film's sound and poster alone is the sound with a cover", () => {
    assert.deepEqual(chosen(still(640, 2), sound("mpeg")), ["audio", "1", "0"]);
  });

  test("of pictures is one moment and shape in its sizes", () => {
    assert.deepEqual(chosen(still(640, 2), still(320, 2), still(1280, 5), still(100, 2, 100)), ["picture", "", "1,0"]);
  });

  test("of a preview alone is that, and of what can only be stored a list", () => {
    assert.deepEqual(chosen({ kind: "preview", contentType: "video/mp4" }), ["video", "0", ""]);
    assert.deepEqual(chosen({ kind: "preview", contentType: "image/webp" }), ["picture", "", "0"]);
    assert.deepEqual(chosen({ kind: "waveform", contentType: "application/json" }), ["files", "", ""]);
    assert.deepEqual(chosen(), ["files", "", ""]);
  });

  test("of Cloudflare Stream's manifest, without keys, sizes and hashes, is the same", () => {
    assert.deepEqual(chosen({ ...hls, url: "https://customer-x.cloudflarestream.com/1/manifest/video.m3u8" }, still(640, 2)), ["video", "0", "1"]);
  });

  test("of a size is the smallest that covers the pixels, else the largest; streams stay in front", () => {
    const { plays } = choice.choose(read(hls, mp4("transcode", 360), mp4("transcode", 720), mp4("transcode", 240)));
    const first = (pixels) => choice.fitting(plays, pixels).map(({ height, kind }) => `${kind}${height}`).slice(0, 2).join();
    assert.deepEqual([0, 400, 500, 721, 9999].map(first),
      ["hls360,transcode720", "hls360,transcode240", "hls360,transcode360", "hls360,transcode720", "hls360,transcode720"]);
  });
});

describe("an address", () => {
  test("is followed where it is one of the web, whatever it is relative to", () => {
    const of = (url) => manifest.webAddress(url, "https://media.example/a/manifest.json");
    assert.equal(of("b c.mp4"), "https://media.example/a/b%20c.mp4");
    assert.equal(of("//x.example/y"), "https://x.example/y");
    for (const url of ["javascript:alert(1)", " JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "data:,x", "blob:https://x/y", "file:///etc/passwd", "vbscript:x", "https://", "http://["]) {
      assert.equal(of(url), undefined, url);
    }
  });
});

test("times and sizes are told as people say them", () => {
  assert.deepEqual([0, 59.9, 61, 3661, NaN, -1, Infinity].map(time.clock), ["0:00", "0:59", "1:01", "1:01:01", "0:00", "0:00", "0:00"]);
  assert.deepEqual([0, 1, 62, 7325].map(time.spoken), ["0 seconds", "1 second", "1 minute 2 seconds", "2 hours 2 minutes 5 seconds"]);
  assert.deepEqual([0, 999, 1500, 15_000, 2_500_000, 3e12].map(time.size), ["0 bytes", "999 bytes", "1.5 kB", "15 kB", "2.5 MB", "3.0 TB"]);
});

test("nothing is made of text but text", async () => {
  const names = (await readdir(SOURCES)).filter((name) => name.endsWith(".ts"));
  assert.ok(names.length > 20);
  for (const name of names) {
    const source = await readFile(SOURCES + name, "utf8");
    assert.doesNotMatch(source, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|setHTML|createContextualFragment|\beval\b|new Function|cssText|style: /, name);
  }
});
