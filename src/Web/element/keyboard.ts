import { toggleMute } from "./controls";
import type { Playback } from "./playback";

/** What else keys do, where there is something for them to do. */
export interface KeyActions {
  hint?(): void;
  fullscreen?(): void;
  captions?(): void;
}

/** The keys that players have, wherever in the player the focus is; what a control needs itself it keeps. */
export function listenToKeys(player: HTMLElement, playback: Playback, actions: KeyActions) {
  const { media } = playback;
  const jump = (time: number) => {
    playback.seek(time);
    actions.hint?.();
  };
  const louder = (by: number) => {
    media.muted = false;
    media.volume = Math.min(Math.max(media.volume + by, 0), 1);
  };
  const acts: Record<string, () => void> = {
    " ": () => playback.toggle(),
    k: () => playback.toggle(),
    ArrowLeft: () => jump(playback.time - 5),
    ArrowRight: () => jump(playback.time + 5),
    j: () => jump(playback.time - 10),
    l: () => jump(playback.time + 10),
    PageDown: () => jump(playback.time - playback.duration / 10),
    PageUp: () => jump(playback.time + playback.duration / 10),
    Home: () => jump(0),
    End: () => jump(playback.duration),
    ArrowUp: () => louder(0.05),
    ArrowDown: () => louder(-0.05),
    m: () => toggleMute(media),
  };
  if (actions.fullscreen) {
    acts.f = actions.fullscreen;
  }
  if (actions.captions) {
    acts.c = actions.captions;
  }

  player.addEventListener("keydown", (event) => {
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act && !event.ctrlKey && !event.altKey && !event.metaKey && !keeps(event.target as Element, event.key)) {
      event.preventDefault();
      act();
    }
  }, { signal: playback.signal });
}

function keeps(target: Element, key: string) {
  return target.matches("select") || (target.matches("button, a, summary") && key === " ")
    || (target.matches(".volume") && /^(Arrow|Page|Home|End)/.test(key));
}
