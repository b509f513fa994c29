import { Captions, captionsButton } from "./captions";
import { fitting } from "./choice";
import { muteButton, playButton, speedChoice, timeText, volumeSlider } from "./controls";
import { h } from "./dom";
import { tellFailures } from "./failing";
import { icon, draw } from "./icons";
import { hideWhenIdle } from "./idle";
import { listenToKeys } from "./keyboard";
import { near } from "./near";
import { placeholderOf } from "./placeholder";
import { Playback } from "./playback";
import { previewOnHover, wantsLessMotion } from "./preview";
import { fullscreenButton, toggleFullscreen, windowButton } from "./screens";
import { scrubber } from "./scrubber";
import { pictureOf } from "./stills";
import { storyboard } from "./storyboard";
import { given, nameOf, type Context, type View } from "./view";

/** A film: its poster until it is played, and the controls over it. */
export function showVideo(context: Context): View {
  const { host, manifest: { outputs, placeholder }, choice, signal } = context;
  const video = h("video", { part: "video", class: "fill", playsinline: true });
  const poster = choice.stills.length > 0 && pictureOf(choice.stills, { part: "poster", class: "fill", alt: "", loading: "lazy", decoding: "async" });
  // Only a sign: the whole cover takes clicks, and the bar has the button.
  const sign = h("div", { part: "sign", class: "sign", "aria-hidden": "true" }, icon());
  draw(sign, "play");
  const cover = h("div", { class: "cover fill" }, placeholderOf(placeholder), poster && poster.element, sign);
  const player = h("div", { part: "player", class: "video", role: "group", tabindex: -1 }, video, cover);
  const playback: Playback = new Playback(video, fitting(choice.plays, host.clientWidth * devicePixelRatio), signal,
    tellFailures(player, context, video, "film", () => playback), given(context, "hls-src"));

  const track = outputs.find(({ kind }) => kind === "storyboard");
  const scrub = scrubber(playback, undefined, track && storyboard(track, signal));
  const captions = new Captions(video, outputs, host, signal);

  const { width, height } = choice.plays.find((output) => output.height) ?? {};
  player.style.setProperty("--aspect", String((width && height && width / height) || 16 / 9));
  player.append(
    captions.element, h("div", { class: "spinner fill", role: "status" }, h("span", {}, "Loading")),
    h("div", { part: "controls", class: "bar" }, scrub.element, h("div", { class: "row" },
      playButton(playback), muteButton(playback), volumeSlider(playback), timeText(playback), h("span", { class: "space" }),
      captionsButton(captions), speedChoice(playback), windowButton(video, playback), fullscreenButton(player, video, signal))));

  const preview = outputs.find(({ kind }) => kind === "preview");
  const endPreview = preview && !choice.plays.includes(preview) ? previewOnHover(player, sign, preview, signal) : undefined;
  const on = (names: string, act: () => void) => names.split(" ").forEach((name) => video.addEventListener(name, act, { signal }));
  on("playing seeked", () => {
    player.classList.add("started");
    endPreview?.();
  });
  on("waiting seeking stalled play playing canplay seeked pause emptied media-asset-change", () =>
    player.classList.toggle("waiting", playback.isPlaying && video.readyState < 3));

  listenToKeys(player, playback, { hint: scrub.hint, fullscreen: () => toggleFullscreen(player, video), captions: () => captions.next() });
  hideWhenIdle(player, video, signal);
  clickToPlay(player, cover, playback);

  const update = () => {
    player.ariaLabel = nameOf(context, "Video player");
    video.loop = host.hasAttribute("loop");
    poster && poster.resize(given(context, "sizes") ?? "auto, 100vw");
  };
  update();
  video.muted = host.hasAttribute("muted");
  if (host.hasAttribute("autoplay") && !wantsLessMotion()) {
    void near(host, signal).then(() => playback.play());
  }
  return { element: player, media: video, update };
}

/** The picture itself is a button for a mouse, and two clicks fill the screen; a finger brings the controls first. */
function clickToPlay(player: HTMLElement, cover: HTMLElement, playback: Playback) {
  const { media, signal } = playback;
  let isTouch = false;
  let wasIdle = false;
  player.addEventListener("pointerdown", ({ pointerType }) => {
    isTouch = pointerType === "touch";
    wasIdle = isTouch && player.hasAttribute("data-idle");
  }, { signal, capture: true });
  for (const surface of [cover, media]) {
    surface.addEventListener("click", () => wasIdle || playback.toggle(), { signal });
    surface.addEventListener("dblclick", () => isTouch || toggleFullscreen(player, media as HTMLVideoElement), { signal });
  }
}
