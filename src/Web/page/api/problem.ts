/** A request that was refused: the code is what to switch on, the detail is fit to be shown. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly detail: string,
    readonly status: number,
    readonly retryAfter?: number,
  ) {
    super(detail);
    this.name = "Problem";
  }

  static async of(response: Response): Promise<Problem> {
    const seconds = Number(response.headers.get("retry-after")) || undefined;
    try {
      const { code, detail } = (await response.json()) as { code?: unknown; detail?: unknown };
      if (typeof code === "string") {
        return new Problem(code, typeof detail === "string" ? detail : "", response.status, seconds);
      }
    } catch {
      // Something in between answered, not the API.
    }
    return new Problem(response.status >= 500 ? "storage-unavailable" : "invalid-request", `The server answered ${response.status}.`, response.status, seconds);
  }
}

/** What goes wrong before there is an answer: no network, a name that is not found, a connection that broke. */
export const isOffline = (error: unknown): boolean => error instanceof TypeError;

/** Whether asking again later may help. */
export const isPassing = (error: unknown): boolean =>
  isOffline(error) || (error instanceof Problem && (error.status >= 500 || error.code === "rate-limited"));
