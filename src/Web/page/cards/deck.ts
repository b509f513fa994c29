import { Store } from "../parts/store";
import { hasCome, type Card } from "./card";

const KEPT = "mediafunctions.cards";

/** The cards of this tab, newest first. Those whose file has come survive a reload; a file that was being sent cannot. */
export const deck = new Store<readonly Card[]>(restore());

deck.watch(() => {
  const kept = deck.value.filter(hasCome).map(({ id, name, size, type, assetId }) => ({ id, name, size, type, assetId }));
  sessionStorage.setItem(KEPT, JSON.stringify(kept));
});

// What is being sent waits without a word while there is no network; what is followed says so itself.
const tellSending = (waiting: boolean) => () =>
  deck.set(deck.value.map((card) => (card.state === "uploading" ? { ...card, waiting } : card)));
addEventListener("offline", tellSending(true));
addEventListener("online", tellSending(false));

export const cardOf = (id: string): Card | undefined => deck.value.find((card) => card.id === id);

export function put(card: Card): void {
  deck.set([card, ...deck.value.filter(({ id }) => id !== card.id)]);
}

export function change(id: string, patch: Partial<Card>): void {
  deck.set(deck.value.map((card) => (card.id === id ? { ...card, ...patch } : card)));
}

export function drop(id: string): void {
  deck.set(deck.value.filter((card) => card.id !== id));
}

function restore(): Card[] {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]") as Pick<Card, "id" | "name" | "size" | "type" | "assetId">[];
    return kept.map((card) => ({ ...card, state: "uploaded", percent: 0 }));
  } catch {
    return [];
  }
}
