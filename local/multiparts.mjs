// Stands in for R2's ListParts, without which no upload in parts can be resumed: miniflare checks such a request's
// signature and answers 501. The notifier, which every part passes, tells this of what R2 took, and answers with the
// list where miniflare had no other objection.
//
// What differs from Cloudflare: only the uploads bucket, only what this process has seen (a restart with --data forgets
// the parts, which miniflare still has), and no owner or initiator in the list.
import { decode } from "./notifications.mjs";

const MOST_PARTS = 1000;
const XMLNS = "http://s3.amazonaws.com/doc/2006-03-01/";
const ESCAPES = { "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;", "'": "&apos;" };
const NO_SUCH_UPLOAD =
  '<?xml version="1.0" encoding="UTF-8"?><Error><Code>NoSuchUpload</Code>' +
  "<Message>The specified multipart upload does not exist.</Message></Error>";

/** @typedef {ReturnType<typeof rememberParts>} Multiparts */

export function rememberParts() {
  /** @type {Map<string, { key: string, parts: Map<number, { eTag: string, size: number, at: string }> }>} */
  const uploads = new Map();

  return {
    /**
     * @param {{ method: string, query: URLSearchParams, encodedKey: string, size: number, eTag?: string, body: string }}
     *   exchange one that succeeded; size is that of the request's body, eTag and body are the answer's
     */
    note({ method, query, encodedKey, size, eTag, body }) {
      const uploadId = query.get("uploadId");
      if (method === "POST" && query.has("uploads")) {
        const [, started] = /<UploadId>(.*?)<\/UploadId>/.exec(body) ?? [];
        uploads.set(started, { key: decode(encodedKey), parts: new Map() });
      } else if (method === "PUT" && uploadId !== null) {
        uploads.get(uploadId)?.parts.set(Number(query.get("partNumber")), { eTag, size, at: new Date().toISOString() });
      } else if (method === "DELETE" || body.includes("<CompleteMultipartUploadResult")) {
        uploads.delete(uploadId);
      }
    },

    /** The answer to a ListParts. @param {{ bucket: string, query: URLSearchParams, encodedKey: string }} request */
    list({ bucket, query, encodedKey }) {
      const uploadId = query.get("uploadId");
      const upload = uploads.get(uploadId);
      if (upload === undefined || upload.key !== decode(encodedKey)) {
        return { status: 404, body: NO_SUCH_UPLOAD };
      }
      const marker = Number(query.get("part-number-marker") ?? 0);
      const most = Math.min(Number(query.get("max-parts") ?? MOST_PARTS), MOST_PARTS);
      const rest = [...upload.parts].filter(([number]) => number > marker).sort(([a], [b]) => a - b);
      const page = rest.slice(0, most);
      const next = page.at(-1)?.[0] ?? marker;
      const body =
        `<?xml version="1.0" encoding="UTF-8"?><ListPartsResult xmlns="${XMLNS}">` +
        `<Bucket>${bucket}</Bucket><Key>${escapeXml(upload.key)}</Key>` +
        `<UploadId>${escapeXml(uploadId)}</UploadId><StorageClass>STANDARD</StorageClass>` +
        `<PartNumberMarker>${marker}</PartNumberMarker><NextPartNumberMarker>${next}</NextPartNumberMarker>` +
        `<MaxParts>${most}</MaxParts><IsTruncated>${rest.length > page.length}</IsTruncated>` +
        `${page.map(partXml).join("")}</ListPartsResult>`;
      return { status: 200, body };
    },
  };
}

/** Only this is answered from memory. */
export const isListParts = (method, query) => method === "GET" && query.has("uploadId");

const partXml = ([number, { eTag, size, at }]) =>
  `<Part><PartNumber>${number}</PartNumber><LastModified>${at}</LastModified>` +
  `<ETag>${escapeXml(eTag)}</ETag><Size>${size}</Size></Part>`;

const escapeXml = (text) => text.replace(/[<>&"']/g, (c) => ESCAPES[c]);
