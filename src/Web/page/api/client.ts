import { Problem } from "./problem";
import { session } from "../sign-in/session";

export interface Wish {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Answers a 401, too, which is else waited out. */
  impatient?: boolean;
}

/** Asks the API as whoever is signed in. Whose key is no longer taken signs in again, and the request goes on then. */
export async function send(path: string, { method, body, headers, signal, impatient }: Wish = {}): Promise<Response> {
  for (;;) {
    const credentials = session.credentials.value;
    const response = await fetch(`/api/${path}`, {
      method: method ?? (body === undefined ? "GET" : "POST"),
      headers: { ...credentials, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
      cache: "no-store",
    });
    if (response.status !== 401 || impatient) {
      return response;
    }
    await session.renewed(credentials, signal);
  }
}

/** The answer's JSON; a refusal throws the problem that it tells. */
export async function ask<T>(path: string, wish?: Wish): Promise<T> {
  const response = await send(path, wish);
  if (!response.ok) {
    throw await Problem.of(response);
  }
  return (response.status === 204 ? undefined : await response.json()) as T;
}
