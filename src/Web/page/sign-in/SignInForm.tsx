import { useEffect, useRef, useState } from "preact/hooks";
import { pageInfo } from "../api/page-info";
import { isOffline, Problem } from "../api/problem";
import { useStore } from "../parts/store";
import { signInWithKey } from "./key";

/** A key, or the issuer where there is one. */
export function SignInForm({ again }: { again: boolean }) {
  const oidc = useStore(pageInfo)?.oidc;
  const [key, setKey] = useState("");
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setTrouble("");
    try {
      await work();
    } catch (error) {
      setTrouble(inWords(error));
      field.current?.focus();
    } finally {
      setBusy(false);
    }
  };
  const byKey = (event: Event) => {
    event.preventDefault();
    void attempt(() => signInWithKey(key.trim()));
  };
  const byIssuer = () => attempt(async () => {
    const { leave, renew } = await import("./oidc");
    await (again ? renew(oidc!) : leave(oidc!));
  });

  return (
    <form class="sign-in" onSubmit={byKey} aria-busy={busy}>
      {oidc && (
        <>
          <button type="button" class="button primary wide" disabled={busy} onClick={byIssuer}>Sign in with your account</button>
          <p class="or"><span>or</span></p>
        </>
      )}
      <label class="field">
        <span>API key</span>
        <input ref={field} name="key" type="password" autocomplete="off" spellcheck={false} required value={key}
          aria-invalid={trouble !== ""} aria-describedby="key-help key-trouble"
          onInput={(event) => setKey(event.currentTarget.value)} />
      </label>
      <p id="key-help" class="hint">Kept for this tab only, and forgotten when it closes.</p>
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
