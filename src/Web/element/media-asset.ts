import { showAudio } from "./audio";
import { choose, type Kind } from "./choice";
import { h } from "./dom";
import { downloads, fileList, savable } from "./files";
import { load, type Trouble } from "./load";
import type { Manifest } from "./manifest";
import { messageOf } from "./message";
import { near } from "./near";
import { showPicture } from "./picture";
import { styles } from "./styles";
import { showVideo } from "./video";
import type { Context, View } from "./view";

const VIEWS: Record<Kind, (context: Context) => View> = {
  video: showVideo,
  audio: showAudio,
  picture: showPicture,
  files: ({ manifest: { outputs } }) => ({
    element: h("div", { part: "player", class: "panel list" }, outputs.length > 0 ? fileList(savable(outputs)) : h("p", { part: "message" }, "There is nothing to show.")),
  }),
};

/** With these, all begins anew. */
const ORIGINS = ["src", "hls-src", "lazy"];

/** `<media-asset src="…/manifest.json">`: shows what a manifest names, as a player of its kind. */
export class MediaAsset extends HTMLElement {
  static readonly observedAttributes = [...ORIGINS, "alt", "autoplay", "downloads", "label", "loop", "muted", "sizes"];

  readonly #root = this.attachShadow({ mode: "open" });
  #life?: AbortController;
  #manifest?: Manifest;
  #view?: View;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [styles()];
  }

  get src() {
    return this.getAttribute("src") ?? "";
  }

  set src(address: string) {
    this.setAttribute("src", address);
  }

  /** What is shown; undefined while it is loaded, and where there is nothing. */
  get manifest() {
    return this.#manifest;
  }

  /** The film or sound, for a page that plays it by script or listens to it. */
  get media() {
    return this.#view?.media;
  }

  connectedCallback() {
    // Set by a script before this class was there.
    if (Object.hasOwn(this, "src")) {
      const { src } = this;
      delete (this as { src?: string }).src;
      this.src = src;
    }
    this.#begin();
  }

  disconnectedCallback() {
    this.#end();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null) {
    if (!this.#life || before === after) {
      return;
    }
    if (ORIGINS.includes(name)) {
      this.#begin();
    } else if (name === "downloads") {
      this.#offerDownloads();
    } else if (name === "muted" && this.media) {
      this.media.muted = after !== null;
    } else {
      this.#view?.update?.();
    }
  }

  #begin() {
    const hadFocus = this.#root.activeElement !== null;
    this.#end();
    const { signal } = (this.#life = new AbortController());
    this.dataset.state = "loading";
    this.#put(h("div", { part: "loading", class: "panel loading", role: "status" }, h("span", {}, "Loading")), hadFocus);
    const seen = this.hasAttribute("lazy") ? near(this, signal) : Promise.resolve();
    seen.then(() => load(this.src, signal)).then((found) => {
      if (!signal.aborted) {
        this.#show(found, signal);
      }
    }).catch(() => undefined);
  }

  #end() {
    this.#life?.abort();
    this.#life = undefined;
    this.#manifest = undefined;
    this.#view = undefined;
    this.#root.replaceChildren();
    delete this.dataset.state;
    delete this.dataset.kind;
  }

  #show(found: Manifest | Trouble, signal: AbortSignal) {
    if ("code" in found) {
      this.#put(h("div", { class: "panel" }, messageOf(found, () => this.#begin())));
      this.#fail(found);
      return;
    }
    const choice = choose(found);
    this.#manifest = found;
    this.#view = VIEWS[choice.kind]({
      host: this, manifest: found, choice, signal,
      fail: (trouble) => this.#fail(trouble),
      recover: () => (this.dataset.state = "ready"),
      restart: () => this.#begin(),
    });
    this.dataset.kind = choice.kind;
    this.dataset.state = "ready";
    this.#put(this.#view.element);
    this.#offerDownloads();
    this.#tell("media-asset-ready", { kind: choice.kind });
  }

  /** Whoever was here with the keyboard stays here, and at the button where there is one to try again. */
  #put(element: HTMLElement, hadFocus = this.#root.activeElement !== null) {
    this.#root.replaceChildren(element);
    if (hadFocus) {
      element.tabIndex = -1;
      (element.querySelector<HTMLElement>(".message button") ?? element).focus({ preventScroll: true });
    }
  }

  #offerDownloads() {
    this.#root.querySelector("details")?.remove();
    const list = this.hasAttribute("downloads") && this.#manifest && this.dataset.kind !== "files" && downloads(this.#manifest.outputs);
    if (list) {
      this.#root.append(list);
    }
  }

  #fail({ code, message }: Trouble) {
    this.dataset.state = code === "gone" ? "gone" : "error";
    this.#tell("media-asset-error", { code, message });
  }

  #tell(name: string, detail: object) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "media-asset": MediaAsset;
  }
}

if (!customElements.get("media-asset")) {
  customElements.define("media-asset", MediaAsset);
}
