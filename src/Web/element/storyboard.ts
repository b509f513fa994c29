import { h } from "./dom";
import { fetchExtra } from "./load";
import { webAddress, type Output } from "./manifest";
import type { Peek } from "./scrubber";
import { cueAt, readCues, type Cue } from "./vtt";

export interface Tile extends Cue {
  readonly sheet: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const WIDEST = 200;

/** Cues of a storyboard: each names a sheet, and its place there. */
export function readTiles(vtt: string, address: string): Tile[] {
  return readCues(vtt).flatMap((cue) => {
    const [file = "", place] = cue.text.split("#xywh=");
    const [x, y, width, height] = (place ?? "").replace(/^pixel:/, "").split(",").map(Number);
    const sheet = webAddress(file, address);
    return sheet && x! >= 0 && y! >= 0 && width! > 0 && height! > 0
      ? [{ ...cue, sheet, x: x!, y: y!, width: width!, height: height! }]
      : [];
  });
}

/**
 * The picture above the scrubber; its track is fetched when somebody first points there, a sheet when it is needed.
 * @remarks What failed is fetched again when somebody comes back, and not with each move of the pointer.
 */
export function storyboard(track: Output, signal: AbortSignal): Peek {
  const sheet = h("img", { alt: "" });
  const element = h("div", { part: "storyboard", class: "tile", hidden: true }, sheet);
  let tiles: Promise<Tile[] | undefined> | undefined;
  let hasFailed = false;
  let wanted = 0;

  const read = async (response: Response) => readTiles(await response.text(), response.url || track.url);
  const fetched = () => (tiles ??= fetchExtra(track.url, signal, read).then((found) => {
    hasFailed ||= !found;
    return found;
  }));
  sheet.addEventListener("error", () => (hasFailed = true), { signal });
  const show = (tile: Tile) => {
    const scale = Math.min(1, WIDEST / tile.width);
    element.hidden = false;
    element.style.width = `${tile.width * scale}px`;
    element.style.height = `${tile.height * scale}px`;
    sheet.style.transform = `scale(${scale}) translate(${-tile.x}px, ${-tile.y}px)`;
    if (sheet.src !== tile.sheet) {
      sheet.src = tile.sheet;
    }
  };
  return {
    element,
    prepare() {
      if (hasFailed) {
        hasFailed = false;
        tiles = undefined;
        sheet.removeAttribute("src");
      }
      void fetched();
    },
    show(time) {
      wanted = time;
      void fetched().then((found) => {
        const tile = found && cueAt(found, wanted);
        if (tile && !signal.aborted) {
          show(tile);
        }
      });
    },
  };
}
