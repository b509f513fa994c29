import AwsS3 from "@uppy/aws-s3";
import Uppy from "@uppy/core";
import GoldenRetriever from "@uppy/golden-retriever";
import { open } from "../page.mjs";

open(Uppy, GoldenRetriever, (uppy, { api, credentials, multipart, metaFields }) => uppy.use(AwsS3, {
  endpoint: `${api}/api`,
  headers: credentials,
  shouldUseMultipart: multipart,
  allowedMetaFields: metaFields ?? true,
}));
