// The row of an upload as it stands in the table: nothing that is answered shows its metadata.
import { createHmac } from "node:crypto";

/** @param {string} connection to Azurite @param {string} assetId */
export async function readUpload(connection, assetId) {
  const settings = Object.fromEntries(connection.split(";").map((pair) => [pair.split("=", 1)[0], pair.slice(pair.indexOf("=") + 1)]));
  const resource = `uploads(PartitionKey='${assetId}',RowKey='upload')`;
  const url = new URL(`${settings.TableEndpoint}/${resource}`);
  const date = new Date().toUTCString();
  const signature = createHmac("sha256", Buffer.from(settings.AccountKey, "base64"))
    .update(`${date}\n/${settings.AccountName}${url.pathname}`).digest("base64");
  const response = await fetch(url, {
    headers: {
      authorization: `SharedKeyLite ${settings.AccountName}:${signature}`,
      accept: "application/json;odata=nometadata",
      "x-ms-date": date,
      "x-ms-version": "2019-02-02",
    },
  });
  if (!response.ok) {
    throw new Error(`${resource}: ${response.status} ${await response.text()}`);
  }
  return JSON.parse((await response.json()).upload);
}
