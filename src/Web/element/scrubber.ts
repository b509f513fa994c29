import { follow } from "./controls";
import { h } from "./dom";
import type { Playback } from "./playback";
import { clock, spoken } from "./time";

/** A place on the scrubber that somebody looks at, and what is shown above it. */
export interface Peek {
  readonly element: HTMLElement;
  /** Somebody is about to look. */
  prepare(): void;
  show(time: number): void;
}

export interface Scrubber {
  readonly element: HTMLElement;
  /** Shows for a moment where the film is. */
  hint(): void;
}

/**
 * The place in the film, as a slider: the browser's own, unseen, over what is drawn.
 * @param drawings what is drawn, once as it is and once as far as it is played
 */
export function scrubber(playback: Playback, drawings: readonly [Element, Element] | undefined, peek: Peek | undefined): Scrubber {
  const { media, signal } = playback;
  const range = h("input", { class: "range", type: "range", min: 0, step: 0.1, "aria-label": "Seek" });
  const text = h("span", { class: "bubble-time" });
  const bubble = h("div", { part: "bubble", class: "bubble", "aria-hidden": "true", hidden: true }, peek?.element, text);
  const element = h("div", { part: "scrubber", class: drawings ? "scrub wave" : "scrub" }, range,
    h("div", { part: "track", class: "track" }, drawings?.[0] ?? h("div", { class: "buffered" })),
    h("div", { part: "played", class: "played" }, drawings?.[1]),
    h("div", { class: "knob-path" }, h("div", { part: "knob", class: "knob" })), bubble);

  const show = (time: number) => {
    bubble.hidden = false;
    text.textContent = clock(time);
    peek?.show(time);
    const half = bubble.offsetWidth / 2;
    const share = playback.duration ? (time / playback.duration) * 100 : 0;
    bubble.style.left = `clamp(${half}px, ${share}%, 100% - ${half}px)`;
  };
  let timer = 0;
  const hide = () => (bubble.hidden = true);
  const on = (name: string, act: (event: PointerEvent) => void) => element.addEventListener(name, (event) => act(event as PointerEvent), { signal });

  on("pointerenter", () => peek?.prepare());
  on("pointermove", ({ clientX }) => {
    const { left, width } = element.getBoundingClientRect();
    clearTimeout(timer);
    show(Math.min(Math.max((clientX - left) / width, 0), 1) * playback.duration);
  });
  on("pointerleave", hide);
  on("pointercancel", hide);
  on("focusin", () => peek?.prepare());
  on("focusout", hide);
  range.addEventListener("input", () => playback.seek(range.valueAsNumber), { signal });

  follow(playback, () => {
    const { duration, time } = playback;
    range.max = String(duration || 1);
    range.value = String(time);
    range.ariaValueText = `${spoken(time)} of ${spoken(duration)}`;
    element.style.setProperty("--played", `${duration ? Math.min(time / duration, 1) * 100 : 0}%`);
    element.style.setProperty("--buffered", `${duration ? Math.min(bufferedTo(media, time) / duration, 1) * 100 : 0}%`);
  });
  return {
    element,
    hint() {
      show(playback.time);
      clearTimeout(timer);
      timer = window.setTimeout(hide, 1500);
    },
  };
}

function bufferedTo({ buffered }: HTMLMediaElement, time: number) {
  for (let i = 0; i < buffered.length; i++) {
    if (buffered.start(i) <= time + 0.1 && time < buffered.end(i)) {
      return buffered.end(i);
    }
  }
  return 0;
}
