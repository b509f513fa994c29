import { announce } from "../parts/announcer";
import { stateName } from "../words/names";
import { adviceFor } from "../words/codes";
import { isOver } from "./card";
import { deck } from "./deck";

/** Tells each card's beginning and end to whoever hears the page; what lies between is in its progress bar, for those who ask. */
export function announceCards(): () => void {
  let before = new Map(deck.value.map(({ id, state }) => [id, state]));
  return deck.watch(() => {
    for (const card of deck.value) {
      const { id, name, state, trouble } = card;
      if (before.get(id) !== state && (isOver(card) || state === "uploading")) {
        announce(`${name}: ${stateName(state)}${trouble ? `. ${adviceFor(trouble.code).what}` : ""}`);
      }
    }
    before = new Map(deck.value.map(({ id, state }) => [id, state]));
  });
}
