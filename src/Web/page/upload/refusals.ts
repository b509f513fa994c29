import type { PageInfo } from "../api/shapes";
import type { Trouble } from "../cards/card";
import { bytes } from "../words/amounts";

interface Refused { size: number; type: string }

/** Why Uppy did not take a file, as the API would have said it; undefined for what needs no card: the same file twice. */
export function refusalOf({ size, type }: Refused, { maxBytes, allowedTypes }: PageInfo["uploads"], message: string): Trouble | undefined {
  if (maxBytes !== undefined && size > maxBytes) {
    return { code: "too-large", message: `It has ${bytes(size)}; the most is ${bytes(maxBytes)}.` };
  }
  if (!allowedTypes.some((allowed) => fits(type, allowed))) {
    return { code: "type-not-allowed", message: `It is ${type || "of no known type"}; taken are ${allowedTypes.map(plain).join(", ")}.` };
  }
  return /duplicate/i.test(message) ? undefined : { code: "invalid-request", message };
}

function fits(type: string, allowed: string): boolean {
  return allowed.endsWith("/*") ? type.startsWith(allowed.slice(0, -1)) : type === allowed;
}

const WORDS: Readonly<Record<string, string>> = { "video/*": "films", "audio/*": "sound", "image/*": "pictures", "application/ogg": "Ogg" };

const plain = (type: string): string => WORDS[type] ?? type;

/** "Films, sound, pictures, up to 20 GB each." */
export function takenInWords({ maxBytes, allowedTypes }: PageInfo["uploads"]): string {
  const kinds = allowedTypes.filter((type) => type.endsWith("/*") || allowedTypes.length < 5).map(plain).join(", ");
  return `${kinds.charAt(0).toUpperCase()}${kinds.slice(1)}${maxBytes === undefined ? "" : `, up to ${bytes(maxBytes)} each`}.`;
}
