import { useEffect, useRef } from "preact/hooks";
import { Store, useStore } from "./store";

interface Question { title: string; name: string; text: string; yes: string; answer: (yes: boolean) => void }

const question = new Store<Question | undefined>(undefined);

/** Asks before what cannot be taken back. */
export function confirmed(asked: Omit<Question, "answer">): Promise<boolean> {
  return new Promise((resolve) => question.set({
    ...asked,
    answer: (yes) => { question.set(undefined); resolve(yes); },
  }));
}

export function Confirm() {
  const asked = useStore(question);
  return asked ? <Asking {...asked} /> : null;
}

function Asking({ title, name, text, yes, answer }: Question) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current!;
    const before = document.activeElement as HTMLElement | null;
    shown.showModal();
    return () => {
      shown.close();
      before?.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="confirm-title" aria-describedby="confirm-text"
      onCancel={(event) => { event.preventDefault(); answer(false); }}>
      <h2 id="confirm-title">{title}</h2>
      <p class="asked"><bdi dir="auto">{name}</bdi></p>
      <p id="confirm-text">{text}</p>
      <div class="actions">
        <button type="button" class="button" autoFocus onClick={() => answer(false)}>Keep it</button>
        <button type="button" class="button danger" onClick={() => answer(true)}>{yes}</button>
      </div>
    </dialog>
  );
}
