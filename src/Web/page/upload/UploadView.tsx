import { useEffect } from "preact/hooks";
import { announceCards } from "../cards/announcements";
import { CardView } from "../cards/CardView";
import { deck } from "../cards/deck";
import { watchFate } from "../cards/fate";
import { hasCome } from "../cards/card";
import { useStore } from "../parts/store";
import { DropArea } from "./DropArea";
import { RecipeSelect } from "./RecipeSelect";

/** Where files go in, and what becomes of them. It stays while other views are shown: uploads go on. */
export function UploadView({ hidden }: { hidden: boolean }) {
  const cards = useStore(deck);
  // Of a reload, or of a session before.
  useEffect(() => deck.value.filter(hasCome).forEach(({ id }) => watchFate(id)), []);
  useEffect(announceCards, []);
  return (
    <section class="view" hidden={hidden} aria-labelledby="upload-title">
      <h1 id="upload-title" tabIndex={-1}>Upload</h1>
      <RecipeSelect />
      <DropArea />
      {cards.length > 0 && (
        <section aria-labelledby="files-title">
          <h2 id="files-title">Your files</h2>
          <ul class="cards">{cards.map((card) => <li key={card.id}><CardView card={card} /></li>)}</ul>
        </section>
      )}
    </section>
  );
}
