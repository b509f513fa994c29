import { useId } from "preact/hooks";
import { bytes } from "../words/amounts";
import { useKeptFocus } from "../parts/kept-focus";
import { Badge } from "../parts/Badge";
import { TroubleBox } from "../parts/Trouble";
import { CardActions } from "./CardActions";
import { CardProgress } from "./CardProgress";
import { Outputs } from "./Outputs";
import { ReceiptView } from "./ReceiptView";
import { hasCome, mayHaveCome, type Card } from "./card";

/** One file: its upload, its processing, then what it has become. */
export function CardView({ card }: { card: Card }) {
  const title = useId();
  const around = useKeptFocus<HTMLElement>(card.state);
  const { name, size, state, job, trouble, mishap, manifest, hold } = card;
  return (
    <article ref={around} tabIndex={-1} class="card" data-testid="card" data-state={state} aria-labelledby={title}>
      <header>
        <h3 id={title}><bdi dir="auto">{name}</bdi></h3>
        <p class="meta">{bytes(size)}{job && <> · recipe {job.recipe}</>}</p>
        <Badge state={hold ? "held" : state} {...(card.paused ? { text: "Paused" } : hold ? { text: "Waiting" } : {})} />
      </header>
      <CardProgress card={card} />
      {hold && state === "queued" && <p class="hold">It waits: <bdi dir="auto">{hold.reason}</bdi></p>}
      {state === "succeeded" && manifest && <media-asset src={manifest} />}
      {state === "succeeded" && job && (
        <>
          <Outputs job={job} />
          <ReceiptView receipt={job.receipt} />
        </>
      )}
      {state === "superseded" && <p>The file was replaced or deleted, or another job makes its outputs.</p>}
      {state === "cancelled" && !hasCome(card) && <p>You took it back before all of it was sent. {card.busy ? "" : mayHaveCome(card) ? "It may have come all the same: delete it to be sure." : "Nothing of it is kept."}</p>}
      {trouble && <TroubleBox {...trouble} />}
      {mishap && <div role="alert"><TroubleBox {...mishap} /></div>}
      <CardActions card={card} />
    </article>
  );
}
