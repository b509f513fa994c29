import type { PlannedRun } from "../api/shapes";

export interface RunNode { run: PlannedRun; then: RunNode[] }

/** The runs as a tree: one that waits for another hangs below it. One that waits for a run that is not there stands by itself. */
export function treeOf(runs: readonly PlannedRun[]): RunNode[] {
  const nodes = new Map(runs.map((run) => [run.name, { run, then: [] } as RunNode]));
  const roots: RunNode[] = [];
  for (const node of nodes.values()) {
    const before = node.run.after === undefined ? undefined : nodes.get(node.run.after);
    (before && before !== node ? before.then : roots).push(node);
  }
  return roots;
}
