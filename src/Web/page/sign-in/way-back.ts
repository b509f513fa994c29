export const CHANNEL = "mediafunctions.sign-in";

/** In the issuer's answer: the page that waits for it is in another window. */
export const FOR_ANOTHER = "window";

/** Whether this window is only the issuer's way back to another one. */
export const isForAnother = (): boolean => new URLSearchParams(location.search).get("state")?.endsWith(`;${FOR_ANOTHER}`) ?? false;

/** Tells the page that waits what the issuer said, and goes where the browser lets a script close its window. */
export function handOver(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(location.href);
  channel.close();
  history.replaceState(null, "", location.pathname);
  window.close();
}
