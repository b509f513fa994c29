import AwsS3 from "@uppy/aws-s3";
import Uppy from "@uppy/core";
import GoldenRetriever from "@uppy/golden-retriever";
import { open } from "../page.mjs";

open(Uppy, GoldenRetriever, (uppy, { mode, ...options }) => uppy.use(AwsS3, {
  shouldUseMultipart: options.multipart,
  allowedMetaFields: options.metaFields ?? true,
  ...(mode === "companion" ? companion(options) : signRequest(options)),
}));

/** The first call of a file makes its promise, so it says what Uppy does not send. */
function signRequest({ api, credentials, recipe }) {
  const files = new Map();
  return {
    generateObjectKey(file) {
      const wanted = `${crypto.randomUUID()}/${file.name}`;
      files.set(wanted, file);
      return wanted;
    },
    async signRequest(request) {
      const file = files.get(request.key);
      const promise = file && { size: file.size, contentType: file.type, recipe, metadata: { title: file.meta.title } };
      const response = await fetch(`${api}/api/uploads/sign`, {
        method: "POST",
        headers: { "content-type": "application/json", ...credentials },
        body: JSON.stringify({ ...promise, ...request }),
      });
      const answer = await response.json();
      if (!response.ok) {
        throw new Error(`${answer.code}: ${answer.detail}`);
      }
      return answer;
    },
  };
}

/** Here Uppy 6 sends no header of the page's: whoever needs one adds it in fetch. */
function companion({ api, credentials }) {
  const { fetch } = window;
  window.fetch = (url, init) => fetch(url, `${url}`.startsWith(`${api}/`)
    ? { ...init, headers: { ...init?.headers, ...credentials } } : init);
  return { companionEndpoint: `${api}/api` };
}
