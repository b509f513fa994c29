import { button, label } from "./controls";
import { h } from "./dom";
import { fetchExtra } from "./load";
import { webAddress, type Output } from "./manifest";
import { readCues } from "./vtt";

/**
 * Text over a film: of the manifest, of the host's own <track> children, and of a playlist.
 * @remarks Drawn here, as text and above the controls; and fetched by script, because a <track> of another origin would ask the
 * film to be fetched by CORS, too.
 */
export class Captions {
  readonly element = h("div", { part: "captions", class: "captions", dir: "auto" });
  readonly #addresses = new Map<TextTrack, string>();
  #chosen?: TextTrack;

  /** There are other tracks, or another is chosen. */
  changed?: () => void;

  constructor(readonly media: HTMLMediaElement, outputs: readonly Output[], host: HTMLElement, readonly signal: AbortSignal) {
    for (const { url, kind, name, language } of outputs.filter(isCaptions)) {
      this.#add(url, kind, name, language);
    }
    for (const { src, kind, label, srclang, default: isDefault } of host.querySelectorAll<HTMLTrackElement>(":scope > track")) {
      const url = src && webAddress(src, document.baseURI);
      if (url && isText(kind)) {
        const track = this.#add(url, kind, label, srclang);
        if (isDefault) {
          this.#choose(track);
        }
      }
    }
    for (const change of ["addtrack", "removetrack"]) {
      media.textTracks.addEventListener(change, () => this.changed?.(), { signal });
    }
  }

  get tracks() {
    return [...this.media.textTracks].filter(({ kind }) => isText(kind));
  }

  /** What is shown, in words. */
  get chosen() {
    return this.#chosen && (this.#chosen.label || this.#chosen.language || "on");
  }

  /** The next track; after the last none. */
  next() {
    const { tracks } = this;
    this.#choose(tracks[this.#chosen ? tracks.indexOf(this.#chosen) + 1 : 0]);
    this.changed?.();
  }

  #add(url: string, kind: string, label: string, language = "") {
    const track = this.media.addTextTrack(kind as TextTrackKind, label, language);
    track.mode = "disabled";
    this.#addresses.set(track, url);
    return track;
  }

  #choose(track: TextTrack | undefined) {
    if (this.#chosen) {
      this.#chosen.oncuechange = null;
      this.#chosen.mode = "disabled";
    }
    this.#chosen = track;
    this.element.replaceChildren();
    if (track) {
      // Its cues become active, and the browser does not draw them.
      track.mode = "hidden";
      track.oncuechange = () => this.#draw(track);
      void this.#fill(track);
    }
  }

  async #fill(track: TextTrack) {
    const url = this.#addresses.get(track);
    // Not twice, while it is on its way or there.
    this.#addresses.delete(track);
    const vtt = url && (await fetchExtra(url, this.signal, (response) => response.text()));
    if (url && vtt === undefined) {
      this.#lose(track, url);
      return;
    }
    for (const { start, end, text } of vtt ? readCues(vtt) : []) {
      track.addCue(new VTTCue(start, end, text));
    }
    this.#draw(track);
  }

  /** What could not be fetched is not shown as if it were, and is asked for when it is chosen again. */
  #lose(track: TextTrack, url: string) {
    this.#addresses.set(track, url);
    if (track === this.#chosen) {
      this.#choose(undefined);
      this.changed?.();
    }
  }

  #draw(track: TextTrack) {
    // Another may be chosen since it was asked for.
    if (track !== this.#chosen) {
      return;
    }
    const cues = [...(track.activeCues ?? [])] as VTTCue[];
    this.element.replaceChildren(...cues.map((cue) => h("span", {}, cue.getCueAsHTML().textContent ?? "")));
  }
}

/** From one track to the next; not there while there are none. */
export function captionsButton(captions: Captions) {
  const element = button("captions-button", () => captions.next(), captions.signal);
  captions.changed = () => {
    element.hidden = captions.tracks.length === 0;
    element.ariaPressed = String(captions.chosen !== undefined);
    label(element, "captions", captions.chosen ? `Captions: ${captions.chosen}` : "Captions", "c");
  };
  captions.changed();
  return element;
}

const isText = (kind: string) => kind === "captions" || kind === "subtitles";
const isCaptions = ({ kind, contentType }: Output) => isText(kind) && contentType.startsWith("text/vtt");
