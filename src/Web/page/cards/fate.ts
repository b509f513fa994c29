import { ask } from "../api/client";
import type { EventName } from "../api/events";
import { isPassing, Problem } from "../api/problem";
import type { Job, JobEvent } from "../api/shapes";
import { backoff, pause } from "../api/line";
import { watchAsset } from "../api/watch";
import { cardOf, change, drop } from "./deck";
import type { Trouble } from "./card";

const watches = new Map<string, AbortController>();

/** Follows what becomes of a card's upload, from here to its end. */
export function watchFate(id: string): void {
  const card = cardOf(id);
  if (card?.assetId === undefined) {
    return;
  }
  leaveFate(id);
  const controller = new AbortController();
  watches.set(id, controller);
  watchAsset(
    card.assetId,
    (name, event) => onEvent(id, name, event, controller.signal),
    controller.signal,
    (live) => change(id, { waiting: !live }),
  ).catch((error: unknown) => {
    if (controller.signal.aborted) {
      return;
    }
    if (error instanceof Problem && error.code === "not-found") {
      drop(id);
    } else {
      change(id, { mishap: troubleOf(error) });
    }
  });
}

export function leaveFate(id: string): void {
  watches.get(id)?.abort();
  watches.delete(id);
}

function onEvent(id: string, name: EventName, event: JobEvent, signal: AbortSignal): void {
  const card = cardOf(id);
  if (!card) {
    return;
  }
  if (name === "gone") {
    drop(id);
    return;
  }
  // A job that another one stands in for is of no more interest once that one tells of itself.
  if (event.state === "superseded" && card.jobId !== undefined && card.jobId !== event.jobId) {
    return;
  }
  change(id, {
    jobId: event.jobId,
    state: event.state,
    percent: event.progress?.percent ?? 0,
    step: event.progress?.step,
    secondsLeft: event.progress?.secondsLeft,
    trouble: event.error,
    waiting: false,
    ...(event.manifest === undefined ? {} : { manifest: event.manifest }),
  });
  // What no event tells: why it waits, and at its end what it made and cost.
  if (name === "end" || event.state === "queued") {
    void readJob(id, event.jobId, signal);
  }
}

async function readJob(id: string, jobId: string, signal: AbortSignal): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      const job = await ask<Job>(`jobs/${jobId}`, { signal });
      if (cardOf(id)?.jobId === jobId) {
        change(id, { job, hold: job.hold, manifest: job.links.manifest ?? cardOf(id)?.manifest });
      }
      return;
    } catch (error) {
      if (signal.aborted || !isPassing(error) || tries > 5) {
        return;
      }
      await pause(backoff(tries), signal).catch(() => undefined);
    }
  }
}

export function troubleOf(error: unknown): Trouble {
  return error instanceof Problem
    ? { code: error.code, message: error.detail }
    : { code: error instanceof TypeError ? "offline" : "upload-failed", message: "" };
}
