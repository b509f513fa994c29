import { useEffect, useRef, useState } from "preact/hooks";
import { pageInfo } from "../api/page-info";
import { useStore } from "../parts/store";
import { takenInWords } from "./refusals";
import { sending } from "./sending";

/** A plain file field at first, which works at once; Uppy's Dashboard takes its place when it is loaded. */
export function DropArea() {
  const info = useStore(pageInfo);
  const loaded = useStore(sending) !== undefined;
  const [trouble, setTrouble] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const early = useRef<File[]>([]);

  useEffect(() => {
    if (!info) {
      return;
    }
    const idle = setTimeout(() => {
      import("./dashboard")
        .then(({ mountDashboard }) => mountDashboard(place.current!, info))
        .then(() => sending.value!.add(early.current.splice(0)))
        .catch(() => setTrouble(true));
    }, 50);
    return () => clearTimeout(idle);
  }, [info]);

  const take = (files: Iterable<File> | null | undefined) => {
    const chosen = [...(files ?? [])];
    if (sending.value) {
      sending.value.add(chosen);
    } else {
      early.current.push(...chosen);
    }
  };

  return (
    <div class="drop-with-hint">
      <div class="drop" aria-busy={!loaded}>
        <div ref={place} class="drop-place" />
        {!loaded && (
          <label class="drop-early"
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => { event.preventDefault(); take(event.dataTransfer?.files); }}>
            <span>Drop files here, or choose them</span>
            <input type="file" multiple onChange={(event) => take(event.currentTarget.files)} />
          </label>
        )}
        {trouble && <p class="trouble" role="alert">The uploader could not be loaded. Check your network and reload the page.</p>}
      </div>
      {info && <p class="hint">{takenInWords(info.uploads)} Uploads go on while you look at the jobs.</p>}
    </div>
  );
}
