import Dashboard from "@uppy/dashboard";
import Webcam from "@uppy/webcam";
import dashboardStyle from "@uppy/dashboard/css/style.min.css" with { type: "text" };
import coreStyle from "@uppy/core/css/style.min.css" with { type: "text" };
import webcamStyle from "@uppy/webcam/css/style.min.css" with { type: "text" };
import type { PageInfo } from "../api/shapes";
import { takeBack } from "../cards/actions";
import { cardOf } from "../cards/deck";
import { sending, type Sending } from "./sending";
import { createUppy } from "./uploader";

/** Shows where files are dropped, chosen and filmed. All of Uppy comes with this file, after the first view. */
export async function mountDashboard(target: HTMLElement, info: PageInfo): Promise<void> {
  document.adoptedStyleSheets.push(...[coreStyle, dashboardStyle, webcamStyle].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  }));
  const uppy = createUppy(info);
  sending.set(sendingBy(uppy));
  uppy.use(Dashboard, {
    inline: true,
    target,
    width: "100%",
    height: 260,
    theme: "auto",
    // The cards show all that is sent.
    showSelectedFiles: false,
    disableStatusBar: true,
    disableInformer: true,
    disableThumbnailGenerator: true,
    proudlyDisplayPoweredByUppy: false,
    locale: { strings: { dropPasteImportFiles: "Drop files here, %{browseFiles}, or use one of these:", browseFiles: "choose them", myDevice: "This device", dropPasteFiles: "Drop files here or %{browseFiles}" } },
  });
  if (await hasCamera()) {
    uppy.use(Webcam, { target: Dashboard, showRecordingLength: true });
  }
}

/** What the cards may ask; listens from the first file on, which may come while the Dashboard still looks for a camera. */
function sendingBy(uppy: ReturnType<typeof createUppy>): Sending {
  const kept = new Map<string, { name: string; type: string; data: Blob }>();
  uppy.on("file-added", ({ id, name, type, data }) => kept.set(id, { name: name ?? "file", type, data: data as Blob }));
  uppy.on("upload-success", (file) => file && kept.delete(file.id));
  addEventListener("beforeunload", (event) => {
    if (uppy.getFiles().length > 0) {
      event.preventDefault();
    }
  });
  return {
    pauseOrResume: (id) => void (uppy.getFile(id) && uppy.pauseResume(id)),
    takeBack(id) {
      uppy.removeFile(id);
      const card = cardOf(id);
      if (card?.state === "uploading") {
        void takeBack(card);
      }
    },
    has: (id) => kept.has(id),
    again: (id) => void uppy.addFile(kept.get(id)!),
    forget: (id) => void kept.delete(id),
    add: (files) => files.forEach((file) => {
      try {
        uppy.addFile({ name: file.name, type: file.type, data: file });
      } catch {
        // What is refused has its card.
      }
    }),
  };
}

async function hasCamera(): Promise<boolean> {
  const devices = await navigator.mediaDevices?.enumerateDevices().catch(() => []);
  return devices?.some(({ kind }) => kind === "videoinput") ?? false;
}
