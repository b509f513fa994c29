/** Each code of docs/errors.md in plain words: what went wrong, and what its reader can do now. */
export interface Advice { what: string; todo: string }

const TABLE: Readonly<Record<string, Advice>> = {
  // Why a job failed
  "not-media": {
    what: "This is not a film, a sound or a picture, whatever its name says.",
    todo: "Check that you chose the media file itself, not a text, an archive or a playlist, and upload that.",
  },
  corrupt: {
    what: "The file is damaged: it cannot be opened, or what is in it cannot be played.",
    todo: "Check that it plays on your device. If it does, export or copy it once more and upload it again.",
  },
  "unsupported-codec": {
    what: "The file is in a format that cannot be read here.",
    todo: "Convert it to a common one (MP4 with H.264, or MP3) and upload that.",
  },
  "too-long": { what: "It runs longer than is allowed here.", todo: "Cut it into shorter pieces, or ask whoever runs this service to raise the limit." },
  "too-many-pixels": { what: "Its picture has more pixels than is allowed here.", todo: "Scale it down and upload it again." },
  "not-as-promised": {
    what: "What came is not what was announced: another size, another kind of file, or it was replaced meanwhile.",
    todo: "Upload it again, and do not change the file while it is sent.",
  },
  "no-such-recipe": { what: "The recipe for it is not there.", todo: "Choose another recipe and upload it again, or have the recipe added and retry." },
  "bad-recipe": { what: "The recipe names a picture that is missing or of no use.", todo: "Have the recipe mended, then retry." },
  "timed-out": { what: "It took longer than is allowed.", todo: "Try a shorter file or a lighter recipe." },
  "out-of-space": { what: "What would be made of it is larger than there is room for.", todo: "Try a smaller size or a shorter file; if it says that it may be retried, retry later." },
  "out-of-memory": { what: "It needs more memory than there is.", todo: "Scale it down and upload it again." },
  "no-output": { what: "There is nothing in it that the recipe could use, such as pictures in a sound file.", todo: "Choose another recipe and upload it again." },
  cancelled: { what: "It was cancelled.", todo: "Retry it, if that was a mistake." },
  internal: { what: "Something went wrong on our side.", todo: "Retry it. If it fails again, tell whoever runs this service the number of the job." },
  // Why a request was refused
  "invalid-request": { what: "The server did not understand this.", todo: "Reload the page and try again." },
  unauthorized: { what: "You are not signed in.", todo: "Sign in again." },
  forbidden: { what: "You may not do this.", todo: "Sign in as somebody who may, or begin a new upload." },
  "not-found": { what: "It is not there any more.", todo: "It may have been deleted. Go back to the list." },
  "method-not-allowed": { what: "The server does not take this request.", todo: "Reload the page and try again." },
  conflict: { what: "That is not possible any more: things have moved on.", todo: "Look at what it shows now." },
  "too-large": { what: "The file is larger than is allowed here.", todo: "Choose a smaller one, or compress it first." },
  "type-not-allowed": { what: "Files of this type are not taken here.", todo: "Choose a film, a sound or a picture." },
  "content-type-not-allowed": { what: "The server does not take this request.", todo: "Reload the page and try again." },
  "rate-limited": { what: "That was too much in too short a time.", todo: "Wait a while and try again." },
  "storage-unavailable": { what: "The storage does not answer at the moment. Nothing was lost.", todo: "Try again in a few minutes." },
  // What the page itself finds
  offline: { what: "The connection is lost.", todo: "It goes on by itself when you are online again." },
  "upload-failed": { what: "The storage did not take the file.", todo: "Try again." },
};

const UNKNOWN: Advice = { what: "Something went wrong.", todo: "Try again. If it happens again, tell whoever runs this service." };

export const adviceFor = (code: string): Advice => TABLE[code] ?? UNKNOWN;
