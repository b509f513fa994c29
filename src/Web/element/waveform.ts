import { svg } from "./dom";

/** The lowest and the highest sample of each stretch, from -1 to 1. */
export type Peaks = readonly (readonly [low: number, high: number])[];

const COLUMNS = 400;

/** Peaks as BBC's audiowaveform writes them, at most as many as are drawn, the loudest full; undefined for anything else. */
export function readPeaks(json: unknown, columns = COLUMNS): Peaks | undefined {
  const { data, channels = 1 } = (json ?? {}) as { data?: unknown; channels?: unknown };
  if (!Array.isArray(data) || data.length < 2 || typeof channels !== "number" || !(channels >= 1)
    || !data.every((value) => typeof value === "number")) {
    return undefined;
  }
  const step = 2 * Math.floor(channels);
  const length = Math.floor(data.length / step);
  const count = Math.min(columns, length);
  const peaks = Array.from({ length: count }, (_, column): [number, number] => {
    const part = data.slice(Math.floor((column * length) / count) * step, Math.ceil(((column + 1) * length) / count) * step) as number[];
    return [part.reduce((a, b) => Math.min(a, b), 0), part.reduce((a, b) => Math.max(a, b), 0)];
  });
  const loudest = peaks.reduce((most, [low, high]) => Math.max(most, -low, high), 0) || 1;
  return count > 0 ? peaks.map(([low, high]) => [low / loudest, high / loudest]) : undefined;
}

/** Bars, in colours that CSS gives. */
export function drawPeaks(peaks: Peaks) {
  const path = peaks.map(([low, high], x) => {
    const top = 50 - Math.max(high * 48, 0.8);
    const bottom = 50 - Math.min(low * 48, -0.8);
    return `M${x + 0.5} ${top.toFixed(1)}V${bottom.toFixed(1)}`;
  }).join("");
  return svg("svg", { viewBox: `0 0 ${peaks.length} 100`, preserveAspectRatio: "none", "aria-hidden": "true" }, svg("path", { d: path }));
}
