import { h } from "./dom";
import type { Output } from "./manifest";
import { clock, size } from "./time";

/** Files as links, each with what it is. */
export const fileList = (outputs: readonly Output[]) => h("ul", { part: "files", class: "files" }, ...outputs.map((output) => h("li", {},
  h("a", { part: "file", href: output.url, download: true, target: "_blank", rel: "noopener" }, h("bdi", {}, output.name)),
  h("span", { class: "facts" }, factsOf(output).join(", ")))));

/** What can be saved and opened by itself. */
export const savable = (outputs: readonly Output[]) => outputs.filter((output) => !output.hasParts);

export function downloads(outputs: readonly Output[]) {
  const files = savable(outputs);
  return files.length > 0 ? h("details", { part: "downloads", class: "downloads" }, h("summary", {}, "Downloads"), fileList(files)) : undefined;
}

function factsOf({ kind, contentType, width, height, duration, bytes }: Output) {
  const [, type = kind] = contentType.split(";")[0]!.split("/");
  return [type, width && height && `${width} × ${height}`, duration && clock(duration), bytes && size(bytes)].filter((fact) => typeof fact === "string");
}
