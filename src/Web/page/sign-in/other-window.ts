import type { INavigator, IWindow, NavigateParams, NavigateResponse } from "oidc-client-ts";
import { CHANNEL } from "./way-back";

/**
 * The way to the issuer in a window of its own, and back. This page's Cross-Origin-Opener-Policy cuts it off from windows
 * that go to other origins, and an issuer's own may, too: the answer comes over a channel of this origin, not by an opener.
 */
export class OtherWindow implements INavigator {
  #before = new AbortController();

  /** Opens it at once, while the click still counts. Nobody can see it close: who asks anew gives up what was asked before. */
  async prepare(): Promise<IWindow> {
    this.#before.abort(new DOMException("Asked anew.", "AbortError"));
    const { signal } = (this.#before = new AbortController());
    const other = window.open("about:blank", "", "popup,width=480,height=680");
    if (!other) {
      throw new Error("The browser did not let a window open. Allow it for this page, and try again.");
    }
    return {
      navigate: ({ url, state }) => {
        const answer = answerTo(state, signal);
        other.location.replace(url);
        return answer;
      },
      close: () => undefined,
    };
  }

  /** What comes back tells it before any of this is loaded: see way-back. */
  async callback(): Promise<void> {}
}

function answerTo(state: NavigateParams["state"], signal: AbortSignal): Promise<NavigateResponse> {
  const channel = new BroadcastChannel(CHANNEL);
  return new Promise<NavigateResponse>((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
    channel.addEventListener("message", ({ data: url }: MessageEvent<string>) => {
      if (new URL(url).searchParams.get("state")?.split(";")[0] === state) {
        resolve({ url });
      }
    });
  }).finally(() => channel.close());
}
