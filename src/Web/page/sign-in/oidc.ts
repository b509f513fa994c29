import { UserManager, WebStorageStateStore, type User } from "oidc-client-ts";
import type { PageInfo } from "../api/shapes";
import { reread } from "../parts/route";
import { OtherWindow } from "./other-window";
import { session } from "./session";
import { FOR_ANOTHER } from "./way-back";

type Settings = NonNullable<PageInfo["oidc"]>;

let manager: UserManager | undefined;

/** Authorization code with PKCE; all that is kept is kept for this tab. Loaded only where an issuer is set. */
function managerOf({ authority, clientId, scope }: Settings): UserManager {
  const store = new WebStorageStateStore({ store: sessionStorage });
  const home = `${location.origin}${location.pathname}`;
  manager ??= new UserManager({
    authority,
    client_id: clientId,
    scope,
    redirect_uri: home,
    popup_redirect_uri: home,
    response_type: "code",
    userStore: store,
    stateStore: store,
    // By a refresh token where the issuer gives one; hidden frames are forbidden here.
    automaticSilentRenew: false,
  }, undefined, new OtherWindow());
  return manager;
}

/** An API takes access tokens; an issuer that makes opaque ones gives an id token that says who it is. */
function use(user: User): void {
  session.useToken(user.access_token.split(".").length === 3 ? user.access_token : (user.id_token ?? user.access_token));
}

/** Leaves for the issuer; comes back to where the page was. */
export async function leave(settings: Settings): Promise<void> {
  await managerOf(settings).signinRedirect({ state: location.hash });
}

/** Signs in again in a window of its own, so that this page and its uploads stay. */
export async function renew(settings: Settings): Promise<void> {
  const known = await managerOf(settings).getUser();
  const user = known?.refresh_token ? await managerOf(settings).signinSilent().catch(() => null) : null;
  use(user ?? (await managerOf(settings).signinPopup({ url_state: FOR_ANOTHER })));
}

/** What the issuer has sent the browser back with, if it has; else who signed in here before. */
export async function resume(settings: Settings): Promise<void> {
  const { searchParams } = new URL(location.href);
  if (!searchParams.has("state")) {
    const user = await managerOf(settings).getUser();
    if (user && !user.expired) {
      use(user);
    }
    return;
  }
  try {
    const user = await managerOf(settings).signinRedirectCallback();
    history.replaceState(null, "", `${location.pathname}${typeof user.state === "string" ? user.state : ""}`);
    reread();
    use(user);
  } catch (error) {
    history.replaceState(null, "", location.pathname);
    throw error;
  }
}
