import { useEffect, useRef } from "preact/hooks";
import { SignInForm } from "./SignInForm";

/** The whole view, where nobody has signed in yet. */
export function SignIn() {
  return (
    <main id="main" class="welcome">
      <h1 tabIndex={-1}>Sign in</h1>
      <p class="lead">Upload films, sound and pictures, and watch them become players.</p>
      <SignInForm again={false} />
    </main>
  );
}

/** Over the view that stands, where a key or token is taken no longer: uploads and what was typed stay. */
export function SignInAgain() {
  const dialog = useRef<HTMLDialogElement>(null);
  // A browser heeds one Escape that is refused, and closes at the next: everything waits for this, so that it comes again.
  const open = () => dialog.current?.showModal();
  useEffect(open, []);
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="again" onCancel={(event) => event.preventDefault()} onClose={open}>
      <h2 id="again">Sign in again</h2>
      <p>You are no longer signed in: the key was changed, or its time is over. Your uploads wait, and go on afterwards.</p>
      <SignInForm again />
    </dialog>
  );
}

/** In the window that only brought the issuer's answer, where the browser leaves it open. */
export const SignedInElsewhere = () => (
  <main id="main" class="welcome">
    <h1 tabIndex={-1}>Back to your page</h1>
    <p class="lead">It goes on in the window that you came from. This one can be closed.</p>
  </main>
);
