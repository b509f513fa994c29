import { muteButton, playButton, speedChoice, timeText, volumeSlider } from "./controls";
import { h } from "./dom";
import { tellFailures } from "./failing";
import { listenToKeys } from "./keyboard";
import { fetchExtra } from "./load";
import type { Output } from "./manifest";
import { near } from "./near";
import { Playback } from "./playback";
import { wantsLessMotion } from "./preview";
import { scrubber } from "./scrubber";
import { pictureOf } from "./stills";
import { given, nameOf, type Context, type View } from "./view";
import { drawPeaks, readPeaks } from "./waveform";

/** Sound: its waveform is the scrubber; a cover beside it where there is one. */
export function showAudio(context: Context): View {
  const { host, manifest, choice, signal } = context;
  const audio = h("audio");
  const cover = choice.stills.length > 0 && pictureOf(choice.stills, { part: "poster", class: "cover", alt: "", loading: "lazy" });
  const player = h("div", { part: "player", class: "audio panel", role: "group", tabindex: -1 });
  const playback: Playback = new Playback(audio, choice.plays, signal, tellFailures(player, context, audio, "sound", () => playback), given(context, "hls-src"));
  const waveforms = manifest.outputs.filter(({ kind }) => kind === "waveform");
  const scrub = scrubber(playback, waveforms.length > 0 ? drawWave(waveforms, host, signal) : undefined, undefined);
  const play = playButton(playback);
  play.classList.add("large");
  player.append(audio, ...(cover ? [cover.element] : []), play,
    h("div", { class: "column" }, scrub.element, h("div", { part: "controls", class: "row" },
      timeText(playback), h("span", { class: "space" }), muteButton(playback), volumeSlider(playback), speedChoice(playback))));
  cover && cover.resize("96px");

  listenToKeys(player, playback, { hint: scrub.hint });

  const update = () => {
    player.ariaLabel = nameOf(context, "Audio player");
    audio.loop = host.hasAttribute("loop");
  };
  update();
  audio.muted = host.hasAttribute("muted");
  if (host.hasAttribute("autoplay") && !wantsLessMotion()) {
    void near(host, signal).then(() => playback.play());
  }
  return { element: player, media: audio, update };
}

/** Twice, as it is and as far as it is played: peaks are drawn in the page's colours, a picture has its own. */
function drawWave(waveforms: readonly Output[], host: HTMLElement, signal: AbortSignal): [Element, Element] {
  const peaks = waveforms.find(({ contentType }) => contentType === "application/json");
  const picture = waveforms.find(({ contentType }) => contentType.startsWith("image/"));
  if (!peaks && picture) {
    return [h("img", { src: picture.url, alt: "", loading: "lazy" }), h("img", { src: picture.url, alt: "", loading: "lazy" })];
  }
  const places: [Element, Element] = [h("div"), h("div")];
  void near(host, signal).then(() => peaks && fetchExtra(peaks.url, signal, (response) => response.json())).then((json) => {
    const read = readPeaks(json);
    if (read && !signal.aborted) {
      places.forEach((place) => place.replaceChildren(drawPeaks(read)));
    }
  });
  return places;
}
