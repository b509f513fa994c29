// What pages about jobs suppose to be there: one that has succeeded, and one that has failed.
//   node prepare.mjs API KEY
import { startUpload, waitForEnd } from "./uploads.mjs";

const [api, key] = process.argv.slice(2);
const tickets = await Promise.all([startUpload(api, key), startUpload(api, key, Buffer.from("no film at all"))]);
const states = await Promise.all(tickets.map(({ assetId }) => waitForEnd(api, key, assetId)));
if (states.join() !== "succeeded,failed") {
  throw new Error(`The jobs have ended as ${states}.`);
}
