import type { ComponentChildren } from "preact";
import type { Job } from "../api/shapes";
import { bytes, plural } from "../words/amounts";
import { between, moment } from "../words/times";
import { placeName } from "../words/names";

/** When, where and why there. */
export function JobFacts({ job }: { job: Job }) {
  const { createdAt, startedAt, finishedAt, recipe, tries, source, route, routeReasons, jobId, links } = job;
  return (
    <section class="facts" aria-labelledby="facts-title">
      <h2 id="facts-title">Facts</h2>
      <dl>
        <Fact name="Recipe">{recipe}</Fact>
        <Fact name="Source"><bdi dir="auto">{[source.contentType, source.size === undefined ? "" : bytes(source.size)].filter(Boolean).join(", ") || "not known yet"}</bdi></Fact>
        <Fact name="Made"><Moment at={createdAt} /></Fact>
        {startedAt && <Fact name="Begun"><Moment at={startedAt} /> (waited {between(createdAt, startedAt)})</Fact>}
        {finishedAt && <Fact name="Ended"><Moment at={finishedAt} />{startedAt && <> (took {between(startedAt, finishedAt)})</>}</Fact>}
        <Fact name="Tries">{plural(tries, "try", "tries")}</Fact>
        {route && (
          <Fact name="Where">
            {placeName(route)}
            {routeReasons.length > 0 && <ul class="reasons">{routeReasons.map((reason) => <li key={reason}><bdi dir="auto">{reason}</bdi></li>)}</ul>}
          </Fact>
        )}
        <Fact name="Job"><code>{jobId}</code></Fact>
        {links.manifest && <Fact name="Manifest"><a href={links.manifest} target="_blank" rel="noopener noreferrer">manifest.json</a></Fact>}
      </dl>
    </section>
  );
}

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (<div><dt>{name}</dt><dd>{children}</dd></div>);

const Moment = ({ at }: { at: string }) => <time dateTime={at}>{moment(at)}</time>;
