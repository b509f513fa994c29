import { useLayoutEffect, useRef } from "preact/hooks";

/** A button that goes with the state it was for takes the focus with it: it is given to what stood around it. */
export function useKeptFocus<T extends HTMLElement>(state: string) {
  const around = useRef<T>(null);
  const within = useRef(false);
  useLayoutEffect(() => {
    const note = ({ target }: FocusEvent) => { within.current = around.current?.contains(target as Node) ?? false; };
    document.addEventListener("focusin", note);
    return () => document.removeEventListener("focusin", note);
  }, []);
  useLayoutEffect(() => {
    if (within.current && document.activeElement === document.body) {
      around.current?.focus();
    }
  }, [state]);
  return around;
}
