// Listens to server-sent events with npm's eventsource, as a client would: ADDRESS KEY [cut | stay].
// A line of JSON on standard output for each event, each connection ("open") and the error that ends it.
// cut: the first connection is cut after its first event. stay: it does not close at the end, but comes back.
import { EventSource } from "eventsource";

const [address, key, mode] = process.argv.slice(2);
const tell = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
let connections = 0;
let cut = () => {};

const events = new EventSource(address, {
  fetch: async (url, init) => {
    const first = ++connections === 1;
    const line = new AbortController();
    // Not by an AbortError: that is how a client itself hangs up, and eventsource does not come back from it.
    if (first) cut = () => line.abort(new Error("the line is cut"));
    const headers = { ...init.headers, "x-functions-key": key };
    tell({ open: connections, lastEventId: headers["Last-Event-ID"] ?? null });
    return fetch(url, { ...init, headers, signal: AbortSignal.any([init.signal, line.signal]) });
  },
});

for (const type of ["state", "progress", "end", "gone"]) {
  events.addEventListener(type, (event) => {
    const data = JSON.parse(event.data);
    tell({ type, id: event.lastEventId, data });
    if (mode === "cut") cut();
    if (type === "end" && data.underWay === 0 && mode !== "stay") events.close();
  });
}
events.addEventListener("error", (event) => {
  if (events.readyState === EventSource.CLOSED) tell({ error: event.code ?? 0 });
});
