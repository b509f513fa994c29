import { Store } from "../parts/store";

/** What cards may ask of the uploader once it is loaded. */
export interface Sending {
  pauseOrResume(id: string): void;
  takeBack(id: string): void;
  /** Whether the file is still at hand. */
  has(id: string): boolean;
  again(id: string): void;
  /** The file is of no more use to anybody. */
  forget(id: string): void;
  add(files: readonly File[]): void;
}

export const sending = new Store<Sending | undefined>(undefined);
