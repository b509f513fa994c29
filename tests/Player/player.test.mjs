// What a recipe's hls output is to a real player: through the whole local pipeline, from its public address.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { startBrowser } from "./browser.mjs";
import * as clips from "./clips.mjs";
import { startPipeline } from "./pipeline.mjs";
import { readMaster, readRendition } from "./stream.mjs";

const FRAME_OF_SOUND = 1024 / 48000;

let folder, pipeline, browser, outputs;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "player-clips-"));
  [pipeline, browser] = await Promise.all([startPipeline(), startBrowser()]);
  const made = [["landscape", "video/mp4"], ["portrait", "video/mp4"], ["sound", "audio/mp4"]].map(async ([name, type]) =>
    [name, await pipeline.process(await clips[name](folder), type)]);
  outputs = Object.fromEntries(await Promise.all(made));
});

after(async () => {
  await browser?.close();
  await pipeline?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Everything from zero to the end in one piece, whatever size each segment is of, and nothing on the way. */
function assertWhole(played, seconds) {
  assert.deepEqual(played.errors, []);
  assert.deepEqual(played.stalls, []);
  assert.equal(played.buffered.length, 1, JSON.stringify(played.buffered));
  assert.equal(played.buffered[0][0], 0);
  assert.ok(Math.abs(played.duration - seconds) < 0.1, `${played.duration}`);
  assert.ok(played.duration - played.currentTime < 0.1, `${played.currentTime} of ${played.duration}`);
}

describe("hls.js in Chromium", () => {
  test("plays a film with sound to its end without a stall, in another size every segment", async () => {
    const played = await browser.play(outputs.landscape.url);

    assertWhole(played, 7);
    assert.deepEqual(played.levels.map(({ width, height }) => [width, height]), [[426, 240], [854, 480]]);
    assert.deepEqual(new Set(played.loaded), new Set([0, 1]));
    assert.ok(played.totalVideoFrames >= 200, `${played.totalVideoFrames}`);
  });

  test("plays an upright film that was HDR and silent", async () => {
    const played = await browser.play(outputs.portrait.url);

    assertWhole(played, 5);
    assert.ok(played.videoHeight > played.videoWidth);
    assert.deepEqual(played.levels.map(({ width, height }) => [width, height]), [[240, 426], [480, 854]]);
  });

  test("plays sound alone", async () => {
    const played = await browser.play(outputs.sound.url);

    assertWhole(played, 7);
    assert.equal(played.videoWidth, 0);
  });
});

describe("the master playlist", () => {
  test("says of every variant what MP4Box and MediaInfo find in it", async () => {
    for (const name of ["landscape", "portrait"]) {
      const master = await readMaster(outputs[name].url);
      const sound = master.audio && (await readRendition(master.audio));
      for (const variant of master.variants) {
        const picture = await readRendition(variant.url);
        const video = picture.mediaInfo.find((track) => track["@type"] === "Video");
        assert.equal(variant.CODECS, [picture, ...(sound ? [sound] : [])].map(({ track }) => track.codec).join(","));
        assert.equal(variant.RESOLUTION, `${picture.track.video.width}x${picture.track.video.height}`);
        assert.equal(variant.RESOLUTION, `${video.Width}x${video.Height}`);
        assert.equal(video.Format, "AVC");
        assert.equal(video.ChromaSubsampling, "4:2:0");
        assert.equal(Number(video.BitDepth), 8);
        assert.match(video.matrix_coefficients, /^BT\.709( \/ BT\.709)?$/);
        // What was HDR is none any more; a film that did not say what it is still does not.
        if (name === "portrait") {
          assert.match(video.transfer_characteristics, /^BT\.709( \/ BT\.709)?$/);
        }
        assert.equal(variant["FRAME-RATE"], Number(name === "landscape" ? 30000 / 1001 : 25).toFixed(3));
      }
    }
  });

  test("says the bit rates that RFC 8216 defines", async () => {
    const master = await readMaster(outputs.landscape.url);
    const sound = rates(await readRendition(master.audio));
    for (const variant of master.variants) {
      const picture = rates(await readRendition(variant.url));
      assert.equal(Number(variant.BANDWIDTH), Math.ceil(picture.peak + sound.peak));
      assert.equal(Number(variant["AVERAGE-BANDWIDTH"]), Math.ceil(picture.average + sound.average));
    }
  });

  test("has no sound of its own beside a silent film, and no picture beside sound", async () => {
    assert.equal((await readMaster(outputs.portrait.url)).audio, undefined);
    const [variant, ...others] = (await readMaster(outputs.sound.url)).variants;
    assert.deepEqual([variant.CODECS, variant.RESOLUTION, others.length], ["mp4a.40.2", undefined, 0]);
  });
});

describe("the segments", () => {
  test("begin at the same times in every size, each with a key frame, and the sound's within a frame of them", async () => {
    const master = await readMaster(outputs.landscape.url);
    const [first, ...others] = await Promise.all(master.variants.map(({ url }) => readRendition(url)));
    const sound = await readRendition(master.audio);
    const times = ({ samples, starts }) => starts.map((index) => samples[index].cts / samples[index].timescale);

    assert.ok(first.starts.every((index) => first.samples[index].is_sync));
    assert.deepEqual(first.samples.filter(({ is_sync: key }) => key).length, first.starts.length);
    assert.equal(times(first)[0], 0);
    assert.equal(times(sound)[0], 0);
    for (const other of others) {
      assert.deepEqual(times(other), times(first));
    }
    times(sound).forEach((time, index) => assert.ok(Math.abs(time - times(first)[index]) <= FRAME_OF_SOUND, `${time}`));
  });

  test("last what the playlists say, and are served as what they are", async () => {
    for (const name of ["landscape", "portrait", "sound"]) {
      const master = await readMaster(outputs[name].url);
      for (const url of [...master.variants.map((variant) => variant.url), ...(master.audio ? [master.audio] : [])]) {
        const rendition = await readRendition(url);
        const sum = rendition.samples.reduce((total, { duration, timescale }) => total + duration / timescale, 0);
        assert.ok(rendition.complete);
        assert.ok(Math.abs(sum - rendition.durations.reduce((a, b) => a + b)) < 0.001, `${sum} ${rendition.durations}`);
        assert.ok(rendition.durations.every((seconds) => Math.round(seconds) <= rendition.target));
        assert.deepEqual([...rendition.contentTypes], [rendition.track.video ? "video/mp4" : "audio/mp4"]);
      }
    }
  });

  test("are as many, and as large, as the manifest says", async () => {
    for (const { url, files, bytes } of Object.values(outputs)) {
      const master = await readMaster(url);
      const playlists = [...master.variants.map((variant) => variant.url), ...(master.audio ? [master.audio] : [])];
      const renditions = await Promise.all(playlists.map(readRendition));
      assert.equal(files.count, 1 + renditions.reduce((sum, { sizes }) => sum + 2 + sizes.length, 0));
      assert.ok(files.bytes > bytes);
    }
  });
});

/** RFC 8216 section 4.1, over all sets of neighbours. */
function rates({ sizes, durations, target }) {
  const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
  const peaks = sizes.flatMap((_, from) => sizes.slice(from).map((__, length) => {
    const seconds = sum(durations.slice(from, from + length + 1));
    return seconds >= target / 2 && seconds <= target * 1.5 ? (8 * sum(sizes.slice(from, from + length + 1))) / seconds : 0;
  }));
  return { peak: Math.max(...peaks), average: (8 * sum(sizes)) / sum(durations) };
}
