import { Store } from "../parts/store";

export interface Filters { status: string; recipe: string; from: string; to: string }

export const NONE: Filters = { status: "", recipe: "", from: "", to: "" };

/** Kept while other views are shown. */
export const filters = new Store<Filters>(NONE);

export const PAGE = 20;

/** The list's question: what is not filtered is not asked. */
export function queryOf(chosen: Filters, top: number, continuation?: string): string {
  const query = new URLSearchParams({ top: String(top) });
  Object.entries(chosen).forEach(([name, value]) => value && query.set(name, value));
  if (continuation) {
    query.set("continuation", continuation);
  }
  return query.toString();
}
