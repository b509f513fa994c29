/** What the API answers, as far as the page reads it: src/Api/openapi.json has all of it. */

export type JobState = "queued" | "processing" | "routed" | "succeeded" | "failed" | "superseded" | "cancelled";

/** Those from which nothing comes by itself. */
export const ENDED: readonly JobState[] = ["succeeded", "failed", "cancelled", "superseded"];

export const JOB_STATES: readonly JobState[] = ["queued", "routed", "processing", ...ENDED];

export interface JobError { code: string; message: string; retryable: boolean }

export interface JobProgress { step: string; percent: number; frames: number; speed: number; secondsLeft?: number }

export interface Output {
  name: string;
  kind: string;
  url: string;
  contentType: string;
  bytes?: number;
  width?: number;
  height?: number;
  duration?: number;
  files?: { count: number; bytes: number };
}

export interface Skip { name: string; reason: string }

/** Estimated or actual, in the same units. */
export interface Amounts {
  bytesRead: number;
  bytesWritten: number;
  cpuSeconds: number;
  memoryBytes: number;
  wallSeconds?: number;
  usd?: number;
}

export interface Receipt {
  cost?: { usd: number; priceList: string; parts: Record<string, number>; storageUsdPerMonth: number };
  alternatives?: Record<string, number>;
  estimate?: Amounts;
  actual?: Amounts;
}

export interface Hold { ceiling: "job" | "caller" | "day"; reason: string; usd?: number; since: string }

export interface PlannedRun { name: string; after?: string; outputs: string[] }

export interface Plan { route?: string; runs?: PlannedRun[]; reasons?: string[] }

export interface Track {
  codec: string;
  displayWidth?: number;
  displayHeight?: number;
  frameRate?: number;
  channels?: number;
  sampleRate?: number;
}

export interface Probe {
  contentType?: string;
  sizeBytes?: number;
  durationSeconds?: number;
  mainVideo?: Track;
  mainAudio?: Track;
}

export interface Job {
  jobId: string;
  assetId: string;
  recipe: string;
  state: JobState;
  progress?: JobProgress;
  createdAt: string;
  updatedAt: string;
  startedAt?: string;
  finishedAt?: string;
  tries: number;
  source: { key: string; size?: number; contentType?: string };
  outputs: Output[];
  skipped: Skip[];
  truncated?: boolean;
  route?: string;
  routeReasons: string[];
  hold?: Hold;
  plan?: Plan;
  probe?: Probe;
  receipt?: Receipt;
  error?: JobError;
  supersededBy?: string;
  links: { self: string; asset: string; manifest?: string; status?: string };
}

export interface DaySum {
  day: string;
  recipe: string;
  jobs: number;
  succeeded: number;
  failed: number;
  usd: number;
}

export interface JobList { jobs: Job[]; continuation?: string; sums?: DaySum[] }

/** One server-sent event. */
export interface JobEvent {
  jobId: string;
  state: JobState;
  progress?: JobProgress;
  error?: JobError;
  manifest?: string;
  supersededBy?: string;
  updatedAt: string;
  underWay: number;
}

export interface Asset {
  assetId: string;
  state?: string;
  recipes: Record<string, { manifest?: unknown; job: { jobId: string; state: JobState; progress?: JobProgress; error?: JobError } }>;
}

export interface Signed { url: string; key?: string; headers?: Record<string, string>; assetId?: string; assetUrl?: string }

export interface RecipeChoice {
  name: string;
  isDefault?: boolean;
  outputs: { name: string; kind: string }[];
  uploads?: { types?: string[]; maxBytes?: number };
}

export interface PageInfo {
  oidc?: { authority: string; clientId: string; scope: string };
  uploads: { maxBytes?: number; allowedTypes: string[] };
  mediaUrl?: string;
}
