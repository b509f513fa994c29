import { createParser } from "eventsource-parser";
import { send } from "./client";
import { backoff, pause } from "./line";
import { isPassing, Problem } from "./problem";
import type { JobEvent } from "./shapes";

export type EventName = "state" | "progress" | "end" | "gone";

export type Tell = (name: EventName, event: JobEvent) => void;

/** The API sends a comment every 15 s: a line that is silent for longer is dead, whatever the browser thinks of it. */
const LONGEST_SILENCE = 40_000;

/** A stream that stood for so long was a good one. */
const LONG = 30_000;

/**
 * Follows server-sent events until nothing more comes. EventSource sends no headers, so this reads the stream by fetch; a
 * stream that ends by itself (200 s) or breaks is asked for again from the last event on.
 */
export async function follow(path: string, tell: Tell, signal: AbortSignal, isLive?: (live: boolean) => void): Promise<void> {
  let lastId = "";
  let wait = 0;
  for (let tries = 0; ;) {
    const begun = Date.now();
    try {
      const response = await send(path, { headers: { accept: "text/event-stream", ...(lastId ? { "last-event-id": lastId } : {}) }, signal, impatient: true });
      if (response.status === 204) {
        return;
      }
      if (!response.ok) {
        throw await Problem.of(response);
      }
      isLive?.(true);
      const over = await read(response.body!, signal, (name, data, id) => {
        tries = 0;
        lastId = id ?? lastId;
        const event = JSON.parse(data) as JobEvent;
        tell(name as EventName, event);
        return name === "gone" || (name === "end" && event.underWay === 0);
      }, (retry) => { wait = retry; });
      if (over) {
        return;
      }
      // Whoever ends streams before anything was told would be asked without end; and not by all at once, after a restart.
      tries = Date.now() - begun > LONG ? 0 : tries;
      await pause(Math.max(wait, tries === 0 ? 250 : backoff(tries - 1)) * (1 + Math.random() / 2), signal);
      tries++;
    } catch (error) {
      if (signal.aborted || (error instanceof Problem && !isPassing(error))) {
        throw error;
      }
      isLive?.(false);
      await pause(((error as Problem).retryAfter ?? 0) * 1000 || backoff(tries++), signal);
    }
  }
}

/** Reads one stream; true where an event was the last one. */
export async function read(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  onEvent: (name: string, data: string, id: string | undefined) => boolean,
  onRetry: (milliseconds: number) => void,
): Promise<boolean> {
  let over = false;
  const parser = createParser({
    onEvent: ({ event, data, id }) => { over = onEvent(event ?? "message", data, id) || over; },
    onRetry,
  });
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    while (!over) {
      const { done, value } = await withinSilence(reader.read());
      if (done) {
        return over;
      }
      parser.feed(decoder.decode(value, { stream: true }));
    }
    return over;
  } finally {
    // What is left of the stream is of no use to anybody.
    reader.cancel().catch(() => undefined);
    signal.throwIfAborted();
  }
}

/** A line that the browser knows to be down, or that is silent for too long, is given up: no answer comes from there. */
async function withinSilence<T>(reading: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let down = () => undefined as void;
  const silence = new Promise<never>((_, reject) => {
    down = () => reject(new TypeError("The line is down."));
    timer = setTimeout(down, LONGEST_SILENCE);
    addEventListener("offline", down);
  });
  try {
    return await Promise.race([reading, silence]);
  } finally {
    clearTimeout(timer);
    removeEventListener("offline", down);
  }
}
