import { ask } from "../api/client";
import { backoff, pause } from "../api/line";
import { isPassing } from "../api/problem";
import type { Signed } from "../api/shapes";

/** What Uppy asks to have signed. */
export interface SignRequest { method: string; key: string; contentType?: string; uploadId?: string; partNumber?: number }

/** What a first call binds beside. */
export interface Promised { fileName: string; size: number; contentType?: string; recipe?: string }

/**
 * Signs for one uploader. A first call renames the key; when Uppy begins the same file again (paused, or cut off), the new
 * name is asked for again, so that there is one promise a file and not one a try.
 */
export class Signer {
  readonly #answered = new Map<string, string>();

  constructor(
    private readonly promiseOf: (key: string) => Promised | undefined,
    private readonly onPromise: (key: string, assetId: string) => void,
    /** Why it waits, and for how long; undefined where it goes on. */
    private readonly onWait: (key: string, error: unknown, milliseconds: number) => void,
  ) {}

  async sign(request: SignRequest): Promise<Signed> {
    const begins = request.uploadId === undefined;
    const promised = begins ? this.promiseOf(request.key) : undefined;
    if (begins && !promised) {
      throw new DOMException("The file was taken away.", "AbortError");
    }
    const wish = { ...promised, ...request, key: this.#answered.get(request.key) ?? request.key };
    for (let tries = 0; ; tries++) {
      try {
        const signed = await ask<Signed>("uploads/sign", { body: wish });
        if (signed.key && signed.assetId) {
          this.#answered.set(request.key, signed.key);
          this.onPromise(request.key, signed.assetId);
        }
        return signed;
      } catch (error) {
        if (!isPassing(error) || tries > 8 || (begins && !this.promiseOf(request.key))) {
          throw error;
        }
        const milliseconds = ((error as { retryAfter?: number }).retryAfter ?? 0) * 1000 || backoff(tries);
        this.onWait(this.#askedAs(request.key), error, milliseconds);
        await pause(milliseconds);
        if (begins && !this.promiseOf(request.key)) {
          throw error;
        }
      }
    }
  }

  /** The name that was asked for first: parts are asked for by the answered one. */
  #askedAs(key: string): string {
    return [...this.#answered].find(([, answered]) => answered === key)?.[0] ?? key;
  }

  forget(key: string): void {
    this.#answered.delete(key);
  }
}
