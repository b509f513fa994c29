import { useStore } from "../parts/store";
import { sending } from "../upload/sending";
import { cancelCard, deleteCard, dismiss, retryCard } from "./actions";
import { hasCome, isOver, mayHaveCome, type Card } from "./card";

/** What can be done with a card now. */
export function CardActions({ card }: { card: Card }) {
  const sender = useStore(sending);
  const { id, state, name, jobId, busy } = card;
  const act = (label: string, work: () => void, look = "") => (
    <button type="button" class={`button small ${look}`} aria-disabled={busy !== undefined} aria-label={`${label}: ${name}`} onClick={() => busy === undefined && work()}>
      {label}
    </button>
  );
  return (
    <div class="actions">
      {state === "uploading" && sender && act(card.paused ? "Resume" : "Pause", () => sender.pauseOrResume(id))}
      {state === "uploading" && sender && act("Cancel", () => sender.takeBack(id))}
      {(state === "cancelled" || state === "refused") && !hasCome(card) && sender?.has(id) && act("Upload again", () => sender.again(id))}
      {["queued", "routed", "processing"].includes(state) && jobId && act("Cancel", () => cancelCard(card))}
      {(state === "failed" || state === "cancelled") && jobId && act("Retry", () => retryCard(card))}
      {jobId && <a class="button small" href={`#/jobs/${jobId}`} aria-label={`Details: ${name}`}>Details</a>}
      {(hasCome(card) || (mayHaveCome(card) && !busy)) && act("Delete", () => deleteCard(card), "quiet")}
      {isOver(card) && act("Remove from list", () => dismiss(card), "quiet")}
      {busy && <span class="meta" role="status">{busy}</span>}
    </div>
  );
}
