import { useEffect, useState } from "preact/hooks";
import { Store, useStore } from "./store";

const said = new Store("");

/** Tells a screen reader what has changed elsewhere on the page. For ends and beginnings, not for every percent. */
export const announce = (text: string): void => said.set(text);

export function Announcer() {
  const text = useStore(said);
  const [shown, show] = useState("");
  useEffect(() => show(text), [text]);
  return <p class="unseen" role="status" aria-live="polite">{shown}</p>;
}
