// Which notifications R2 sends for a successful S3 request, in the format that Cloudflare documents.

/** R2 sends the account's id; there is none here. */
const ACCOUNT = "local";
const ENTITIES = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

/**
 * @param {{ method: string, query: URLSearchParams, headers: import("node:http").IncomingHttpHeaders, bucket: string,
 *   encodedKey: string, size: number, eTag?: string, body: string }} exchange size is that of the request's body, eTag
 * and body are the answer's
 * @returns {object[]} without size and eTag where the exchange does not show them
 */
export function notificationsOf({ method, query, headers, bucket, encodedKey, size, eTag, body }) {
  const notification = (action, object, more) => ({
    account: ACCOUNT,
    action,
    bucket,
    object,
    eventTime: new Date().toISOString(),
    ...more,
  });
  const key = decode(encodedKey);
  const isMultipart = query.has("uploadId");

  if (method === "POST" && encodedKey === "" && query.has("delete")) {
    return deletedKeys(body).map((deleted) => notification("DeleteObject", { key: deleted }));
  }
  if (encodedKey === "") {
    return [];
  }
  if (method === "DELETE" && !isMultipart) {
    return [notification("DeleteObject", { key })];
  }
  // An upload can fail after its 200 has gone out: S3 then says so in the body.
  if (method === "POST" && isMultipart && body.includes("<CompleteMultipartUploadResult")) {
    return [notification("CompleteMultipartUpload", { key })];
  }
  const copySource = headers["x-amz-copy-source"];
  if (method === "PUT" && !isMultipart && copySource !== undefined) {
    return body.includes("<CopyObjectResult")
      ? [notification("CopyObject", { key }, { copySource: copiedFrom(copySource) })]
      : [];
  }
  if (method === "PUT" && !isMultipart) {
    return [notification("PutObject", { key, size, eTag: eTag?.replaceAll('"', "") })];
  }
  return [];
}

/** @param {string} header bucket/key or /bucket/key, percent-encoded */
function copiedFrom(header) {
  const source = decode(header).replace(/^\//, "");
  const slash = source.indexOf("/");
  return { bucket: source.slice(0, slash), object: source.slice(slash + 1) };
}

/** @param {string} body a DeleteResult */
function deletedKeys(body) {
  return [...body.matchAll(/<Deleted>.*?<Key>(.*?)<\/Key>.*?<\/Deleted>/gs)].map(([, key]) => unescapeXml(key));
}

function unescapeXml(text) {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (entity, hex, decimal, name) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return name === undefined ? String.fromCodePoint(code) : (ENTITIES[name] ?? entity);
  });
}

/** A path's text; what is no encoding is taken as it stands. @param {string} text */
export function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
