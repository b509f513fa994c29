import { isPlaylist } from "./choice";
import { MissingPiece, playByHls } from "./hls";
import type { Output } from "./manifest";

/** One way to play; ends when it is attached, and throws where it cannot be. */
type Way = (signal: AbortSignal, fail: (error?: unknown) => void) => Promise<void> | void;

const HLS = "application/vnd.apple.mpegurl";

/**
 * A media element that fetches nothing before it is played or sought in, and goes from the best source to the next where a
 * browser or a server fails.
 */
export class Playback {
  readonly #ways: Way[] = [];
  readonly #duration: number;
  #next = 0;
  #way?: AbortController;
  #sought?: number;
  #wanted = false;
  #lacksPiece = false;

  /** @param giveUp all ways having failed, one of them for want of hls.js or none @param from where hls.js is, if not beside this file */
  constructor(readonly media: HTMLMediaElement, plays: readonly Output[], readonly signal: AbortSignal,
    readonly giveUp: (lacksPiece: boolean) => void, from?: string) {
    this.#duration = plays[0]?.duration ?? 0;
    for (const output of plays) {
      this.#ways.push(...(isPlaylist(output) ? this.#playlistWays(output.url, from) : [() => this.#attach(output.url)]));
    }
    media.preload = "none";
    media.addEventListener("error", () => this.#way && this.#step(), { signal });
    media.addEventListener("loadedmetadata", () => this.#arrive(), { signal });
    // At its end, too, and by whatever else pauses it: a headset, a window of the browser's.
    media.addEventListener("pause", () => {
      this.#wanted = false;
      this.#tell();
    }, { signal });
    signal.addEventListener("abort", () => this.#detach());
  }

  /** Seconds; where the film is about to be, while it is on its way there. */
  get time() {
    return this.#sought ?? this.media.currentTime;
  }

  get duration() {
    const { duration } = this.media;
    return duration > 0 && duration < Infinity ? duration : this.#duration;
  }

  get isPlaying() {
    return this.#wanted || !this.media.paused;
  }

  play() {
    this.#wanted = true;
    this.#begin("auto");
    this.#start();
  }

  pause() {
    this.#wanted = false;
    this.media.pause();
    this.#tell();
  }

  toggle() {
    if (this.isPlaying) {
      this.pause();
    } else {
      this.play();
    }
  }

  seek(time: number) {
    const wish = Math.min(Math.max(time, 0), this.duration || Infinity);
    if (this.media.readyState > 0) {
      this.media.currentTime = wish;
    } else {
      this.#sought = wish;
      this.#begin("metadata");
    }
    this.#tell();
  }

  /** All ways once more, from where it stopped. */
  retry() {
    this.#sought = this.time;
    this.#next = 0;
    this.#wanted = true;
    this.#step();
  }

  #begin(preload: "auto" | "metadata") {
    this.media.preload = preload;
    if (!this.#way) {
      this.#step();
    }
  }

  #step() {
    const sought = this.time;
    this.#detach();
    const way = this.#ways[this.#next++];
    if (this.signal.aborted) {
      return;
    }
    this.#sought = sought || undefined;
    if (!way) {
      this.#next = 0;
      this.#wanted = false;
      this.giveUp(this.#lacksPiece);
      this.#lacksPiece = false;
      this.#tell();
      return;
    }
    const attempt = (this.#way = new AbortController());
    const fail = (error?: unknown) => {
      if (!attempt.signal.aborted) {
        this.#lacksPiece ||= error instanceof MissingPiece;
        this.#step();
      }
    };
    Promise.resolve(way(attempt.signal, fail)).then(() => this.#start(), fail);
  }

  #start() {
    if (this.#wanted && this.media.paused && this.media.currentSrc + this.media.src) {
      this.media.play().catch((error: unknown) => {
        // The browser wants a gesture: the button waits for one.
        if (error instanceof DOMException && error.name === "NotAllowedError") {
          this.pause();
        }
      });
    }
    this.#tell();
  }

  #arrive() {
    if (this.#sought !== undefined) {
      this.media.currentTime = this.#sought;
      this.#sought = undefined;
    }
  }

  #attach(url: string) {
    this.media.src = url;
  }

  #detach() {
    this.#way?.abort();
    this.#way = undefined;
    if (this.media.hasAttribute("src")) {
      // What was on its way is not fetched further.
      this.media.removeAttribute("src");
      this.media.load();
    }
  }

  #playlistWays(url: string, from: string | undefined): Way[] {
    const byBrowser = this.media.canPlayType(HLS) ? [() => this.#attach(url)] : [];
    const byScript = "MediaSource" in window || "ManagedMediaSource" in window
      ? [(signal: AbortSignal, fail: () => void) => playByHls(this.media, url, from, signal, fail)]
      : [];
    return [...byBrowser, ...byScript];
  }

  /** For whoever draws: something is otherwise than the media element says. */
  #tell() {
    if (!this.signal.aborted) {
      this.media.dispatchEvent(new Event("media-asset-change"));
    }
  }
}
