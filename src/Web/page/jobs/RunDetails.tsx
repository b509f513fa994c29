import { useState } from "preact/hooks";
import { ask } from "../api/client";
import type { Amounts, Job } from "../api/shapes";
import type { Trouble } from "../cards/card";
import { troubleOf } from "../cards/fate";
import { TroubleBox } from "../parts/Trouble";
import { bytes, money, seconds } from "../words/amounts";

interface ExplainedRun {
  name: string;
  inputs: { object: string; summary: string }[];
  decodes: string[];
  outputs: { name: string; filters: string[] }[];
  estimate: Amounts;
  arguments: string;
}

/** The same plan in full, asked for when somebody wants to see it: the source is looked at again for it. */
export function RunDetails({ job: { source, recipe } }: { job: Job }) {
  const [runs, setRuns] = useState<readonly ExplainedRun[]>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [busy, setBusy] = useState(false);
  const explain = async () => {
    setBusy(true);
    try {
      setRuns((await ask<{ runs: ExplainedRun[] }>("plan", { body: { key: source.key, recipe } })).runs);
      setTrouble(undefined);
    } catch (error) {
      setTrouble(troubleOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {!runs && <button type="button" class="button small" disabled={busy} onClick={explain}>{busy ? "Looking at the file…" : "Explain each run"}</button>}
      {trouble && <div role="alert"><TroubleBox {...trouble} /></div>}
      {runs?.map((run) => (
        <details key={run.name} class="run-details" open={runs.length === 1}>
          <summary>{run.name}: about {seconds(run.estimate.cpuSeconds)} of CPU, {money(run.estimate.usd ?? 0)}</summary>
          <ul>
            {run.inputs.map(({ object, summary }) => <li key={object}>Takes <bdi dir="auto">{summary}</bdi>.</li>)}
            <li>Decodes {run.decodes.join(", ") || "nothing: what is there is copied"}.</li>
            {run.outputs.map(({ name, filters }) => <li key={name}>Makes {name}{filters.length > 0 && <>: <code>{filters.join(", ")}</code></>}</li>)}
            <li>Reads {bytes(run.estimate.bytesRead)}, writes {bytes(run.estimate.bytesWritten)}, takes {bytes(run.estimate.memoryBytes)} of memory.</li>
          </ul>
          <pre tabIndex={0} role="group" aria-label={`FFmpeg's arguments of ${run.name}`}><code>{run.arguments}</code></pre>
        </details>
      ))}
    </>
  );
}
