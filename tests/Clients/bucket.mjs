// The uploads bucket as its owner sees it, with the AWS SDK and R2's keys.
import { createHash } from "node:crypto";
import { GetObjectCommand, HeadObjectCommand, ListPartsCommand, S3Client, UploadPartCommand } from "@aws-sdk/client-s3";

/** @param {{ s3: string, accessKeyId: string, secretAccessKey: string }} at */
export function s3Client({ s3, accessKeyId, secretAccessKey }) {
  return new S3Client({
    endpoint: s3,
    region: "auto",
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
    // R2 knows no other checksums of parts than S3's old ones.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
}

export function openBucket(at) {
  const client = s3Client(at);
  const send = (Command, input) => client.send(new Command({ Bucket: at.uploadsBucket, ...input }));
  const refusalOf = (sending) => sending.then(() => "none", ({ name }) => name);
  return {
    async sha256(key) {
      const hash = createHash("sha256");
      for await (const chunk of (await send(GetObjectCommand, { Key: key })).Body) {
        hash.update(chunk);
      }
      return hash.digest("hex");
    },
    /** The object's type as R2 stored it. */
    typeOf: async (key) => (await send(HeadObjectCommand, { Key: key })).ContentType,
    has: async (key) => (await refusalOf(send(HeadObjectCommand, { Key: key }))) === "none",
    parts: async (key, uploadId) => (await send(ListPartsCommand, { Key: key, UploadId: uploadId })).Parts ?? [],
    /** How R2 refuses one more part, by S3's code. */
    refusalOfPart: (key, uploadId) =>
      refusalOf(send(UploadPartCommand, { Key: key, UploadId: uploadId, PartNumber: 1, Body: "x" })),
    close: () => client.destroy(),
  };
}
