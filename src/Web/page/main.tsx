import { render } from "preact";
import "../element/media-asset";
import { loadPageInfo } from "./api/page-info";
import { App } from "./App";
import "./main.css";
import { session } from "./sign-in/session";
import { SignedInElsewhere } from "./sign-in/SignIn";
import { handOver, isForAnother } from "./sign-in/way-back";

const root = document.getElementById("app")!;
if (isForAnother()) {
  render(<SignedInElsewhere />, root);
  handOver();
} else {
  render(<App />, root);
  void loadPageInfo().then(async ({ oidc }) => {
    if (oidc) {
      const { resume } = await import("./sign-in/oidc");
      await resume(oidc).catch((error: unknown) => session.trouble.set(error));
    }
  });
}
