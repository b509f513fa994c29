import { adviceFor } from "../words/codes";

/** What went wrong in plain words, what to do, and the API's own words for whoever can use them. */
export function TroubleBox({ code, message }: { code: string; message: string }) {
  const { what, todo } = adviceFor(code);
  return (
    <div class="trouble-box">
      <p><strong>{what}</strong></p>
      <p>{todo}</p>
      <details>
        <summary>Details</summary>
        <p><code>{code}</code>{message && <>: <bdi dir="auto">{message}</bdi></>}</p>
      </details>
    </div>
  );
}
