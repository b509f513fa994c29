import { Store, useStore } from "./store";

/** What comes within so short a time is said together: of several at once only the last would be heard. */
const TOGETHER = 150;

const said = new Store({ number: 0, text: "" });
let waiting: string[] = [];

/** Tells a screen reader what has changed elsewhere on the page. For ends and beginnings, not for every percent. */
export function announce(text: string): void {
  if (waiting.push(text) === 1) {
    setTimeout(() => {
      said.set({ number: said.value.number + 1, text: waiting.join(" ") });
      waiting = [];
    }, TOGETHER);
  }
}

export function Announcer() {
  const { number, text } = useStore(said);
  // A new element, so that the same words are heard again.
  return <p class="unseen" role="status" aria-live="polite"><span key={number}>{text}</span></p>;
}
