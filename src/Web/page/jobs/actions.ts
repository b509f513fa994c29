import { ask } from "../api/client";
import type { Job } from "../api/shapes";
import { confirmed } from "../parts/confirm";
import { fileNameOf } from "../words/names";

/** What can be done with a job; each throws the API's problem. */
export const retryJob = ({ jobId }: Job) => ask(`jobs/${jobId}/retry`, { method: "POST" });
export const cancelJob = ({ jobId }: Job) => ask(`jobs/${jobId}`, { method: "DELETE" });
export const releaseJob = ({ jobId }: Job) => ask(`jobs/${jobId}/release`, { method: "POST" });

/** False where its owner thought better of it. */
export async function deleteAssetOf({ assetId, source }: Job): Promise<boolean> {
  const yes = await confirmed({
    title: "Delete this file?",
    name: fileNameOf(source.key),
    text: "The upload, everything that was made of it and all its jobs are deleted. Players that show it stop. This cannot be taken back.",
    yes: "Delete",
  });
  if (yes) {
    await ask(`assets/${assetId}`, { method: "DELETE" });
  }
  return yes;
}
