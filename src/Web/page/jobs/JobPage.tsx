import { useEffect, useRef, useState } from "preact/hooks";
import { ask } from "../api/client";
import { isPassing } from "../api/problem";
import { followInSlot } from "../api/watch";
import type { Job } from "../api/shapes";
import type { Trouble } from "../cards/card";
import { troubleOf } from "../cards/fate";
import { Outputs } from "../cards/Outputs";
import { ReceiptView } from "../cards/ReceiptView";
import { announce } from "../parts/announcer";
import { Badge } from "../parts/Badge";
import { TroubleBox } from "../parts/Trouble";
import { percent, seconds } from "../words/amounts";
import { fileNameOf, stateName, stepName } from "../words/names";
import { Explain } from "./Explain";
import { JobActions } from "./JobActions";
import { JobFacts } from "./JobFacts";
import { useRefresh } from "./refresh";

const UNDER_WAY = ["queued", "routed", "processing"];

/** All about one job. */
export function JobPage({ jobId }: { jobId: string }) {
  const [job, setJob] = useState<Job>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [mayPass, setMayPass] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const load = () => ask<Job>(`jobs/${jobId}`).then((now) => { setJob(now); setTrouble(undefined); }, (error: unknown) => { setTrouble(troubleOf(error)); setMayPass(isPassing(error)); });
  useEffect(() => void load(), []);

  const state = job?.state;
  const isUnderWay = state !== undefined && UNDER_WAY.includes(state);
  useEffect(() => {
    if (!isUnderWay) {
      return;
    }
    const following = new AbortController();
    followInSlot(`jobs/${jobId}/events`, (name, event) => {
      if (name === "gone") {
        setJob(undefined);
        setTrouble({ code: "not-found", message: "" });
        return;
      }
      setJob((known) => known && { ...known, state: event.state, ...(event.progress ? { progress: event.progress } : {}) });
      if (name !== "progress") {
        void load();
      }
      if (name === "end") {
        announce(`The job is over: ${stateName(event.state).toLowerCase()}`);
      }
    }, following.signal).catch(() => undefined);
    return () => following.abort();
  }, [isUnderWay]);
  // Where no stream is free, where the first look failed, and for what no event tells, such as why it waits.
  useRefresh(load, isUnderWay || (!job && mayPass) ? 5_000 : undefined);

  return (
    <section class="view" aria-labelledby="job-title">
      <p><a href="#/jobs">← All jobs</a></p>
      <h1 id="job-title" ref={heading} tabIndex={-1}><bdi dir="auto">{job ? fileNameOf(job.source.key) : "Job"}</bdi></h1>
      {trouble && <TroubleBox {...trouble} />}
      {!job && !trouble && <p class="meta">Loading…</p>}
      {job && (
        <div data-testid="job-page" data-state={job.state}>
          <p class="job-state"><Badge state={job.hold ? "held" : job.state} {...(job.hold ? { text: "Waiting" } : {})} />{job.state === "processing" && job.progress && <span class="meta"> {stepName(job.progress.step)} · {percent(job.progress.percent)}{job.progress.secondsLeft ? ` · about ${seconds(job.progress.secondsLeft)} left` : ""}</span>}</p>
          {isUnderWay && <progress aria-label="Processing" max={100} {...(job.progress ? { value: job.progress.percent } : {})} />}
          {job.hold && <p class="hold">It waits: <bdi dir="auto">{job.hold.reason}</bdi></p>}
          {job.error && <TroubleBox {...job.error} />}
          {job.supersededBy && <p><a href={`#/jobs/${encodeURIComponent(job.supersededBy)}`}>Another job</a> makes its outputs.</p>}
          <JobActions job={job} onDone={(what) => (what === "deleted" ? location.assign("#/jobs") : void load())} />
          {job.state === "succeeded" && job.links.manifest && <media-asset src={job.links.manifest} />}
          <Outputs job={job} />
          <ReceiptView receipt={job.receipt} />
          <JobFacts job={job} />
          <Explain job={job} />
        </div>
      )}
    </section>
  );
}
