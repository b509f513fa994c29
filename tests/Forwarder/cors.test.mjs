import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { corsOf } from "../../local/cors.mjs";
import { s3Client, startParts } from "./localparts.mjs";

const PAGE = "http://127.0.0.1:4711";
let parts, s3;
before(async () => {
  parts = await startParts();
  s3 = s3Client(parts.info);
});
after(() => parts?.close());

const ask = (bucket, origin, method, headers) => fetch(s3.urlOf(bucket, "a.mp4"), {
  method: "OPTIONS",
  headers: { origin, "access-control-request-method": method, ...(headers ? { "access-control-request-headers": headers } : {}) },
});
const allowed = (answer) => answer.headers.get("access-control-allow-origin");

for (const method of ["GET", "HEAD", "PUT", "POST", "DELETE"]) {
  test(`A page may ${method} in the uploads bucket with a content type`, async () => {
    const answer = await ask("uploads", PAGE, method, "content-type");

    assert.equal(answer.status, 204);
    assert.equal(allowed(answer), PAGE);
    assert.ok(answer.headers.get("access-control-allow-methods").split(", ").includes(method));
    assert.equal(answer.headers.get("access-control-allow-headers"), "content-type");
    assert.equal(answer.headers.get("access-control-max-age"), "3600");
  });
}

for (const [what, origin, method, headers] of [
  ["a page of another origin", "https://elsewhere.example", "PUT", "content-type"],
  ["a method that the policy lacks", PAGE, "PATCH", undefined],
  ["a header that the policy lacks", PAGE, "PUT", "content-type,x-amz-acl"],
]) {
  test(`A preflight is refused for ${what}`, async () => {
    const answer = await ask("uploads", origin, method, headers);

    assert.equal(answer.status, 403);
    assert.equal(allowed(answer), null);
    assert.match(await answer.text(), /<Code>AccessForbidden<\/Code>/);
  });
}

test("An answer is for the page that asked, and shows it the ETag, also where it is a refusal", async () => {
  const url = await s3.presign("uploads", "put.mp4", { method: "PUT", headers: { "content-type": "video/mp4" } });
  const put = (type) => fetch(url, { method: "PUT", body: "x", headers: { "content-type": type, origin: PAGE } });

  for (const [type, status] of [["video/mp4", 200], ["text/plain", 403]]) {
    const answer = await put(type);
    assert.equal(answer.status, status);
    assert.equal(allowed(answer), PAGE);
    assert.equal(answer.headers.get("access-control-expose-headers"), "ETag");
    assert.match(answer.headers.get("vary"), /Origin/);
  }
});

test("An answer to a page of another origin, or to none, allows nothing", async () => {
  const url = await s3.presign("uploads", "other.mp4", { method: "PUT" });

  for (const headers of [{ origin: "https://elsewhere.example" }, {}]) {
    assert.equal(allowed(await fetch(url, { method: "PUT", body: "x", headers })), null);
  }
});

test("What is published stays readable by every page", async () => {
  await s3.fetch("media", "a.jpg", { method: "PUT", body: "x" });

  const answer = await fetch(`${parts.info.mediaUrl}/a.jpg`, { headers: { origin: PAGE } });

  assert.equal(allowed(answer), "*");
});

test("A pattern's star stands for anything, and nothing but a star does", () => {
  const cors = corsOf([{ allowed: { origins: ["https://*.example.com", "https://example.com"], methods: ["GET"] } }]);
  const isAllowed = (origin) => cors.answer({ method: "GET", headers: { origin } }).length > 0;

  assert.ok(isAllowed("https://example.com"));
  assert.ok(isAllowed("https://app.example.com"));
  assert.ok(!isAllowed("http://app.example.com"));
  assert.ok(!isAllowed("https://example.com.evil.test"));
  assert.ok(!isAllowed("https://example.com:444"));
});
