import { messageOf } from "./message";
import type { Playback } from "./playback";
import type { Context } from "./view";

/** Says over a player that it cannot play, until it plays again; @returns what a playback calls that gives up. */
export function tellFailures(player: HTMLElement, context: Context, media: HTMLMediaElement, what: string, playback: () => Playback) {
  const clear = () => player.querySelector(".message")?.remove();
  media.addEventListener("playing", () => {
    clear();
    context.recover();
  }, { signal: context.signal });
  return () => {
    const trouble = { code: "unplayable", message: `The ${what} could not be played. Check the connection and try again.`, mayPass: true } as const;
    clear();
    player.append(messageOf(trouble, () => {
      clear();
      player.focus();
      playback().retry();
    }));
    context.fail(trouble);
  };
}
