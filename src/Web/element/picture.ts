import { h } from "./dom";
import { clearMessage, messageOf } from "./message";
import { placeholderOf } from "./placeholder";
import { pictureOf } from "./stills";
import { given, type Context, type View } from "./view";

/** A picture in as many sizes as there are, over its placeholder until it is there. */
export function showPicture(context: Context): View {
  const { choice, manifest, signal } = context;
  const { element, image, resize } = pictureOf(choice.stills, { part: "image", class: "image", loading: "lazy", decoding: "async" });
  const placeholder = placeholderOf(manifest.placeholder);
  const player = h("div", { part: "player", class: "picture", tabindex: -1 }, placeholder, element);
  // The browser may take another size later, which fails or comes by itself.
  image.addEventListener("load", () => {
    placeholder?.remove();
    if (clearMessage(player)) {
      context.recover();
    }
  }, { signal });
  image.addEventListener("error", () => {
    const trouble = { code: "unplayable", message: "The picture could not be loaded. Check the connection and try again.", mayPass: true } as const;
    clearMessage(player);
    player.append(messageOf(trouble, context.restart));
    context.fail(trouble);
  }, { signal });
  const view = {
    element: player,
    update() {
      image.alt = given(context, "alt") ?? given(context, "label") ?? "";
      resize(given(context, "sizes") ?? "auto, 100vw");
    },
  };
  view.update();
  return view;
}
