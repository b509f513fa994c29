import { checkExact } from "./exact.mjs";
import { checkKeeping } from "./keeping.mjs";
import { checkPosture } from "./posture.mjs";
import { checkReferences } from "./references.mjs";
import { checkSecrets } from "./secrets.mjs";
import { checkShape } from "./shape.mjs";
import { checkWiring } from "./wiring.mjs";

/** Everything that can be said of the module without Terraform. @param {import("../module.mjs").Module} module */
export const checkAll = async (module) => [
  ...checkShape(module), ...checkReferences(module), ...checkSecrets(module), ...checkPosture(module), ...checkExact(module), ...checkKeeping(module),
  ...(await checkWiring(module)),
];
