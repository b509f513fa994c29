import { ask } from "../api/client";
import type { Job, JobList } from "../api/shapes";
import { PAGE, queryOf, type Filters } from "./filters";

export interface Listed { jobs: readonly Job[]; continuation?: string }

/** A filtered page may be short, or even empty, and yet be followed by another: so many are asked for at the most. */
const MOST_CALLS = 10;

/** At least something, where there is something: the page after the one that is listed. */
export async function nextPage(chosen: Filters, listed: Listed | undefined, signal: AbortSignal): Promise<Listed> {
  const jobs = [...(listed?.jobs ?? [])];
  let continuation = listed?.continuation;
  for (let call = 0, before = jobs.length; call < MOST_CALLS; call++) {
    const page: JobList = await ask<JobList>(`jobs?${queryOf(chosen, PAGE, continuation)}`, { signal });
    jobs.push(...page.jobs);
    continuation = page.continuation;
    if (continuation === undefined || jobs.length - before >= PAGE / 2) {
      break;
    }
  }
  return { jobs: once(jobs), ...(continuation === undefined ? {} : { continuation }) };
}

/** The newest ones anew: what has changed is changed, what has come stands before, what is gone goes. */
export async function refreshed(chosen: Filters, listed: Listed, signal: AbortSignal): Promise<Listed> {
  const top = Math.min(100, Math.max(PAGE, listed.jobs.length));
  const { jobs: newest, continuation } = await ask<JobList>(`jobs?${queryOf(chosen, top)}`, { signal });
  const last = newest.at(-1)?.createdAt;
  // A page without a continuation is all there is. Older ones than its last are not in it, nor is any in one that is empty
  // and goes on: they stay as they are.
  const older = continuation === undefined ? [] : listed.jobs.filter(({ createdAt }) => last === undefined || createdAt < last);
  return { ...listed, jobs: once([...newest, ...older]) };
}

/** The row that something was done with, as it is now; those of its asset go with it. */
export async function settle(listed: Listed, { jobId, assetId }: Job, what: "changed" | "deleted"): Promise<Listed> {
  if (what === "deleted") {
    return { ...listed, jobs: listed.jobs.filter((job) => job.assetId !== assetId) };
  }
  const now = await ask<Job>(`jobs/${jobId}`);
  return { ...listed, jobs: listed.jobs.map((job) => (job.jobId === jobId ? now : job)) };
}

const once = (jobs: readonly Job[]): Job[] => [...new Map(jobs.map((job) => [job.jobId, job])).values()];
