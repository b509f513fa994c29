import { clearMessage, messageOf } from "./message";
import type { Playback } from "./playback";
import type { Context } from "./view";

/** Says over a player that it cannot play, until it plays again; @returns what a playback calls that gives up. */
export function tellFailures(player: HTMLElement, context: Context, media: HTMLMediaElement, what: string, playback: () => Playback) {
  media.addEventListener("playing", () => {
    clearMessage(player);
    context.recover();
  }, { signal: context.signal });
  return (lacksPiece: boolean) => {
    const message = lacksPiece
      ? `The ${what} could not be played: a part of the player could not be loaded. Check the connection, load the page again, or come back later.`
      : `The ${what} could not be played. Check the connection and try again.`;
    const trouble = { code: "unplayable", message, mayPass: true } as const;
    clearMessage(player);
    player.append(messageOf(trouble, () => {
      clearMessage(player);
      player.focus();
      playback().retry();
    }));
    context.fail(trouble);
  };
}
