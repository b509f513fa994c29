// What the pages of both Uppys have in common: options in the address, a file input, and what happened for the tests.
const LARGEST_KEPT = 200 * 1024 * 1024;

/** @param {(uppy: object, options: object) => void} addUploader adds AwsS3 as the page's options say */
export function open(Uppy, GoldenRetriever, addUploader) {
  const options = JSON.parse(decodeURIComponent(location.hash.slice(1)));
  const uppy = new Uppy();
  const client = { uppy, parts: [], stored };
  window.client = client;
  client.outcome = new Promise((resolve) => {
    uppy.on("complete", ({ successful, failed }) => resolve({
      successful: successful.map(({ response }) => response),
      failed: failed.map(({ error }) => error),
    }));
  });

  addUploader(uppy, options);
  uppy.on("s3-multipart:part-uploaded", ({ id }, { PartNumber }) => {
    client.upload = { ...uppy.getFile(id).s3Multipart };
    if (client.parts.push(PartNumber) === client.stopAfter) {
      uppy[options.stopBy]();
    }
  });
  if (options.retrieves) {
    uppy.on("restored", () => uppy.emit("restore-confirmed"));
    uppy.use(GoldenRetriever, { indexedDB: { maxFileSize: LARGEST_KEPT, maxTotalSize: LARGEST_KEPT } });
  }
  document.getElementById("file").addEventListener("change", ({ target }) => {
    const [data] = target.files;
    client.stopAfter = options.stopAfter;
    // To a Companion all goes as metadata.
    const more = options.mode === "companion" ? { recipe: options.recipe, size: data.size } : {};
    uppy.addFile({ name: data.name, type: data.type, data, meta: { title: options.title, ...more } });
    uppy.upload();
  });
}

/** Whether Golden Retriever has written down the upload and the file. */
async function stored(uploadId) {
  const database = await result(indexedDB.open("uppy-blobs"));
  try {
    const all = (store) => database.objectStoreNames.contains(store)
      ? result(database.transaction(store).objectStore(store).getAll()) : [];
    const state = JSON.stringify([await all("metadata"), { ...localStorage }]);
    return state.includes(uploadId) && (await all("files")).length === 1;
  } finally {
    database.close();
  }
}

function result(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
