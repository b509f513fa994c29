import type { Manifest, Output } from "./manifest";

export type Kind = "video" | "audio" | "picture" | "files";

/** What of a manifest is shown, and as what. */
export interface Choice {
  readonly kind: Kind;
  /** To play, the best first; the others are for browsers that cannot play it. */
  readonly plays: readonly Output[];
  /** One picture in several sizes and types. */
  readonly stills: readonly Output[];
}

/** A film before its sound, its sound before a picture of it; what can only be stored is a list. */
export function choose(manifest: Manifest): Choice {
  const stills = stillsOf(manifest.outputs);
  const films = manifest.outputs.filter(isFilm).sort((a, b) => rank(a) - rank(b));
  const sounds = manifest.outputs.filter(isSound).sort((a, b) => soundRank(a) - soundRank(b));
  const moving = manifest.outputs.filter((output) => output.kind === "preview");
  if (films.length > 0) {
    return { kind: "video", plays: films, stills };
  }
  if (sounds.length > 0) {
    return { kind: "audio", plays: sounds, stills };
  }
  if (stills.length > 0) {
    return { kind: "picture", plays: [], stills };
  }
  const film = moving.filter((output) => output.contentType.startsWith("video/"));
  const pictures = moving.filter((output) => output.contentType.startsWith("image/"));
  return film.length > 0
    ? { kind: "video", plays: film, stills }
    : { kind: pictures.length > 0 ? "picture" : "files", plays: [], stills: pictures.slice(0, 1) };
}

const WHOLE_FILMS = ["hls", "transcode", "watermark"];

/** Sound alone has no pixels, whatever its container is called. */
const isFilm = (output: Output) =>
  isPlaylist(output) ? output.width !== undefined : output.kind !== "preview" && output.contentType.startsWith("video/");

const isSound = (output: Output) => (isPlaylist(output) ? output.width === undefined : output.contentType.startsWith("audio/"));

export const isPlaylist = (output: Output) => output.kind === "hls";

/** The same, with that size of the first file before its others that is just large enough for so many pixels in a row. */
export function fitting(plays: readonly Output[], pixels: number): Output[] {
  const first = plays.find((output) => !isPlaylist(output));
  const sizes = plays.filter(({ kind, at }) => kind === first?.kind && at === first.at);
  const fit = sizes.findLast(({ width = 0 }) => pixels > 0 && width >= pixels) ?? first;
  return [...plays.filter(isPlaylist), ...plays.filter((output) => output === fit), ...plays.filter((output) => !isPlaylist(output) && output !== fit)];
}

/** The whole film before parts of it, adaptive before one size, large before small. */
function rank({ kind, at, height = 0 }: Output) {
  const place = at === undefined ? WHOLE_FILMS.indexOf(kind) : -1;
  return (place < 0 ? WHOLE_FILMS.length : place) - Math.min(height, 9999) / 10000;
}

/** A file, which every browser plays, before a playlist; parts last. Flac and wav are for storing. */
function soundRank({ kind, contentType }: Output) {
  const isLarge = /flac|wav/.test(contentType) ? 0.5 : 0;
  return (kind === "audio" ? 0 : kind === "hls" ? 1 : 2) + isLarge;
}

/** Of several moments only the first is taken: an image chosen by its width must show the same at each. */
function stillsOf(outputs: readonly Output[]) {
  const all = outputs.filter((output) => output.kind === "thumbnail" && output.contentType.startsWith("image/"));
  const first = all[0];
  return all.filter((output) => output.at === first?.at && Math.abs(aspect(output) / aspect(first!) - 1) < 0.03)
    .sort((a, b) => (a.width ?? 0) - (b.width ?? 0));
}

const aspect = ({ width = 1, height = 1 }: Output) => width / height;
