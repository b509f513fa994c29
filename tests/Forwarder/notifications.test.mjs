import assert from "node:assert/strict";
import { test } from "node:test";
import { notificationsOf } from "../../local/notifications.mjs";

const exchange = (more) => ({ query: new URLSearchParams(), headers: {}, bucket: "uploads", size: 0, body: "", ...more });

test("A multipart upload that fails in the body of its 200 is not notified", () => {
  const query = new URLSearchParams("uploadId=1");
  const body = "<Error><Code>InternalError</Code></Error>";

  assert.deepEqual(notificationsOf(exchange({ method: "POST", encodedKey: "a", query, body })), []);
});

test("A copy that fails in the body of its 200 is not notified", () => {
  const headers = { "x-amz-copy-source": "uploads/a" };
  const body = "<Error><Code>InternalError</Code></Error>";

  assert.deepEqual(notificationsOf(exchange({ method: "PUT", encodedKey: "b", headers, body })), []);
});

test("Keys that could not be deleted are not notified", () => {
  const body =
    "<DeleteResult><Deleted><Key>gone</Key></Deleted><Error><Key>kept</Key><Code>InternalError</Code></Error></DeleteResult>";
  const query = new URLSearchParams("delete");

  const events = notificationsOf(exchange({ method: "POST", encodedKey: "", query, body }));

  assert.deepEqual(events.map(({ object }) => object), [{ key: "gone" }]);
});
