import { Store } from "./store";

/** Views stand behind the hash: one file is served, whatever is looked at. */
export type Route = { view: "upload" } | { view: "jobs" } | { view: "job"; jobId: string };

export const route = new Store<Route>(read());

/** As the address says now; only a hash that is followed tells of itself. */
export const reread = (): void => route.set(read());

addEventListener("hashchange", reread);

function read(): Route {
  const [, view, jobId] = location.hash.split("/");
  if (view !== "jobs") {
    return { view: "upload" };
  }
  // What cannot be a job's name leads to the list: it stands in requests' paths.
  return jobId && /^[\w-]+$/.test(jobId) ? { view: "job", jobId } : { view: "jobs" };
}
