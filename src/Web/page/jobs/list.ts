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
  // A page without a continuation is all there is; older ones than its last are not in it, and stay as they are.
  const older = continuation === undefined || last === undefined ? [] : listed.jobs.filter(({ createdAt }) => createdAt < last);
  return { ...listed, jobs: once([...newest, ...older]) };
}

const once = (jobs: readonly Job[]): Job[] => [...new Map(jobs.map((job) => [job.jobId, job])).values()];
