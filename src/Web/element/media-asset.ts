/** `<media-asset src="…/manifest.json">`: shows what a manifest names, as a player of its kind. */
export class MediaAsset extends HTMLElement {
  static readonly observedAttributes = ["src"];
}

if (!customElements.get("media-asset")) {
  customElements.define("media-asset", MediaAsset);
}
