import { button, label } from "./controls";
import type { Playback } from "./playback";

type PhoneVideo = HTMLVideoElement & { webkitEnterFullscreen?: () => void };

/** The whole screen: the player with its controls, or on iPhones, which have no other, the film alone. */
export function toggleFullscreen(player: HTMLElement, video: PhoneVideo) {
  if (isFullscreen(player)) {
    void document.exitFullscreen();
  } else if (player.requestFullscreen) {
    player.requestFullscreen().catch(() => undefined);
  } else {
    video.webkitEnterFullscreen?.();
  }
}

const isFullscreen = (player: HTMLElement) => (player.getRootNode() as ShadowRoot).fullscreenElement === player;

export function fullscreenButton(player: HTMLElement, video: PhoneVideo, signal: AbortSignal) {
  if (!document.fullscreenEnabled && !video.webkitEnterFullscreen) {
    return undefined;
  }
  const element = button("fullscreen", () => toggleFullscreen(player, video), signal);
  const update = () => (isFullscreen(player) ? label(element, "shrink", "Leave full screen", "f") : label(element, "grow", "Full screen", "f"));
  player.addEventListener("fullscreenchange", update, { signal });
  update();
  return element;
}

export function windowButton(video: HTMLVideoElement, { signal }: Playback) {
  if (!document.pictureInPictureEnabled) {
    return undefined;
  }
  const element = button("window", () => {
    const change = document.pictureInPictureElement ? document.exitPictureInPicture() : video.requestPictureInPicture();
    // Before a film has begun there is nothing to show.
    change.catch(() => undefined);
  }, signal);
  label(element, "window", "Picture in picture");
  const update = () => (element.disabled = video.readyState === 0);
  for (const change of ["loadedmetadata", "emptied"]) {
    video.addEventListener(change, update, { signal });
  }
  update();
  return element;
}
