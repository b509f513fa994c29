import type { PlannedRun } from "../api/shapes";

export interface RunNode { name: string; makes: string[]; measures: string[]; then: RunNode[] }

/**
 * The runs as a tree: one that waits for another hangs below it. An output that two runs name is measured by the first of
 * them (the best frame, the loudness) and made by the second.
 */
export function treeOf(runs: readonly PlannedRun[]): RunNode[] {
  const nodes: RunNode[] = [];
  const roots: RunNode[] = [];
  for (const { name, after, outputs } of runs) {
    const node: RunNode = { name, makes: [...outputs], measures: [], then: [] };
    const before = nodes.find((known) => known.name === after) ?? nodes.find((known) => known.makes.some((output) => outputs.includes(output)));
    if (before) {
      const measured = before.makes.filter((output) => outputs.includes(output));
      before.makes = before.makes.filter((output) => !measured.includes(output));
      before.measures.push(...measured);
    }
    (before?.then ?? roots).push(node);
    nodes.push(node);
  }
  return roots;
}
