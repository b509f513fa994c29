import Uppy, { type UppyFile } from "@uppy/core";
import AwsS3 from "@uppy/aws-s3";
import { Problem } from "../api/problem";
import { backoff, pause } from "../api/line";
import type { PageInfo } from "../api/shapes";
import { watchFate, leaveFate, troubleOf } from "../cards/fate";
import type { Card } from "../cards/card";
import { cardOf, change, put } from "../cards/deck";
import { refusalOf } from "./refusals";
import { chosenRecipe } from "./recipes";
import { Signer, type Promised } from "./signer";

type Meta = Record<string, unknown>;
type Body = Record<string, never>;
type File = UppyFile<Meta, Body>;

/** From here on in parts, so that a cut line costs a part and not the file. */
const PARTS_FROM = 16 * 1024 * 1024;
const PART = 8 * 1024 * 1024;
const MOST_PARTS = 10_000;

const keyOf = (file: { id: string; name?: string }) => `${file.id}/${file.name ?? "file"}`;

/** Uppy, whose files are the page's cards: it sends, they show. */
export function createUppy({ uploads }: PageInfo): Uppy<Meta, Body> {
  const recipes = new Map<string, string | undefined>();
  const tries = new Map<string, number>();
  const resigned = new Set<string>();
  const uppy = new Uppy<Meta, Body>({
    autoProceed: true,
    restrictions: { maxFileSize: uploads.maxBytes ?? null, allowedFileTypes: uploads.allowedTypes },
  });
  const fileOf = (key: string) => uppy.getFiles().find((file) => keyOf(file) === key);
  const signer = new Signer(
    (key): Promised | undefined => {
      const file = fileOf(key);
      const recipe = file && recipes.get(file.id);
      return file && {
        fileName: file.name ?? "file",
        size: file.size ?? 0,
        ...(file.type ? { contentType: file.type } : {}),
        ...(recipe ? { recipe } : {}),
      };
    },
    (key, assetId) => {
      const file = fileOf(key);
      if (file) {
        change(file.id, { assetId, waitsFor: undefined });
      }
    },
    (key, error, milliseconds) => {
      const file = fileOf(key);
      if (file) {
        change(file.id, whyWaits(error, milliseconds));
      }
    },
  );
  uppy.use(AwsS3, {
    shouldUseMultipart: ({ size }) => (size ?? 0) >= PARTS_FROM,
    getChunkSize: ({ size }) => Math.max(PART, Math.ceil(size / MOST_PARTS)),
    generateObjectKey: keyOf,
    signRequest: (request) => signer.sign(request),
  });

  uppy.on("file-added", (file) => {
    recipes.set(file.id, chosenRecipe.value);
    resigned.delete(file.id);
    signer.forget(keyOf(file));
    leaveFate(file.id);
    put({ id: file.id, name: file.name ?? "file", size: file.size ?? 0, type: file.type, state: "uploading", percent: 0 });
  });
  uppy.on("upload-progress", (file, { bytesUploaded, bytesTotal }) => {
    if (file && cardOf(file.id)?.state === "uploading") {
      tries.delete(file.id);
      change(file.id, { sent: bytesUploaded, percent: bytesTotal ? (100 * bytesUploaded) / bytesTotal : 0, waiting: false, waitsFor: undefined });
    }
  });
  uppy.on("upload-pause", (file, paused) => file && change(file.id, { paused }));
  uppy.on("upload-success", (file) => {
    if (file) {
      change(file.id, { state: "uploaded", percent: 100, waiting: false, paused: false });
      uppy.removeFile(file.id);
      watchFate(file.id);
    }
  });
  uppy.on("upload-error", (file, error) => file && void onError(file as File, error));
  uppy.on("restriction-failed", (file, error) => {
    if (file) {
      const refused = { id: `refused-${crypto.randomUUID()}`, name: file.name ?? "file", size: file.size ?? 0, type: file.type ?? "" };
      const trouble = refusalOf(refused, uploads, error.message);
      if (trouble) {
        put({ ...refused, state: "refused", percent: 0, trouble });
      }
    }
  });

  async function onError(file: File, error: Error): Promise<void> {
    const refusal = refusalBehind(error);
    // An address that was signed long before it was used: the next try has it signed anew, once.
    if ((refusal as { status?: number } | undefined)?.status === 403 && !(refusal instanceof Problem) && !resigned.has(file.id)) {
      resigned.add(file.id);
      await uppy.retryUpload(file.id);
      return;
    }
    if (refusal) {
      change(file.id, { state: "refused", trouble: troubleOf(refusal), waiting: false, waitsFor: undefined });
      uppy.removeFile(file.id);
      return;
    }
    const tried = tries.get(file.id) ?? 0;
    tries.set(file.id, tried + 1);
    change(file.id, whyWaits(error, backoff(tried)));
    await pause(backoff(tried));
    if (uppy.getFile(file.id) && cardOf(file.id)?.state === "uploading") {
      await uppy.retryUpload(file.id);
    }
  }

  return uppy;
}

/** A server that asks to wait says why; anything else is the line. */
const whyWaits = (error: unknown, milliseconds: number): Partial<Card> =>
  error instanceof Problem ? { waiting: false, waitsFor: { code: error.code, until: Date.now() + milliseconds } } : { waiting: true };

/** What trying again does not help: the API's no, or the storage's. */
function refusalBehind(error: Error): unknown {
  if (error instanceof Problem) {
    return error.status >= 500 || error.code === "rate-limited" ? undefined : error;
  }
  const status = (error as { status?: number }).status ?? 0;
  return status >= 400 && status < 500 && status !== 429 && status !== 408 ? error : undefined;
}
