import { ask } from "../api/client";
import { Problem } from "../api/problem";
import { focusView } from "../parts/focus";
import { confirmed } from "../parts/confirm";
import { sending } from "../upload/sending";
import { cardOf, change, drop } from "./deck";
import { leaveFate, troubleOf, watchFate } from "./fate";
import type { Card } from "./card";

async function doing(id: string, busy: string, work: () => Promise<void>): Promise<void> {
  change(id, { busy, mishap: undefined });
  try {
    await work();
  } catch (error) {
    change(id, { mishap: troubleOf(error) });
  } finally {
    change(id, { busy: undefined });
  }
}

/**
 * An upload that is stopped may have come all the same, its answer still under way: the promise is deleted, so that nothing
 * is made of it. Until then nobody says that nothing is kept.
 */
export async function takeBack({ id, assetId }: Card): Promise<void> {
  change(id, { state: "cancelled", waiting: false, paused: false, waitsFor: undefined, takenBack: undefined });
  if (assetId === undefined) {
    change(id, { takenBack: true });
    return;
  }
  await doing(id, "Taking it back…", async () => {
    await deleteAsset(assetId);
    // The same file may have been begun again meanwhile.
    if (cardOf(id)?.assetId === assetId) {
      change(id, { takenBack: true });
    }
  });
}

async function deleteAsset(assetId: string | undefined): Promise<void> {
  try {
    await ask(`assets/${assetId}`, { method: "DELETE" });
  } catch (error) {
    if (!(error instanceof Problem && error.code === "not-found")) {
      throw error;
    }
  }
}

/** Its events tell of the end. */
export const cancelCard = ({ id, jobId }: Card): Promise<void> =>
  doing(id, "Cancelling…", async () => {
    await ask(`jobs/${jobId}`, { method: "DELETE" });
  });

export const retryCard = ({ id, jobId }: Card): Promise<void> =>
  doing(id, "Retrying…", async () => {
    await ask(`jobs/${jobId}/retry`, { method: "POST" });
    change(id, { state: "queued", percent: 0, trouble: undefined, job: undefined, manifest: undefined });
    watchFate(id);
  });

export async function deleteCard({ id, name, assetId }: Card): Promise<void> {
  const yes = await confirmed({
    title: "Delete this file?",
    name,
    text: "The upload, everything that was made of it and its jobs are deleted. Players that show it stop. This cannot be taken back.",
    yes: "Delete",
  });
  if (yes) {
    await doing(id, "Deleting…", async () => {
      await deleteAsset(assetId);
      dismiss({ id });
    });
  }
}

/** Off this list; what was made stays. */
export function dismiss({ id }: Pick<Card, "id">): void {
  leaveFate(id);
  sending.value?.forget(id);
  drop(id);
  focusView();
}
