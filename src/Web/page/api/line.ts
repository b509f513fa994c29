/** Waits so long, or until the network is back, whichever comes first after half a second; throws where it is given up. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener("online", back);
      signal?.removeEventListener("abort", give);
    };
    const go = () => { end(); resolve(); };
    const give = () => { end(); reject(signal!.reason); };
    const back = () => { clearTimeout(timer); timer = setTimeout(go, 500); };
    let timer = setTimeout(go, milliseconds);
    addEventListener("online", back);
    if (signal?.aborted) {
      give();
    }
    signal?.addEventListener("abort", give);
  });
}

/** How long to wait before the try of this number: 1 s, 2 s, 4 s, at most 15 s. */
export const backoff = (tries: number): number => Math.min(15_000, 1000 * 2 ** tries);
