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
