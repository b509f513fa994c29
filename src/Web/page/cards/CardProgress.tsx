import { bytes, percent, seconds } from "../words/amounts";
import { adviceFor } from "../words/codes";
import { stepName } from "../words/names";
import { clock } from "../words/times";
import type { Card } from "./card";

/** How far it is, as a bar and in words; nothing once it is over. */
export function CardProgress({ card }: { card: Card }) {
  const { state, name } = card;
  if (!["uploading", "uploaded", "queued", "routed", "processing"].includes(state)) {
    return null;
  }
  const counted = state === "uploading" || (state !== "uploaded" && state !== "queued" && card.percent > 0);
  return (
    <div class="progress">
      <progress aria-label={`${state === "uploading" ? "Upload" : "Processing"} of ${name}`} max={100}
        {...(counted ? { value: card.percent } : {})} data-state={card.waiting || card.waitsFor ? "waiting" : state} />
      <p class="meta">{wordsOf(card)}</p>
    </div>
  );
}

function wordsOf({ state, size, sent, percent: done, paused, waiting, waitsFor, step, secondsLeft }: Card): string {
  if (waiting) {
    return "The connection is lost. It goes on by itself when you are online again.";
  }
  if (waitsFor && state === "uploading" && !paused) {
    return `${adviceFor(waitsFor.code).what} It goes on by itself at ${clock(waitsFor.until)}.`;
  }
  switch (state) {
    case "uploading":
      return paused ? `Paused at ${percent(done)}` : `${percent(done)} of ${bytes(size)} sent${sent ? "" : ", beginning"}`;
    case "uploaded":
      return "Received. Waiting for its turn.";
    case "queued":
      return "In the queue.";
    default:
      return [stepName(step ?? ""), done > 0 ? percent(done) : "", secondsLeft ? `about ${seconds(secondsLeft)} left` : ""].filter(Boolean).join(" · ");
  }
}
