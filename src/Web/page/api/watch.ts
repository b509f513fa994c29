import { session } from "../sign-in/session";
import { ask } from "./client";
import { follow, type Tell } from "./events";
import { pause } from "./line";
import { isPassing, Problem } from "./problem";
import { inSlot } from "./slots";
import { ENDED, type Asset, type JobEvent } from "./shapes";

const BETWEEN_LOOKS = 3_000;
const LONGEST_BETWEEN = 60_000;

/** How many assets of this tab have no stream. */
let lookers = 0;

/** Follows events in a free slot until their end; false where no slot is free. Who has to sign in again takes none meanwhile. */
export async function followInSlot(path: string, tell: Tell, signal: AbortSignal, isLive?: (live: boolean) => void): Promise<boolean> {
  for (;;) {
    const credentials = session.credentials.value;
    try {
      return await inSlot(() => follow(path, tell, signal, isLive));
    } catch (error) {
      if (!(error instanceof Problem && error.status === 401)) {
        throw error;
      }
      await session.renewed(credentials, signal);
    }
  }
}

/**
 * Tells what becomes of an asset, until nothing more does: by a stream where one is free, else by looking now and then: the
 * more there are to look at, and the longer nothing has changed, the more seldom; while nobody sees the tab, not at all.
 */
export async function watchAsset(assetId: string, tell: Tell, signal: AbortSignal, isLive: (live: boolean) => void): Promise<void> {
  for (let known = "", looks = 1; ; looks++) {
    if (await followInSlot(`assets/${assetId}/events`, tell, signal, isLive)) {
      return;
    }
    lookers++;
    try {
      const jobs = await jobsOf(assetId, signal);
      const underWay = jobs.filter(({ state }) => !ENDED.includes(state)).length;
      const shown = JSON.stringify(jobs);
      looks = shown === known ? looks : 1;
      known = shown;
      // What has not changed is told now and then all the same: why a job waits stands elsewhere, and may have.
      if (looks % 8 === 1) {
        jobs.forEach((job) => tell(ENDED.includes(job.state) ? "end" : "state", { ...job, updatedAt: "", underWay } satisfies JobEvent));
      }
      if (jobs.length > 0 && underWay === 0) {
        return;
      }
      await pause(Math.min(LONGEST_BETWEEN, BETWEEN_LOOKS * Math.max(looks, lookers / 2)), signal);
      await seen(signal);
    } finally {
      lookers--;
    }
  }
}

async function jobsOf(assetId: string, signal: AbortSignal) {
  try {
    const { recipes } = await ask<Asset>(`assets/${assetId}`, { signal });
    return Object.values(recipes).map(({ job }) => job);
  } catch (error) {
    if (signal.aborted || (error instanceof Problem && !isPassing(error))) {
      throw error;
    }
    return [];
  }
}

/** When somebody looks at the tab. */
function seen(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = new AbortController();
    const look = () => document.hidden || (stop.abort(), resolve());
    document.addEventListener("visibilitychange", look, { signal: stop.signal });
    signal.addEventListener("abort", () => { stop.abort(); reject(signal.reason); }, { once: true, signal: stop.signal });
    look();
  });
}
