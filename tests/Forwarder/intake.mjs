// An HTTP server that takes the place of POST /api/events/r2, and remembers every request.
import { EventEmitter, once } from "node:events";
import { createServer } from "node:http";

/** Waits end by what they wait for; this bound only makes a failure fail. */
const DEADLINE_MS = 20_000;

/**
 * @param {(event: { id: string, attempts: number, event: any }) => string | undefined} decide accepted, ignored, retry, or
 * undefined for no result
 * @param {(response: import("node:http").ServerResponse, body: any) => boolean} [instead] answers in another way: true
 */
export async function startIntake(decide = () => "accepted", instead = () => false) {
  const arrivals = new EventEmitter().setMaxListeners(0);
  const requests = [];
  const server = createServer((request, response) => {
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString();
      const body = JSON.parse(text);
      requests.push({ method: request.method, path: request.url, headers: request.headers, text, body });
      if (!instead(response, body)) {
        const results = (body.events ?? []).map((event) => ({ id: event.id, result: decide(event) }));
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify({ results: results.filter(({ result }) => result !== undefined) }));
      }
      arrivals.emit("request");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    requests,
    /** Every event of every request so far, repeated ones too. */
    events: () => requests.flatMap(({ body }) => body.events ?? []),
    async until(isTrue) {
      const signal = AbortSignal.timeout(DEADLINE_MS);
      while (!isTrue()) {
        await once(arrivals, "request", { signal });
      }
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
