// Runs one piece of JavaScript of a page, which comes on standard input as {name, code, api, key}, with around it what its
// page supposes, and looks at what came of it. Prints "done".
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { XMLHttpRequest } from "./browser.mjs";
import { FILM } from "./film.mjs";
import { startUpload, waitForEnd } from "./uploads.mjs";

const { name, code, api, key } = JSON.parse(await readFile("/dev/stdin", "utf8"));
const asKey = { "x-functions-key": key };

/** By page and number: what stands before the snippet, and what must be so after it. */
const SURROUNDINGS = {
  async "docs/callbacks.md 1"(run) {
    const { verify } = await run({});
    const secret = "whsec_" + Buffer.from("0123456789abcdef01234567").toString("base64");
    const at = `${Math.floor(Date.now() / 1000)}`;
    const signature = createHmac("sha256", "0123456789abcdef01234567").update(`id.${at}.body`).digest("base64");
    const headers = { "webhook-id": "id", "webhook-timestamp": at, "webhook-signature": `v1,AAAA v1,${signature}` };
    assert.equal(verify(secret, headers, "body"), true);
    assert.equal(verify(secret, headers, "another"), false);
  },

  async "docs/jobs.md 1"(run) {
    const { assetId } = await startUpload(api, key);
    const shown = [];
    const bar = {};
    const { events } = await run({ api, assetId, token: "", bar, show: (what) => shown.push(what) }, ["events"], (source) =>
      // A key has no issuer: it goes where the page's token goes.
      source.replace("Authorization: `Bearer ${token}`", "'x-functions-key': KEY"));
    await until(() => shown.length > 0);
    assert.match(shown[0], /manifest\.json$/);
    assert.equal(events.readyState, 2, "The stream is closed after the end.");
  },

  async "docs/kinds/placeholder.md 1"(run) {
    const image = { style: {} };
    await run({ image, manifest: { placeholder: { hash: "TWkJDIoIs2pkqneJd3fAn/UodQ==", color: "#026800" } } });
    assert.match(image.style.background, /^center \/ cover url\(data:image\/png;base64,.+\) #026800$/);
  },

  async "docs/uploads.md 1"(run) {
    const { uppy } = await run({ API: api, token: "" }, ["uppy"], (source) =>
      source.replace("authorization: `Bearer ${token}`", "'x-functions-key': KEY"));
    await uploadBy(uppy);
  },

  async "docs/uploads.md 2"(run) {
    const { default: Uppy } = await import("@uppy/core");
    const { default: AwsS3 } = await import("@uppy/aws-s3");
    const uppy = new Uppy();
    // The page's first line is for Uppy 4 and 5; what it says of 6 is what is tried.
    await run({ uppy, AwsS3, API: api, token: "" }, [], (source) => source
      .replace("endpoint: `${API}/api/`", "companionEndpoint: API + '/api', shouldUseMultipart: true"));
    const { fetch } = globalThis;
    globalThis.fetch = (url, init) => fetch(url, `${url}`.startsWith(api) ? { ...init, headers: { ...init?.headers, ...asKey } } : init);
    await uploadBy(uppy);
  },

  async "docs/uploads.md 3"(run) {
    const input = { files: [new File([FILM], "clip.mp4", { type: "video/mp4" })] };
    const post = async (url, wish) => {
      const answer = await fetch(url, { method: "POST", headers: { "content-type": "application/json", ...asKey }, body: JSON.stringify(wish) });
      assert.equal(answer.status, 201);
      return answer.json();
    };
    const { ticket } = await run({ input, post, API: api }, ["ticket"]);
    assert.equal(await waitForEnd(api, key, ticket.assetId), "succeeded");
  },
};

/** Whatever Uppy uploads becomes a job. */
async function uploadBy(uppy) {
  uppy.addFile({ name: `${process.pid}.mp4`, type: "video/mp4", data: new Blob([FILM], { type: "video/mp4" }) });
  const { failed } = await uppy.upload();
  assert.deepEqual(failed.map(({ error }) => error), []);
  await until(async () => {
    const { jobs } = await (await fetch(`${api}/api/jobs?top=100`, { headers: asKey })).json();
    return jobs?.some(({ source }) => source.key.endsWith(`/${process.pid}.mp4`));
  });
}

/** Asks every 50 ms; who gives up is JavaScriptSpecs. */
async function until(isSo) {
  while (!(await isSo())) {
    await delay(50);
  }
}

/** The snippet as a module, with the values as its globals; answers what it exports, and those of its names that are asked for. */
async function run(values, wanted = [], change = (source) => source) {
  Object.assign(globalThis, values, { KEY: key, XMLHttpRequest });
  const file = new URL(`snippet-${process.pid}.mjs`, import.meta.url);
  await writeFile(file, `${change(code)}\n${wanted.length ? `export { ${wanted.join(", ")} };` : ""}\n`);
  try {
    return await import(file);
  } finally {
    await rm(file);
  }
}

assert.ok(SURROUNDINGS[name], `tests/Docs/snippets.mjs does not say what stands around ${name}.`);
await SURROUNDINGS[name](run);
console.log("done");
process.exit(0);
