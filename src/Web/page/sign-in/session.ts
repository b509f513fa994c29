import { Store } from "../parts/store";

const KEY = "mediafunctions.key";

export type Credentials = Readonly<Record<string, string>> | undefined;

/** Who is signed in, in this tab only; a key that is taken no longer is asked for anew, while the page stays as it is. */
class Session {
  readonly credentials = new Store<Credentials>(undefined);
  /** True while the page waits for somebody to sign in again. */
  readonly lapsed = new Store(false);

  /** Why the issuer's answer was of no use; undefined where it was, or nobody asked. */
  readonly trouble = new Store<unknown>(undefined);

  constructor() {
    const key = sessionStorage.getItem(KEY);
    if (key) {
      this.credentials.set({ "x-functions-key": key });
    }
  }

  useKey(key: string): void {
    sessionStorage.setItem(KEY, key);
    this.#use({ "x-functions-key": key });
  }

  useToken(token: string): void {
    sessionStorage.removeItem(KEY);
    this.#use({ authorization: `Bearer ${token}` });
  }

  signOut(): void {
    sessionStorage.clear();
    // Everything in memory goes, too.
    location.replace(location.pathname);
  }

  /** When other credentials than these are there; whoever was refused with them waits here. */
  async renewed(refused: Credentials, signal?: AbortSignal): Promise<void> {
    if (this.credentials.value === refused) {
      this.lapsed.set(true);
    }
    await this.credentials.until((now) => now !== undefined && now !== refused, signal);
  }

  #use(credentials: Credentials): void {
    this.credentials.set(credentials);
    this.lapsed.set(false);
    this.trouble.set(undefined);
  }
}

export const session = new Session();
