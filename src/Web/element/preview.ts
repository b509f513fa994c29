import { h } from "./dom";
import type { Output } from "./manifest";

/** Moving pictures of the film while a mouse is over it, until it is played; not for those who want less motion. */
export function previewOnHover(player: HTMLElement, poster: Element, output: Output, signal: AbortSignal) {
  let shown: Element | undefined;
  const hide = () => {
    shown?.remove();
    shown = undefined;
  };
  player.addEventListener("pointerenter", ({ pointerType }) => {
    if (pointerType === "mouse" && !player.classList.contains("started") && !wantsLessMotion()) {
      const video = output.contentType.startsWith("video/") && h("video", { src: output.url, loop: true, autoplay: true, playsinline: true });
      shown ??= video || h("img", { src: output.url, alt: "" });
      if (video) {
        video.muted = true;
      }
      shown.className = "fill preview";
      shown.setAttribute("part", "preview");
      shown.ariaHidden = "true";
      poster.after(shown);
    }
  }, { signal });
  player.addEventListener("pointerleave", hide, { signal });
  return hide;
}

export const wantsLessMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
