import type { Job } from "../api/shapes";
import { useKeptFocus } from "../parts/kept-focus";
import { Badge } from "../parts/Badge";
import { adviceFor } from "../words/codes";
import { bytes, money, percent } from "../words/amounts";
import { between, briefly, moment } from "../words/times";
import { fileNameOf } from "../words/names";
import { JobActions } from "./JobActions";

export function JobRow({ job, onDone }: { job: Job; onDone: (what: "changed" | "deleted") => void }) {
  const { jobId, state, recipe, createdAt, startedAt, finishedAt, source, progress, error, hold, receipt } = job;
  const around = useKeptFocus<HTMLLIElement>(state);
  const facts = [
    source.size === undefined ? "" : bytes(source.size),
    `recipe ${recipe}`,
    startedAt && finishedAt ? `took ${between(startedAt, finishedAt)}` : "",
    receipt?.cost ? money(receipt.cost.usd) : "",
  ].filter(Boolean).join(" · ");
  return (
    <li ref={around} tabIndex={-1} class="job" data-testid="job" data-state={state}>
      <div class="job-head">
        <a class="job-name" href={`#/jobs/${encodeURIComponent(jobId)}`}><bdi dir="auto">{fileNameOf(source.key)}</bdi></a>
        <Badge state={hold ? "held" : state} {...(hold ? { text: "Waiting" } : state === "processing" && progress ? { text: `Processing ${percent(progress.percent)}` } : {})} />
      </div>
      <p class="meta job-facts"><time dateTime={createdAt} title={moment(createdAt)}>{briefly(createdAt)}</time> · {facts}</p>
      {error && <p class="job-reason"><strong>{adviceFor(error.code).what}</strong> {adviceFor(error.code).todo}</p>}
      {hold && <p class="job-reason">It waits: <bdi dir="auto">{hold.reason}</bdi></p>}
      <JobActions job={job} onDone={onDone} />
    </li>
  );
}
