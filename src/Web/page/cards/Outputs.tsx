import type { Job, Output } from "../api/shapes";
import { bytes, seconds } from "../words/amounts";
import { kindName } from "../words/names";

/** What was made, as links; and what this file could not give. */
export function Outputs({ job: { outputs, skipped, truncated } }: { job: Job }) {
  const files = outputs.filter(({ url }) => url);
  return (
    <>
      {files.length > 0 && (
        <ul class="outputs" aria-label="Outputs">
          {files.map((output) => (
            <li key={output.name}>
              <a href={output.url} target="_blank" rel="noopener noreferrer">
                <span>{output.name}</span>
                <small>{factsOf(output)}</small>
              </a>
            </li>
          ))}
        </ul>
      )}
      {truncated && <p class="meta">The file ends too early: what could be read was made.</p>}
      {skipped.map(({ name, reason }) => <p key={name} class="meta">Left out: {name}. <bdi dir="auto">{reason}</bdi></p>)}
    </>
  );
}

function factsOf({ kind, width, height, duration, bytes: size, files }: Output): string {
  return [
    kindName(kind),
    width && height ? `${width} × ${height}` : "",
    duration ? seconds(duration) : "",
    files ? bytes(files.bytes) : size === undefined ? "" : bytes(size),
  ].filter(Boolean).join(" · ");
}
