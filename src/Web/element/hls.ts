import type Hls from "hls.js";

/** hls.js itself could not be fetched: a deployment took the piece away, or there is no connection. */
export class MissingPiece extends Error {}

/**
 * Plays a playlist by hls.js, which is fetched now: the piece that stands beside this file, or what the page names.
 * @remarks All of hls.js and not its light edition, which leaves out sound that has a playlist of its own, as ours has.
 */
export async function playByHls(media: HTMLMediaElement, url: string, from: string | undefined, signal: AbortSignal, fail: () => void) {
  const piece: Promise<{ default: typeof Hls }> = from ? import(from) : import("hls.js");
  const { default: Player } = await piece.catch((error: unknown) => {
    throw new MissingPiece("hls.js could not be fetched.", { cause: error });
  });
  if (signal.aborted) {
    return;
  }
  if (!Player.isSupported()) {
    throw new Error("hls.js does not work here.");
  }
  // Without a worker: our segments need no demuxing, and a page need not allow workers of blob: addresses.
  const hls = new Player({ enableWorker: false, capLevelToPlayerSize: true });
  let recovered = false;
  hls.on(Player.Events.ERROR, (_, { fatal, type }) => {
    if (fatal && type === Player.ErrorTypes.MEDIA_ERROR && !recovered) {
      recovered = true;
      hls.recoverMediaError();
    } else if (fatal) {
      fail();
    }
  });
  signal.addEventListener("abort", () => hls.destroy());
  hls.loadSource(url);
  hls.attachMedia(media);
}
