/** The file's name in an object's key: its last segment. */
export const fileNameOf = (key: string): string => key.slice(key.lastIndexOf("/") + 1);

const STATES: Readonly<Record<string, string>> = {
  uploading: "Uploading",
  uploaded: "Uploaded",
  queued: "In the queue",
  routed: "Sent elsewhere",
  processing: "Processing",
  succeeded: "Done",
  failed: "Failed",
  cancelled: "Cancelled",
  superseded: "Replaced",
  refused: "Refused",
};

export const stateName = (state: string): string => STATES[state] ?? state;

const KINDS: Readonly<Record<string, string>> = {
  thumbnail: "Still",
  storyboard: "Storyboard",
  preview: "Preview",
  audio: "Sound",
  waveform: "Waveform",
  clip: "Clip",
  transcode: "Film",
  watermark: "Watermarked film",
  hls: "Stream",
  placeholder: "Placeholder",
};

export const kindName = (kind: string): string => KINDS[kind] ?? kind;

const PLACES: Readonly<Record<string, string>> = {
  here: "in the function",
  container: "in the container for heavy jobs",
  chunks: "in pieces, side by side",
  stream: "at Cloudflare Stream",
};

export const placeName = (route: string): string => PLACES[route] ?? route;

const SERVICES: Readonly<Record<string, string>> = {
  mediaConvert: "MediaConvert",
  cloudflareStream: "Cloudflare Stream",
  googleTranscoder: "Google Transcoder",
  coconut: "Coconut",
  transloadit: "Transloadit",
};

export const serviceName = (id: string): string =>
  SERVICES[id] ?? id.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/^./, (first) => first.toUpperCase());

const STEPS: Readonly<Record<string, string>> = {
  probing: "Looking at the file",
  running: "Making outputs",
  encoding: "Encoding elsewhere",
  publishing: "Publishing",
};

export const stepName = (step: string): string => STEPS[step] ?? "Working";
