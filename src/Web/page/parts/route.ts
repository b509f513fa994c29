import { Store } from "./store";

/** Views stand behind the hash: one file is served, whatever is looked at. */
export type Route = { view: "upload" } | { view: "jobs" } | { view: "job"; jobId: string };

export const route = new Store<Route>(read());

addEventListener("hashchange", () => route.set(read()));

function read(): Route {
  const [, view, jobId] = location.hash.split("/");
  if (view !== "jobs") {
    return { view: "upload" };
  }
  return jobId ? { view: "job", jobId: decodeURIComponent(jobId) } : { view: "jobs" };
}
