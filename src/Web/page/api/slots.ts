/**
 * Streams at a time, in all tabs of this browser together. Over HTTP/1.1 a browser keeps six connections a host: some must
 * stay free for everything else.
 */
const SLOTS = 3;

/** Runs the work in a free slot; false where there is none, and nothing ran. */
export async function inSlot(work: () => Promise<void>): Promise<boolean> {
  for (let slot = 0; slot < SLOTS; slot++) {
    if (await take(`mediafunctions.stream.${slot}`, work)) {
      return true;
    }
  }
  return false;
}

// Locks are for secure contexts; elsewhere each tab counts for itself.
const taken = new Set<string>();

async function take(name: string, work: () => Promise<void>): Promise<boolean> {
  if (navigator.locks) {
    return navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock) {
        await work();
      }
      return lock !== null;
    });
  }
  if (taken.has(name)) {
    return false;
  }
  taken.add(name);
  try {
    await work();
    return true;
  } finally {
    taken.delete(name);
  }
}
