// What R2 deletes by itself, and when: too soon is a promised upload or a source that is gone.
import { readFileSync } from "node:fs";
import { valueOf } from "../expressions.mjs";

const ROOT = new URL("../../../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, ROOT), "utf8");
const DAY = 86_400;

/** Days that no default has. */
const SAMPLE = { abort_parts_after_days: 3, expire_uploads_after_days: 30 };

/** @param {import("../module.mjs").Module} module @returns {string[]} */
export function checkKeeping(module) {
  const abort = module.locals.get("abort_parts_rule");
  const expire = module.locals.get("expire_uploads_rule");
  return [...rule(module, abort, "abort_parts", "abort_multipart_uploads_transition", ""), ...rule(module, expire, "expire_uploads", "delete_objects_transition", uploads())];
}

/** How keys of uploads begin: other objects in the bucket, such as the recipe book, are not ours to delete. */
const uploads = () => read("src/Processing/Uploads/UploadKey.cs").match(/\$"([a-z]+\/)\{now/)[1];

function* rule(module, found, name, transition, prefix) {
  const where = `local.${name}_rule`;
  if (found?.enabled !== true) {
    yield `${where}: it is not enabled`;
  }
  if (found?.conditions?.prefix !== prefix) {
    yield `${where}: objects under '${found?.conditions?.prefix}' are taken, expected '${prefix}'`;
  }
  for (const other of ["abort_multipart_uploads_transition", "delete_objects_transition"].filter((one) => one !== transition)) {
    if ((found?.[other] ?? null) !== null) {
      yield `${where}: it has a ${other}, too`;
    }
  }
  const { type, max_age } = found?.[transition]?.condition ?? {};
  const days = SAMPLE[`${name}_after_days`];
  if (type !== "Age" || valueOf(module, max_age, SAMPLE) !== days * DAY) {
    yield `${where}: of ${days} days ${valueOf(module, max_age, SAMPLE)} s are made, not ${days * DAY}`;
  }
}
