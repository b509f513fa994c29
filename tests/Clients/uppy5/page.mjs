import AwsS3 from "@uppy/aws-s3";
import Uppy from "@uppy/core";
import GoldenRetriever from "@uppy/golden-retriever";
import { open } from "../page.mjs";

open(Uppy, GoldenRetriever, (uppy, { api, key, multipart }) => uppy.use(AwsS3, {
  endpoint: `${api}/api`,
  headers: { "x-functions-key": key },
  shouldUseMultipart: multipart,
}));
