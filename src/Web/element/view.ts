import type { Choice } from "./choice";
import type { Trouble } from "./load";
import type { Manifest } from "./manifest";

/** What a view is made of. */
export interface Context {
  readonly host: HTMLElement;
  readonly manifest: Manifest;
  readonly choice: Choice;
  /** Ends everything that the view has begun. */
  readonly signal: AbortSignal;
  readonly fail: (trouble: Trouble) => void;
  readonly recover: () => void;
  /** Once more from the manifest. */
  readonly restart: () => void;
}

/** What stands in the shadow of the element. */
export interface View {
  readonly element: HTMLElement;
  readonly media?: HTMLMediaElement;
  /** An attribute of the host is otherwise. */
  update?(): void;
}

/** The attribute, or nothing where it is absent or empty. */
export const given = ({ host }: Context, name: string) => host.getAttribute(name)?.trim() || undefined;

export const nameOf = (context: Context, other: string) => given(context, "label") ?? given(context, "alt") ?? other;
