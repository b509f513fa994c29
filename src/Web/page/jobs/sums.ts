import { ask } from "../api/client";
import type { DaySum, JobList } from "../api/shapes";

export interface Day { day: string; jobs: number; succeeded: number; failed: number; usd: number }

export const DAYS = 30;
const DAY = 24 * 60 * 60 * 1000;

const dateOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** The last days' sums, those without a job too; an answer may come in pieces. */
export async function loadDays(now: number, signal: AbortSignal): Promise<Day[]> {
  const from = dateOf(now - (DAYS - 1) * DAY);
  const to = dateOf(now);
  const sums: DaySum[] = [];
  let continuation: string | undefined;
  do {
    const query = new URLSearchParams({ sum: "day", from, to, ...(continuation ? { continuation } : {}) });
    const page: JobList = await ask<JobList>(`jobs?${query}`, { signal });
    sums.push(...(page.sums ?? []));
    continuation = page.continuation;
  } while (continuation);
  return addedUp(sums, now);
}

/** A line a day, whatever the recipes, and whatever piece of the answer it came in. */
export function addedUp(sums: readonly DaySum[], now: number): Day[] {
  const days = new Map<string, Day>();
  for (let back = DAYS - 1; back >= 0; back--) {
    const day = dateOf(now - back * DAY);
    days.set(day, { day, jobs: 0, succeeded: 0, failed: 0, usd: 0 });
  }
  for (const sum of sums) {
    const day = days.get(sum.day);
    if (day) {
      day.jobs += sum.jobs;
      day.succeeded += sum.succeeded;
      day.failed += sum.failed;
      day.usd += sum.usd;
    }
  }
  return [...days.values()];
}
