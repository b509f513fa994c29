import { ENDED, type Hold, type Job, type JobState } from "../api/shapes";

export type CardState = "uploading" | "uploaded" | "refused" | JobState;

/** What went wrong: the code chooses the words, the message is the API's own. */
export interface Trouble { code: string; message: string }

/** One file, from the first byte sent to what became of it. */
export interface Card {
  id: string;
  name: string;
  size: number;
  type: string;
  state: CardState;
  /** Of what the state is about: bytes while it uploads, work while it is processed. */
  percent: number;
  sent?: number;
  paused?: boolean;
  /** No network: it goes on by itself. */
  waiting?: boolean;
  /** Why it waits before it goes on by itself, and until when. */
  waitsFor?: { code: string; until: number };
  /** Stopped while it was sent, and nothing of it is kept. */
  takenBack?: boolean;
  step?: string;
  secondsLeft?: number;
  assetId?: string;
  jobId?: string;
  manifest?: string;
  hold?: Hold;
  trouble?: Trouble;
  /** Something that was asked of it did not work. */
  mishap?: Trouble;
  /** Asked for and not answered yet. */
  busy?: string;
  job?: Job;
}

const OVER: readonly CardState[] = [...ENDED, "refused"];

export const isOver = (card: Card): boolean => OVER.includes(card.state);

/** Whether all of it was sent: only then is there something to follow and to delete. */
export const hasCome = ({ state, assetId, jobId }: Card): boolean =>
  assetId !== undefined && state !== "uploading" && state !== "refused" && (state !== "cancelled" || jobId !== undefined);

/** Stopped while it was sent, and nobody knows yet whether it came all the same. */
export const mayHaveCome = ({ state, jobId, takenBack }: Card): boolean => state === "cancelled" && jobId === undefined && !takenBack;
