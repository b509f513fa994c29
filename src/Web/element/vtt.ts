export interface Cue {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const TIMES = /^((?:\d+:)?\d\d:\d\d\.\d{3})[ \t]+-->[ \t]+((?:\d+:)?\d\d:\d\d\.\d{3})/;

/** The cues of a WebVTT track: notes, styles, names and settings are left out, and so is what cannot be read. */
export function readCues(vtt: string): Cue[] {
  if (!/^\uFEFF?WEBVTT(?:\s|$)/.test(vtt)) {
    return [];
  }
  return vtt.replace(/\r\n?/g, "\n").split(/\n{2,}/).flatMap((block) => {
    const lines = block.split("\n");
    const at = lines.findIndex((line) => line.includes("-->"));
    const [, start, end] = TIMES.exec(lines[at] ?? "") ?? [];
    return start && end ? [{ start: seconds(start), end: seconds(end), text: lines.slice(at + 1).join("\n").trim() }] : [];
  });
}

/** The cue at a time, of cues in order; where there is none the one before, and before the first that one. */
export function cueAt<T extends Cue>(cues: readonly T[], time: number): T | undefined {
  return cues.findLast(({ start }) => start <= time) ?? cues[0];
}

const seconds = (time: string) => time.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
