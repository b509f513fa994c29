import { useLayoutEffect, useState } from "preact/hooks";

/** A value that views watch; the smallest thing that lets uploads go on while no view shows them. */
export class Store<T> {
  #value: T;
  readonly #watchers = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  set(value: T): void {
    if (value !== this.#value) {
      this.#value = value;
      this.#watchers.forEach((watcher) => watcher());
    }
  }

  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  /** When the value is such, at once or later; throws where it is given up. */
  until(isSuch: (value: T) => boolean, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const look = () => isSuch(this.#value) && (stop(), resolve());
      const stop = this.watch(look);
      look();
      signal?.addEventListener("abort", () => { stop(); reject(signal.reason); }, { once: true });
    });
  }
}

export function useStore<T>(store: Store<T>): T {
  const [value, show] = useState(store.value);
  useLayoutEffect(() => {
    const look = () => show(() => store.value);
    look();
    return store.watch(look);
  }, [store]);
  return value;
}
