import { useEffect, useRef } from "preact/hooks";
import { JobPage } from "./jobs/JobPage";
import { JobsView } from "./jobs/JobsView";
import { Announcer } from "./parts/announcer";
import { Confirm } from "./parts/confirm";
import { Header } from "./parts/Header";
import { focusView } from "./parts/focus";
import { route } from "./parts/route";
import { useStore } from "./parts/store";
import { session } from "./sign-in/session";
import { SignIn, SignInAgain } from "./sign-in/SignIn";
import { UploadView } from "./upload/UploadView";

const TITLES = { upload: "Upload", jobs: "Jobs", job: "Job" };

export function App() {
  const signedIn = useStore(session.credentials) !== undefined;
  const lapsed = useStore(session.lapsed);
  const at = useStore(route);
  useTitleAndFocus(signedIn ? at.view : "sign-in", at.view === "job" ? at.jobId : "");
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); focusView(); }}>
        Skip to the content
      </a>
      <Header signedIn={signedIn} view={at.view} />
      {!signedIn && <SignIn />}
      {signedIn && (
        <main id="main">
          <UploadView hidden={at.view !== "upload"} />
          {at.view === "jobs" && <JobsView />}
          {at.view === "job" && <JobPage key={at.jobId} jobId={at.jobId} />}
        </main>
      )}
      {lapsed && <SignInAgain />}
      <Confirm />
      <Announcer />
    </>
  );
}

/** A view that comes takes the focus to its heading, so that a keyboard and a screen reader begin there. */
function useTitleAndFocus(view: keyof typeof TITLES | "sign-in", id: string): void {
  const first = useRef(true);
  useEffect(() => {
    document.title = `${view === "sign-in" ? "Sign in" : TITLES[view]} · MediaFunctions`;
    if (!first.current && view !== "sign-in") {
      focusView();
    }
    first.current = false;
  }, [view, id]);
}
