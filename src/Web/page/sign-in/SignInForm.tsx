import { useEffect, useRef, useState } from "preact/hooks";
import { pageInfo } from "../api/page-info";
import { isOffline, Problem } from "../api/problem";
import { useStore } from "../parts/store";
import { signInWithKey } from "./key";
import { session } from "./session";

/** A key, or the issuer where there is one. */
export function SignInForm({ again }: { again: boolean }) {
  const oidc = useStore(pageInfo)?.oidc;
  const [key, setKey] = useState("");
  const [busy, setBusy] = useState(false);
  const [elsewhere, setElsewhere] = useState(false);
  const [trouble, setTrouble] = useState("");
  const came = useStore(session.trouble);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => setTrouble(came === undefined ? "" : inWords(came)), [came]);

  const attempt = async (work: () => Promise<void>) => {
    setTrouble("");
    try {
      await work();
    } catch (error) {
      // Given up for another attempt: that one tells of itself.
      if ((error as Error).name !== "AbortError") {
        setTrouble(inWords(error));
        setElsewhere(false);
        field.current?.focus();
      }
    } finally {
      setBusy(false);
    }
  };
  const byKey = (event: Event) => {
    event.preventDefault();
    setBusy(true);
    void attempt(() => signInWithKey(key.trim()));
  };
  const byIssuer = () => attempt(async () => {
    // A window that is closed again says nothing: nothing here waits for it alone.
    setBusy(!again);
    setElsewhere(again);
    const { leave, renew } = await import("./oidc");
    await (again ? renew(oidc!) : leave(oidc!));
  });

  return (
    <form class="sign-in" onSubmit={byKey} aria-busy={busy}>
      {oidc && (
        <>
          <button type="button" class="button primary wide" disabled={busy} onClick={byIssuer}>Sign in with your account</button>
          {elsewhere && <p class="hint" role="status">Go on in the window that has opened. If it is gone, click again.</p>}
          <p class="or"><span>or</span></p>
        </>
      )}
      <label class="field">
        <span>API key</span>
        <input ref={field} name="key" type="password" autocomplete="off" spellcheck={false} required value={key}
          aria-invalid={trouble !== ""} aria-describedby="key-help key-trouble"
          onInput={(event) => setKey(event.currentTarget.value)} />
      </label>
      <p id="key-help" class="hint">Kept for this tab only, and forgotten when it closes. A copy of the tab has it, too.</p>
      <p id="key-trouble" class="trouble" role="alert">{trouble}</p>
      <button class={oidc ? "button wide" : "button primary wide"} disabled={busy}>{busy ? "Signing in…" : "Sign in"}</button>
    </form>
  );
}

function inWords(error: unknown): string {
  if (error instanceof Problem && error.status === 401) {
    return "This key is not known here. Check that all of it was copied.";
  }
  if (isOffline(error)) {
    return "There is no connection to the server. Check your network and try again.";
  }
  return error instanceof Error && error.message ? error.message : "Signing in did not work. Try again.";
}
