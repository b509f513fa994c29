/** In the place of Uppy's generator of thumbnails, which brings a reader of EXIF: the page shows what the pipeline made. */
export default class NoThumbnails {}
