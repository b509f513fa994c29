import { useEffect, useRef } from "preact/hooks";

/** Does the work again after so long, while somebody looks; undefined: not at all. */
export function useRefresh(work: () => Promise<unknown>, milliseconds: number | undefined): void {
  const newest = useRef(work);
  newest.current = work;
  useEffect(() => {
    if (milliseconds === undefined) {
      return;
    }
    let timer: ReturnType<typeof setTimeout>;
    let stopped = false;
    const again = async () => {
      if (!document.hidden) {
        await newest.current();
      }
      if (!stopped) {
        timer = setTimeout(again, milliseconds);
      }
    };
    timer = setTimeout(again, milliseconds);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [milliseconds]);
}
