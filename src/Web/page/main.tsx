import { render } from "preact";
import "../element/media-asset";
import { loadPageInfo } from "./api/page-info";
import { App } from "./App";
import "./main.css";

render(<App />, document.getElementById("app")!);
void loadPageInfo().then(async ({ oidc }) => {
  if (oidc) {
    const { resume } = await import("./sign-in/oidc");
    await resume(oidc).catch(() => undefined);
  }
});
