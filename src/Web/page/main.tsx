import { render } from "preact";
import "./main.css";

render(<main />, document.getElementById("app")!);
