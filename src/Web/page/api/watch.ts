import { ask } from "./client";
import { follow, type Tell } from "./events";
import { pause } from "./line";
import { isPassing, Problem } from "./problem";
import { inSlot } from "./slots";
import type { Asset, JobEvent } from "./shapes";

const BETWEEN_LOOKS = 3_000;
const OVER = ["succeeded", "failed", "cancelled", "superseded"];

/** Tells what becomes of an asset, until nothing more does: by a stream where one is free, else by looking now and then. */
export async function watchAsset(assetId: string, tell: Tell, signal: AbortSignal, isLive: (live: boolean) => void): Promise<void> {
  for (;;) {
    if (await inSlot(() => follow(`assets/${assetId}/events`, tell, signal, isLive))) {
      return;
    }
    if (await lookAt(assetId, tell, signal)) {
      return;
    }
    await pause(BETWEEN_LOOKS, signal);
  }
}

/** True where all its jobs are over. */
async function lookAt(assetId: string, tell: Tell, signal: AbortSignal): Promise<boolean> {
  try {
    const { recipes } = await ask<Asset>(`assets/${assetId}`, { signal });
    const jobs = Object.values(recipes).map(({ job }) => job);
    const underWay = jobs.filter(({ state }) => !OVER.includes(state)).length;
    for (const job of jobs) {
      const event: JobEvent = { ...job, updatedAt: "", underWay };
      tell(OVER.includes(job.state) ? "end" : "state", event);
    }
    return jobs.length > 0 && underWay === 0;
  } catch (error) {
    if (signal.aborted || (error instanceof Problem && !isPassing(error))) {
      throw error;
    }
    return false;
  }
}
