import { h } from "./dom";
import type { Trouble } from "./load";

/** Why there is nothing to see, in words, and a button where another try may help. */
export function messageOf(trouble: Trouble, retry: () => void) {
  const again = trouble.mayPass && h("button", { part: "button retry", class: "button text", type: "button" }, "Try again");
  if (again) {
    again.addEventListener("click", retry);
  }
  return h("div", { part: "message", class: "message", role: trouble.code === "gone" ? "status" : "alert" }, h("p", {}, trouble.message), again);
}

/** Takes it away again; a focus that was in it goes to what it stood on. @returns whether there was one */
export function clearMessage(player: HTMLElement) {
  const message = player.querySelector(":scope > .message");
  if (message?.matches(":focus-within")) {
    player.focus();
  }
  message?.remove();
  return message !== null;
}
