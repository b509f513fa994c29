/** A file that a manifest names, as far as it can be believed. */
export interface Output {
  readonly name: string;
  readonly kind: string;
  readonly url: string;
  readonly contentType: string;
  readonly bytes?: number;
  readonly width?: number;
  readonly height?: number;
  readonly duration?: number;
  /** The second of the film that a picture shows, or that a part begins at. */
  readonly at?: number;
  /** Whether it is the first of several files, which are of no use alone. */
  readonly hasParts: boolean;
  readonly language?: string;
}

export interface Manifest {
  /** What the upload was: video/mp4. */
  readonly contentType: string;
  readonly duration?: number;
  readonly outputs: readonly Output[];
  readonly placeholder: { readonly hash?: string; readonly color?: string };
}

type Members = Record<string, unknown>;

/**
 * Reads what stands at a manifest's address; undefined where it has another shape. What is wrong in a single output
 * costs that output, or that member, alone: the rest is shown.
 */
export function readManifest(json: unknown, address: string): Manifest | undefined {
  if (!isMembers(json) || !Array.isArray(json.outputs)) {
    return undefined;
  }
  const source = isMembers(json.source) ? json.source : {};
  const placeholder = isMembers(json.placeholder) ? json.placeholder : {};
  return {
    contentType: text(source.contentType) ?? "",
    duration: amount(source.duration),
    outputs: json.outputs.flatMap((output: unknown) => readOutput(output, address)),
    placeholder: {
      hash: match(placeholder.hash, /^[A-Za-z0-9+/=]{8,64}$/),
      color: match(placeholder.color, /^#[0-9a-f]{6}$/i),
    },
  };
}

/** The address in full, where it is one of the web: nothing else from a manifest is followed. */
export function webAddress(url: unknown, base: string): string | undefined {
  try {
    const { href, protocol } = new URL(String(url), base);
    return protocol === "https:" || protocol === "http:" ? href : undefined;
  } catch {
    return undefined;
  }
}

function readOutput(output: unknown, address: string): Output[] {
  if (!isMembers(output)) {
    return [];
  }
  const kind = text(output.kind);
  const url = text(output.url) && webAddress(output.url, address);
  return kind && url
    ? [{
        name: text(output.name) ?? kind,
        kind,
        url,
        contentType: text(output.contentType) ?? "",
        bytes: amount(output.bytes),
        width: amount(output.width),
        height: amount(output.height),
        duration: amount(output.duration),
        at: output.at === 0 ? 0 : amount(output.at),
        hasParts: isMembers(output.files) || kind === "hls",
        language: text(output.language),
      }]
    : [];
}

const isMembers = (value: unknown): value is Members => typeof value === "object" && value !== null && !Array.isArray(value);
const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
const amount = (value: unknown) => (typeof value === "number" && value > 0 && value < Infinity ? value : undefined);
const match = (value: unknown, pattern: RegExp) => (typeof value === "string" && pattern.test(value) ? value : undefined);
