import { h } from "./dom";
import { draw, icon, type Icon } from "./icons";
import type { Playback } from "./playback";
import { clock } from "./time";

const CHANGES = ["play", "pause", "ended", "volumechange", "timeupdate", "seeking", "durationchange", "ratechange", "progress", "emptied", "media-asset-change"];

/** Calls back now, and whenever what is drawn may be otherwise. */
export function follow({ media, signal }: Playback, update: () => void) {
  for (const change of CHANGES) {
    media.addEventListener(change, update, { signal });
  }
  update();
}

export function button(part: string, click: () => void, signal: AbortSignal) {
  const element = h("button", { part: `button ${part}`, class: `button ${part}`, type: "button" }, icon());
  element.addEventListener("click", click, { signal });
  return element;
}

/** What it shows is what it does: the name says it to those who do not see it. */
export function label(element: HTMLElement, name: Icon, words: string, key = "") {
  draw(element, name);
  element.ariaLabel = words;
  element.title = key ? `${words} (${key})` : words;
}

export function playButton(playback: Playback) {
  const element = button("play", () => playback.toggle(), playback.signal);
  follow(playback, () => (playback.isPlaying ? label(element, "pause", "Pause", "k") : label(element, "play", "Play", "k")));
  return element;
}

export function muteButton(playback: Playback) {
  const { media, signal } = playback;
  const element = button("mute", () => toggleMute(media), signal);
  follow(playback, () => (isSilent(media) ? label(element, "muted", "Unmute", "m") : label(element, "sound", "Mute", "m")));
  return element;
}

export function toggleMute(media: HTMLMediaElement) {
  media.muted = !isSilent(media);
  if (!media.muted && media.volume === 0) {
    media.volume = 1;
  }
}

const isSilent = (media: HTMLMediaElement) => media.muted || media.volume === 0;

export function volumeSlider(playback: Playback) {
  const { media, signal } = playback;
  const element = h("input", { part: "volume", class: "volume", type: "range", min: 0, max: 1, step: 0.05, "aria-label": "Volume" });
  element.addEventListener("input", () => {
    media.muted = false;
    media.volume = element.valueAsNumber;
  }, { signal });
  follow(playback, () => {
    element.value = String(isSilent(media) ? 0 : media.volume);
    element.ariaValueText = `${Math.round(Number(element.value) * 100)} percent`;
  });
  return element;
}

export function timeText(playback: Playback) {
  const passed = h("span");
  const whole = h("span", { class: "whole" });
  follow(playback, () => {
    passed.textContent = clock(playback.time);
    whole.textContent = playback.duration ? ` / ${clock(playback.duration)}` : "";
  });
  return h("span", { part: "time", class: "time" }, passed, whole);
}

export function speedChoice(playback: Playback) {
  const { media, signal } = playback;
  const element = h("select", { part: "speed", class: "button speed", "aria-label": "Speed", title: "Speed" },
    ...[0.5, 0.75, 1, 1.25, 1.5, 2].map((rate) => h("option", { value: rate }, `${rate}×`)));
  element.addEventListener("change", () => {
    media.defaultPlaybackRate = media.playbackRate = Number(element.value);
  }, { signal });
  follow(playback, () => (element.value = String(media.playbackRate)));
  return element;
}
