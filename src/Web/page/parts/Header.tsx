import { session } from "../sign-in/session";
import type { Route } from "./route";

export function Header({ signedIn, view }: { signedIn: boolean; view: Route["view"] }) {
  const tab = (href: string, name: string, current: boolean) => (
    <a href={href} {...(current ? { "aria-current": "page" } : {})}>{name}</a>
  );
  return (
    <header class="top">
      <div class="top-inner">
        <a class="brand" href="#/"><Mark />MediaFunctions</a>
        {signedIn && (
          <>
            <nav aria-label="Views">
              {tab("#/", "Upload", view === "upload")}
              {tab("#/jobs", "Jobs", view !== "upload")}
            </nav>
            <button type="button" class="button small quiet" onClick={() => session.signOut()}>Sign out</button>
          </>
        )}
      </div>
    </header>
  );
}

const Mark = () => (
  <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
    <rect x="1" y="1" width="22" height="22" rx="7" />
    <path d="M9.5 7.6v8.8a.6.6 0 0 0 .92.5l6.8-4.4a.6.6 0 0 0 0-1l-6.8-4.4a.6.6 0 0 0-.92.5Z" />
  </svg>
);
