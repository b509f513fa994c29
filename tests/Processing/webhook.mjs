// Judges a signed webhook, which comes on standard input as {secret, headers, body}: by the package of those who wrote the
// specification, and by the ten lines of docs/callbacks.md. Prints what each of them says.
import { readFile } from "node:fs/promises";
import { Webhook } from "standardwebhooks";

const { secret, headers, body } = JSON.parse(await readFile("/dev/stdin", "utf8"));
const page = await readFile(new URL("../../docs/callbacks.md", import.meta.url), "utf8");
const code = page.match(/```js\n(.*?)```/s)[1];
const { verify } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
let byPackage = true;
try {
  new Webhook(secret).verify(body, headers);
} catch {
  byPackage = false;
}
process.stdout.write(`${byPackage} ${verify(secret, headers, body)}`);
