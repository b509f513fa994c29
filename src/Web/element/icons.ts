import { svg } from "./dom";

/** Paths on a field of 24 units. */
const PATHS = {
  play: "M8 5v14l11-7z",
  pause: "M6 5h4v14H6zm8 0h4v14h-4z",
  sound: "M4 9v6h4l5 5V4L8 9zm11 0a4 4 0 0 1 0 6zm0-4.5a8.5 8.5 0 0 1 0 15v-2a6.5 6.5 0 0 0 0-11z",
  muted: "M4 9v6h4l5 5V4L8 9zm17.5.9-1.4-1.4-2.1 2.1-2.1-2.1-1.4 1.4 2.1 2.1-2.1 2.1 1.4 1.4 2.1-2.1 2.1 2.1 1.4-1.4-2.1-2.1z",
  captions: "M4 5h16v14H4zm2 2v10h12V7zm1.5 3h4v1.5h-2.5v1h2.5V14h-4zm5 0h4v1.5H14v1h2.500V14h-4z",
  window: "M3 5h18v14H3zm2 2v10h14V7zm6 4h7v5h-7z",
  grow: "M5 5h6v2H7v4H5zm8 0h6v6h-2V7h-4zM5 13h2v4h4v2H5zm12 0h2v6h-6v-2h4z",
  shrink: "M9 5h2v6H5V9h4zm4 0h2v4h4v2h-6zm-8 8h6v6H9v-4H5zm8 0h6v2h-4v4h-2z",
};

export type Icon = keyof typeof PATHS;

/** Shows nothing to a screen reader: the button that it is in has a name. */
export const icon = () => svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", {}));

export const draw = (button: Element, name: Icon) => button.querySelector("path")!.setAttribute("d", PATHS[name]);
