const PATIENCE_MS = 2500;

/** Lets the controls go while a film plays and nobody moves; a touch only brings them back. */
export function hideWhenIdle(player: HTMLElement, video: HTMLMediaElement, signal: AbortSignal) {
  let timer = 0;
  const rest = () => {
    const focused = (player.getRootNode() as ShadowRoot).activeElement;
    player.toggleAttribute("data-idle", !video.paused && !focused?.matches(":focus-visible:not(.video)"));
  };
  const wake = () => {
    player.removeAttribute("data-idle");
    clearTimeout(timer);
    timer = window.setTimeout(rest, PATIENCE_MS);
  };
  for (const sign of ["pointermove", "pointerdown", "keydown", "focusin"]) {
    player.addEventListener(sign, wake, { signal });
  }
  for (const sign of ["play", "pause", "ended"]) {
    video.addEventListener(sign, wake, { signal });
  }
  // A finger leaves whenever it is lifted.
  player.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && rest(), { signal });
  signal.addEventListener("abort", () => clearTimeout(timer));
}
