import { Store } from "../parts/store";
import { backoff, pause } from "./line";
import type { PageInfo } from "./shapes";

/** What the server says about itself to a page that nobody has signed in to yet; undefined until it has answered. */
export const pageInfo = new Store<PageInfo | undefined>(undefined);

export async function loadPageInfo(): Promise<PageInfo> {
  for (let tries = 0; ; tries++) {
    try {
      const response = await fetch("/api/page", { cache: "no-store" });
      if (response.ok) {
        const info = (await response.json()) as PageInfo;
        pageInfo.set(info);
        return info;
      }
    } catch {
      // No network yet.
    }
    await pause(backoff(tries));
  }
}
