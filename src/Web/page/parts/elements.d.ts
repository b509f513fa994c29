import type { HTMLAttributes } from "preact";

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "media-asset": HTMLAttributes<HTMLElement> & { src?: string };
    }
  }
}
