import { useEffect } from "preact/hooks";
import type { Job, Probe } from "../api/shapes";
import { useStore } from "../parts/store";
import { loadRecipes, recipes } from "../upload/recipes";
import { bytes, seconds } from "../words/amounts";
import { fileNameOf, kindName, placeName } from "../words/names";
import { treeOf, type RunNode } from "./plan";
import { RunDetails } from "./RunDetails";

/** What the job does, as a picture: the source, its FFmpeg runs, and what each makes. */
export function Explain({ job }: { job: Job }) {
  const { plan, probe, source, skipped } = job;
  const runs = plan?.runs ?? [];
  const book = useStore(recipes);
  useEffect(() => void (recipes.value ?? loadRecipes().catch(() => undefined)), []);
  if (runs.length === 0) {
    return null;
  }
  const kinds = new Map([...(book?.find(({ name }) => name === job.recipe)?.outputs ?? []), ...job.outputs].map(({ name, kind }) => [name, kind]));
  const reasons = (plan?.reasons ?? []).filter((reason) => !job.routeReasons.includes(reason));
  return (
    <section class="explain" aria-labelledby="explain-title">
      <h2 id="explain-title">How it is made</h2>
      <div class="scroll" tabIndex={0} role="group" aria-label="The runs of this job">
        <div class="tree" data-testid="explain">
          <div class="node source">
            <strong><bdi dir="auto">{fileNameOf(source.key)}</bdi></strong>
            <small>{factsOf(probe, source.size)}</small>
          </div>
          <ul>{treeOf(runs).map((node) => <Run key={node.name} node={node} kinds={kinds} />)}</ul>
        </div>
      </div>
      {plan?.route && <p class="meta">{runs.length === 1 ? "One FFmpeg run" : `${runs.length} FFmpeg runs`} {placeName(plan.route)}.</p>}
      {skipped.map(({ name, reason }) => <p key={name} class="meta">Left out: {name}. <bdi dir="auto">{reason}</bdi></p>)}
      {reasons.length > 0 && <ul class="reasons">{reasons.map((reason) => <li key={reason}><bdi dir="auto">{reason}</bdi></li>)}</ul>}
      <RunDetails job={job} />
    </section>
  );
}

function Run({ node: { name, makes, measures, then }, kinds }: { node: RunNode; kinds: ReadonlyMap<string, string> }) {
  return (
    <li>
      <div class="node run"><strong>{name}</strong><small>FFmpeg run{measures.length > 0 && <>, measures {measures.join(", ")}</>}</small></div>
      <ul>
        {makes.map((output) => (
          <li key={output}><div class="node output"><strong>{output}</strong>{kinds.has(output) && <small>{kindName(kinds.get(output)!)}</small>}</div></li>
        ))}
        {then.map((node) => <Run key={node.name} node={node} kinds={kinds} />)}
      </ul>
    </li>
  );
}

function factsOf(probe: Probe | undefined, size: number | undefined): string {
  const { mainVideo: video, mainAudio: audio } = probe ?? {};
  return [
    video ? `${video.codec} ${video.displayWidth} × ${video.displayHeight}` : "",
    audio ? audio.codec : "",
    probe?.durationSeconds ? seconds(probe.durationSeconds) : "",
    size === undefined ? "" : bytes(size),
  ].filter(Boolean).join(" · ");
}
