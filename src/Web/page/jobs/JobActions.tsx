import { useState } from "preact/hooks";
import type { Job } from "../api/shapes";
import { troubleOf } from "../cards/fate";
import { TroubleBox } from "../parts/Trouble";
import type { Trouble } from "../cards/card";
import { fileNameOf } from "../words/names";
import { cancelJob, deleteAssetOf, releaseJob, retryJob } from "./actions";

interface Props { job: Job; onDone: (what: "changed" | "deleted") => void }

/** The buttons of a job: those that its state allows. One at work is not disabled, which would take the focus away. */
export function JobActions({ job, onDone }: Props) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const name = fileNameOf(job.source.key);
  const button = (label: string, work: () => Promise<unknown>, look = "") => (
    <button type="button" class={`button small ${look}`} aria-disabled={busy} aria-label={`${label}: ${name}`} onClick={async () => {
      if (busy) {
        return;
      }
      setBusy(true);
      setTrouble(undefined);
      try {
        const done = await work();
        if (done !== false) {
          onDone(label === "Delete" ? "deleted" : "changed");
        }
      } catch (error) {
        setTrouble(troubleOf(error));
      } finally {
        setBusy(false);
      }
    }}>{label}</button>
  );
  return (
    <>
      <div class="actions">
        {job.state === "queued" && job.hold && button("Release", () => releaseJob(job))}
        {(job.state === "failed" || job.state === "cancelled") && button("Retry", () => retryJob(job))}
        {["queued", "routed", "processing"].includes(job.state) && button("Cancel", () => cancelJob(job))}
        {button("Delete", () => deleteAssetOf(job), "quiet")}
      </div>
      {trouble && <div role="alert"><TroubleBox {...trouble} /></div>}
    </>
  );
}
