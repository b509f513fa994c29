// The element on pages of another origin than its script and the assets, with manifests of the real pipeline.
import { after, before, describe } from "node:test";
import { startAssets } from "./element-pipeline.mjs";
import { startSite } from "./element-site.mjs";
import { captionTests } from "./element-captions.mjs";
import { docsTests } from "./element-docs.mjs";
import { looksTests } from "./element-looks.mjs";
import { otherTests } from "./element-other.mjs";
import { troubleTests } from "./element-troubles.mjs";
import { videoTests } from "./element-video.mjs";

const parts = {};

before(async () => {
  [parts.assets, parts.site] = await Promise.all([startAssets(), startSite()]);
});

after(async () => {
  await parts.site?.close();
  await parts.assets?.close();
});

describe("<media-asset>", { timeout: 1_200_000 }, () => {
  videoTests(() => parts);
  captionTests(() => parts);
  otherTests(() => parts);
  troubleTests(() => parts);
  looksTests(() => parts);
  docsTests(() => parts);
});
