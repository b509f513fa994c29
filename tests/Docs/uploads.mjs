// Uploads a small file as README's first lines do, and waits for what becomes of it.
import { setTimeout as delay } from "node:timers/promises";
import { FILM } from "./film.mjs";

const OVER = ["succeeded", "failed", "superseded", "cancelled"];

/** @returns the upload's ticket; its bytes are in R2 */
export async function startUpload(api, key, bytes = FILM) {
  const answer = await fetch(`${api}/api/uploads`, {
    method: "POST",
    headers: { "x-functions-key": key, "content-type": "application/json" },
    body: JSON.stringify({ fileName: "clip.mp4", contentType: "video/mp4", size: bytes.length }),
  });
  const ticket = await answer.json();
  await fetch(ticket.url, { method: ticket.method, headers: ticket.headers, body: bytes });
  return ticket;
}

/** @returns the state of the asset's newest job, when it has ended */
export async function waitForEnd(api, key, assetId) {
  for (;;) {
    const { recipes } = await (await fetch(`${api}/api/assets/${assetId}`, { headers: { "x-functions-key": key } })).json();
    const state = Object.values(recipes ?? {})[0]?.job.state;
    if (OVER.includes(state)) {
      return state;
    }
    await delay(50);
  }
}
