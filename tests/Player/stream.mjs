// A stream as its files say, read by MP4Box and MediaInfo, which share no code with FFmpeg.
import { createFile, MP4BoxBuffer } from "mp4box";
import mediaInfoFactory from "mediainfo.js";

const get = async (url) => {
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`${url}: ${response.status}`);
  }
  return response;
};

/** The variants of a master playlist: attributes by name, and the address of each one's playlist. */
export async function readMaster(url) {
  const lines = (await (await get(url)).text()).split("\n");
  const variants = lines.flatMap((line, index) => (line.startsWith("#EXT-X-STREAM-INF:")
    ? [{ ...attributes(line), url: new URL(lines[index + 1], url).href }] : []));
  const group = lines.find((line) => line.startsWith("#EXT-X-MEDIA:"));
  return { lines, variants, audio: group && new URL(attributes(group).URI, url).href };
}

const attributes = (line) => Object.fromEntries(
  [...line.matchAll(/([A-Z-]+)=("[^"]*"|[^,]*)/g)].map(([, name, value]) => [name, value.replaceAll('"', "")]));

/** A rendition: its track and samples by MP4Box, its streams by MediaInfo, its segments by the playlist. */
export async function readRendition(url) {
  const lines = (await (await get(url)).text()).split("\n");
  const names = [...lines.join("\n").matchAll(/(?:^#EXT-X-MAP:URI="([^"]+)"|^([^#\n]+))$/gm)].map(([, map, segment]) => map ?? segment);
  const responses = await Promise.all(names.map((name) => get(new URL(name, url))));
  const files = await Promise.all(responses.map(async (response) => new Uint8Array(await response.arrayBuffer())));
  return {
    ...boxes(files),
    mediaInfo: await mediaInfo(Buffer.concat(files)),
    contentTypes: new Set(responses.map((response) => response.headers.get("content-type"))),
    durations: lines.filter((line) => line.startsWith("#EXTINF:")).map((line) => Number(line.slice(8, -1))),
    sizes: files.slice(1).map((file) => file.length),
    complete: lines.includes("#EXT-X-ENDLIST"),
    target: Number(lines.find((line) => line.startsWith("#EXT-X-TARGETDURATION:")).split(":")[1]),
  };
}

function boxes(files) {
  const file = createFile();
  let offset = 0;
  const starts = [];
  for (const bytes of files) {
    file.appendBuffer(MP4BoxBuffer.fromArrayBuffer(bytes.slice().buffer, offset));
    offset += bytes.length;
    starts.push(file.moov.traks[0].samples.length);
  }
  file.flush();
  const track = file.getInfo().tracks[0];
  return { track, samples: file.getTrackSamplesInfo(track.id), starts: starts.slice(0, -1) };
}

async function mediaInfo(bytes) {
  const reader = await mediaInfoFactory({ format: "object", full: true });
  try {
    const { media } = await reader.analyzeData(bytes.length, (size, offset) => bytes.subarray(offset, offset + size));
    return media.track;
  } finally {
    reader.close();
  }
}
