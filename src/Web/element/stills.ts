import { h } from "./dom";
import type { Output } from "./manifest";

/** One picture from which the browser takes the size and the type that it wants. */
export function pictureOf(stills: readonly Output[], attributes: Record<string, string | boolean | undefined>) {
  const largest = stills.at(-1)!;
  const types = new Set(stills.map(({ contentType }) => contentType));
  const common = [...types].find((type) => /jpeg|png/.test(type)) ?? largest.contentType;
  const image = h("img", { ...attributes, width: largest.width, height: largest.height, srcset: setOf(stills, common) });
  const others = [...types].filter((type) => type !== common && reaches(stills, type, common));
  // A browser reads them in order and stays with the first that it knows.
  const element = h("picture", {}, ...others.map((type) => h("source", { type, srcset: setOf(stills, type) })), image);
  image.src = stills.filter(({ contentType }) => contentType === common).at(-1)!.url;
  return {
    element,
    image,
    resize(sizes: string) {
      for (const source of element.children) {
        source.setAttribute("sizes", sizes);
      }
    },
  };
}

const setOf = (stills: readonly Output[], type: string) =>
  stills.filter(({ contentType, width }) => contentType === type && width).map(({ url, width }) => `${candidate(url)} ${width}w`).join(", ") || undefined;

/** A better type that has only small sizes would make the picture worse. */
const reaches = (stills: readonly Output[], type: string, common: string) => widest(stills, type) >= widest(stills, common);

const widest = (stills: readonly Output[], type: string) =>
  Math.max(...stills.filter(({ contentType }) => contentType === type).map(({ width = 0 }) => width));

/** A comma at an address's end would end it too early. */
const candidate = (url: string) => url.replaceAll(",", "%2C");
