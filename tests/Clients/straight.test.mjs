// Whoever holds R2's keys needs no route of ours: what lies under a rule's prefix is processed all the same.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createReadStream } from "node:fs";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { CopyObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { s3Client } from "./bucket.mjs";
import * as clips from "./clips.mjs";
import { startPipeline } from "./pipeline.mjs";

const MiB = 1024 * 1024;
const PATIENCE = { timeout: 120_000 };
const run = promisify(execFile);

let folder, film, long, pipeline, client;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "straight-clips-"));
  pipeline = await startPipeline({ origins: [] });
  client = s3Client(pipeline.at);
  film = await clips.film(folder);
  long = await clips.padded(film, `${folder}/long.mp4`, 16 * MiB);
}, { timeout: 300_000 });
after(async () => {
  client?.destroy();
  await pipeline?.close();
  await rm(folder, { recursive: true, force: true });
});

async function assertProcessed(key, file, { parts } = {}) {
  const job = await pipeline.jobOfKey(key);

  assert.equal(job.state, "succeeded", JSON.stringify(job.error));
  assert.equal(job.recipe, "camera");
  // S3's ETags say of how many parts an object was made.
  assert.equal(/-(\d+)$/.exec(job.source.etag)?.[1], parts);
  assert.equal(job.source.size, (await stat(file)).size);
  assert.deepEqual(job.outputs.map(({ name, kind }) => [name, kind]), [["picture", "thumbnail"]]);
}

test("The AWS SDK for JavaScript puts a file", PATIENCE, async () => {
  const key = "camera/sdk/ünï film.mp4";

  await client.send(new PutObjectCommand({ Bucket: pipeline.at.uploadsBucket, Key: key, Body: await readFile(film), ContentType: "video/mp4" }));

  await assertProcessed(key, film);
});

test("The AWS SDK for JavaScript uploads a stream in parts", PATIENCE, async () => {
  const key = "camera/sdk/long.mp4";
  const upload = new Upload({
    client,
    params: { Bucket: pipeline.at.uploadsBucket, Key: key, Body: createReadStream(long), ContentType: "video/mp4" },
    partSize: 5 * MiB,
  });

  await upload.done();

  await assertProcessed(key, long, { parts: "4" });
});

test("The AWS SDK for JavaScript copies what lies outside of the rules to where one reaches", PATIENCE, async () => {
  const { uploadsBucket: Bucket } = pipeline.at;
  await client.send(new PutObjectCommand({ Bucket, Key: "inbox/film.mp4", Body: await readFile(film), ContentType: "video/mp4" }));

  await client.send(new CopyObjectCommand({ Bucket, Key: "camera/copied.mp4", CopySource: `${Bucket}/inbox/film.mp4` }));

  await assertProcessed("camera/copied.mp4", film);
  const { body } = await pipeline.ask("api/jobs?top=100");
  assert.ok(!body.jobs.some(({ source }) => source.key.startsWith("inbox/")));
});

for (const [how, file, parts] of [["in one PUT", () => film], ["in parts", () => long, "4"]]) {
  test(`rclone copies a file ${how}`, PATIENCE, async () => {
    const key = `camera/rclone/${how}.mp4`;
    const { s3, uploadsBucket, accessKeyId, secretAccessKey } = pipeline.at;

    await run("/usr/bin/rclone", ["copyto", file(), `:s3:${uploadsBucket}/${key}`], {
      // None of the caller's settings.
      env: {
        RCLONE_CONFIG: "/dev/null",
        RCLONE_RETRIES: "1",
        RCLONE_S3_PROVIDER: "Cloudflare",
        RCLONE_S3_ENDPOINT: s3,
        RCLONE_S3_REGION: "auto",
        RCLONE_S3_ACCESS_KEY_ID: accessKeyId,
        RCLONE_S3_SECRET_ACCESS_KEY: secretAccessKey,
        RCLONE_S3_NO_CHECK_BUCKET: "true",
        RCLONE_S3_UPLOAD_CUTOFF: "5Mi",
        RCLONE_S3_CHUNK_SIZE: "5Mi",
      },
    });

    await assertProcessed(key, file(), { parts });
  });
}
