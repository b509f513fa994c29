import { useEffect, useRef, useState } from "preact/hooks";
import { isPassing } from "../api/problem";
import type { Job } from "../api/shapes";
import type { Trouble } from "../cards/card";
import { troubleOf } from "../cards/fate";
import { announce } from "../parts/announcer";
import { focusView } from "../parts/focus";
import { useStore } from "../parts/store";
import { TroubleBox } from "../parts/Trouble";
import { plural } from "../words/amounts";
import { Days } from "./Days";
import { FilterBar } from "./FilterBar";
import { filters } from "./filters";
import { JobRow } from "./JobRow";
import { nextPage, refreshed, settle, type Listed } from "./list";
import { useRefresh } from "./refresh";

/** Every job that its reader may see, newest first. */
export function JobsView() {
  const chosen = useStore(filters);
  const [listed, setListed] = useState<Listed>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [mayPass, setMayPass] = useState(false);
  const [busy, setBusy] = useState(true);
  const asking = useRef(new AbortController());

  const load = async (work: (signal: AbortSignal) => Promise<Listed>, quietly = false) => {
    asking.current.abort();
    const { signal } = (asking.current = new AbortController());
    setBusy(!quietly);
    try {
      const now = await work(signal);
      if (!signal.aborted) {
        setListed(now);
        setTrouble(undefined);
        setBusy(false);
      }
      return now;
    } catch (error) {
      if (!signal.aborted) {
        setTrouble(troubleOf(error));
        setMayPass(isPassing(error));
        setBusy(false);
      }
      return undefined;
    }
  };
  useEffect(() => {
    void load((signal) => nextPage(chosen, undefined, signal))
      .then((now) => now && announce(`${plural(now.jobs.length, "job")} listed`));
    return () => asking.current.abort();
  }, [chosen]);
  const refresh = () => load((signal) => (listed ? refreshed(chosen, listed, signal) : nextPage(chosen, undefined, signal)), true);
  // What the newest do not tell of: a row may stand far below them.
  const settled = async (job: Job, what: "changed" | "deleted") => {
    const after = listed && (await settle(listed, job, what).catch(() => listed));
    setListed(after);
    if (what === "deleted") {
      focusView();
    }
    await load((signal) => refreshed(chosen, after ?? { jobs: [] }, signal), true);
  };
  const isBusy = listed?.jobs.some(({ state }) => ["queued", "routed", "processing"].includes(state)) ?? false;
  useRefresh(refresh, busy || (!listed && !mayPass) ? undefined : isBusy ? 3_000 : 5_000);

  return (
    <section class="view" aria-labelledby="jobs-title">
      <h1 id="jobs-title" tabIndex={-1}>Jobs</h1>
      <Days />
      <FilterBar />
      {trouble && <TroubleBox {...trouble} />}
      <ul class="jobs" aria-label="Jobs" aria-busy={busy}>
        {listed?.jobs.map((job) => <JobRow key={job.jobId} job={job} onDone={(what) => void settled(job, what)} />)}
      </ul>
      {listed?.jobs.length === 0 && !busy && <p class="empty">No job fits. {Object.values(chosen).some(Boolean) ? "Clear the filter to see all of them." : "Upload a file, and its job is listed here."}</p>}
      {busy && <p class="meta">Loading…</p>}
      {listed?.continuation && <button type="button" class="button more" disabled={busy} onClick={() => void load((signal) => nextPage(chosen, listed, signal))}>Show more</button>}
    </section>
  );
}
