import { Problem } from "../api/problem";
import { session } from "./session";

/** Takes a key once the API has taken it; throws what the API says about it. */
export async function signInWithKey(key: string): Promise<void> {
  // A header takes no other, and fetch says no more than that it failed.
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new Error("There is a character in it that no key has, perhaps one that cannot be seen. Copy the key anew.");
  }
  const response = await fetch("/api/jobs?top=1", { headers: { "x-functions-key": key }, cache: "no-store" });
  if (!response.ok) {
    throw await Problem.of(response);
  }
  session.useKey(key);
}
