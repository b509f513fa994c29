import { h } from "./dom";
import { placeholderOf } from "./placeholder";
import { pictureOf } from "./stills";
import { given, type Context, type View } from "./view";

/** A picture in as many sizes as there are, over its placeholder until it is there. */
export function showPicture(context: Context): View {
  const { choice, manifest, signal } = context;
  const { element, image, resize } = pictureOf(choice.stills, { part: "image", class: "image", loading: "lazy", decoding: "async" });
  const placeholder = placeholderOf(manifest.placeholder);
  image.addEventListener("load", () => placeholder?.remove(), { signal });
  image.addEventListener("error", () => context.fail({ code: "unplayable", message: "The picture could not be loaded.", mayPass: true }), { signal });
  const view = {
    element: h("div", { part: "player", class: "picture" }, placeholder, element),
    update() {
      image.alt = given(context, "alt") ?? given(context, "label") ?? "";
      resize(given(context, "sizes") ?? "auto, 100vw");
    },
  };
  view.update();
  return view;
}
