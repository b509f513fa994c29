import { readManifest, webAddress, type Manifest } from "./manifest";

export type ErrorCode = "invalid-address" | "gone" | "unreachable" | "refused" | "not-a-manifest" | "unplayable";

/** Why nothing is shown, in words for whoever looks at the page. */
export interface Trouble {
  readonly code: ErrorCode;
  readonly message: string;
  /** Whether another try may end better. */
  readonly mayPass: boolean;
}

const trouble = (code: ErrorCode, message: string, mayPass = false): Trouble => ({ code, message, mayPass });

/** Ends with a manifest or with a trouble; throws only what an abort throws. */
export async function load(src: string, signal: AbortSignal): Promise<Manifest | Trouble> {
  const address = src && webAddress(src, document.baseURI);
  if (!address) {
    return trouble("invalid-address", "There is nothing to show: the address is missing or no web address.");
  }
  let response: Response;
  try {
    response = await fetch(address, { signal, credentials: "omit" });
  } catch {
    signal.throwIfAborted();
    return trouble("unreachable", "This could not be loaded. Check the connection and try again.", true);
  }
  if (response.status === 404 || response.status === 410) {
    return trouble("gone", "This is no longer available.");
  }
  if (!response.ok) {
    return trouble("refused", `This could not be loaded: the server answered ${response.status}.`, response.status === 429 || response.status >= 500);
  }
  try {
    return readManifest(await response.json(), response.url || address)
      ?? trouble("not-a-manifest", "This cannot be shown: the address leads to something else.");
  } catch (error) {
    signal.throwIfAborted();
    return error instanceof SyntaxError
      ? trouble("not-a-manifest", "This cannot be shown: the address leads to something else.")
      : trouble("unreachable", "This could not be loaded. Check the connection and try again.", true);
  }
}

/** A file beside the manifest that makes it better; what goes wrong is only missed. */
export async function fetchExtra<T>(url: string, signal: AbortSignal, read: (response: Response) => Promise<T>): Promise<T | undefined> {
  try {
    const response = await fetch(url, { signal, credentials: "omit" });
    return response.ok ? await read(response) : undefined;
  } catch {
    return undefined;
  }
}
