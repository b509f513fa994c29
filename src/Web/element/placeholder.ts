import { thumbHashToRGBA } from "thumbhash";
import { h } from "./dom";
import type { Manifest } from "./manifest";

/** The colour at once, and the blurred picture that the hash holds: drawn, so that no page must allow data: addresses. */
export function placeholderOf({ hash, color }: Manifest["placeholder"]): HTMLCanvasElement | undefined {
  if (!hash && !color) {
    return undefined;
  }
  const canvas = h("canvas", { part: "placeholder", class: "fill", "aria-hidden": "true" });
  if (color) {
    canvas.style.background = color;
  }
  try {
    if (hash) {
      paint(canvas, Uint8Array.from(atob(hash), (letter) => letter.charCodeAt(0)));
    }
  } catch {
    // A hash that is none: the colour, or nothing, has to do.
  }
  return canvas;
}

function paint(canvas: HTMLCanvasElement, hash: Uint8Array) {
  const { w, h: height, rgba } = thumbHashToRGBA(hash);
  canvas.width = w;
  canvas.height = height;
  canvas.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(rgba), w, height), 0, 0);
}
