import { h } from "./dom";
import type { Output } from "./manifest";

const PATIENCE_MS = 250;

/** Moving pictures of the film while a mouse rests on it, until it is played; not for those who want less motion. */
export function previewOnHover(player: HTMLElement, sign: Element, output: Output, signal: AbortSignal) {
  let shown: Element | undefined;
  let timer = 0;
  const hide = () => {
    clearTimeout(timer);
    // What is on its way is not fetched further.
    shown?.removeAttribute("src");
    shown?.remove();
    shown = undefined;
  };
  const show = () => {
    hide();
    shown = movingPicture(output);
    sign.before(shown);
  };
  player.addEventListener("pointerenter", ({ pointerType }) => {
    if (pointerType === "mouse" && !player.classList.contains("started") && !wantsLessMotion()) {
      timer = window.setTimeout(show, PATIENCE_MS);
    }
  }, { signal });
  player.addEventListener("pointerleave", hide, { signal });
  player.addEventListener("pointerdown", hide, { signal });
  signal.addEventListener("abort", hide);
  return hide;
}

function movingPicture({ url, contentType }: Output) {
  const attributes = { part: "preview", class: "fill", src: url, "aria-hidden": "true" };
  if (!contentType.startsWith("video/")) {
    return h("img", { ...attributes, alt: "" });
  }
  const video = h("video", { ...attributes, loop: true, autoplay: true, playsinline: true });
  video.muted = true;
  return video;
}

export const wantsLessMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
