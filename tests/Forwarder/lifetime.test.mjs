import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawn } from "node:child_process";
import { test } from "node:test";
import { folderOf, PARTS, processTree, s3Client, startParts, untilGone } from "./localparts.mjs";

async function startAndLook(t, options) {
  const parts = await startParts(options);
  t.after(() => parts.child.stdin.destroy());
  const pids = processTree(parts.child.pid);
  return { parts, pids, folder: folderOf(pids) };
}

test("Azurite, workerd and the guard run below parts.mjs, so that the tests here look at all of them", async (t) => {
  const { parts, pids } = await startAndLook(t);

  assert.equal(pids.length, 4);
  await parts.close();
});

test("Nothing is left when standard input closes", async (t) => {
  const { parts, pids, folder } = await startAndLook(t);

  parts.child.stdin.end();

  assert.deepEqual(await untilGone(pids, folder), []);
  assert.deepEqual(await parts.exited, [0, null]);
  assert.equal(parts.stderr(), "");
});

for (const signal of ["SIGTERM", "SIGINT", "SIGKILL"]) {
  test(`Nothing is left after a ${signal} to parts.mjs`, async (t) => {
    const { parts, pids, folder } = await startAndLook(t);

    parts.child.kill(signal);

    assert.deepEqual(await untilGone(pids, folder), []);
    assert.deepEqual(await parts.exited, signal === "SIGKILL" ? [null, signal] : [0, null]);
  });
}

test("Nothing is left after a SIGKILL to the parent of parts.mjs", async (t) => {
  const { parts, pids, folder } = await startAndLook(t, { command: ["/bin/sh", "-c", '"$@"; true', "sh", process.execPath] });
  assert.equal(pids.length, 5);

  parts.child.kill("SIGKILL");
  parts.child.stdin.destroy();

  assert.deepEqual(await untilGone(pids, folder), []);
});

test("Nothing is left after a SIGKILL while Azurite is stopped", async (t) => {
  const { parts, pids, folder } = await startAndLook(t);
  assert.deepEqual(await parts.command("storage stop"), { ok: "storage stop" });

  parts.child.kill("SIGKILL");

  assert.deepEqual(await untilGone(pids, folder), []);
});

test("With --data what was stored is there after a restart", async (t) => {
  const data = mkdtempSync(join(tmpdir(), "mediafunctions-test-"));
  t.after(() => rmSync(data, { recursive: true }));
  const first = await startAndLook(t, { args: ["--data", data] });
  await s3Client(first.parts.info).fetch("media", "kept.txt", { method: "PUT", body: "still here" });
  first.parts.child.kill("SIGTERM");
  assert.deepEqual(await untilGone(first.pids, first.folder), []);

  const second = await startParts({ args: ["--data", data] });
  const answer = await fetch(`${second.info.mediaUrl}/kept.txt`);
  const text = await answer.text();
  await second.close();

  assert.equal(text, "still here");
});

test("Without --events-url it says what it needs", async () => {
  const child = spawn(process.execPath, [PARTS], { stdio: ["pipe", "ignore", "pipe"] });
  const [[message], [code]] = await Promise.all([once(child.stderr, "data"), once(child, "exit")]);

  assert.equal(code, 2);
  assert.match(message.toString(), /--events-url/);
});
