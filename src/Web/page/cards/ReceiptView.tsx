import type { Amounts, Receipt } from "../api/shapes";
import { bytes, money, seconds } from "../words/amounts";
import { receiptSentence } from "../words/receipts";
import { serviceName } from "../words/names";

const ROWS: readonly [keyof Amounts, string, (value: number) => string][] = [
  ["usd", "Cost", money],
  ["wallSeconds", "Time", seconds],
  ["cpuSeconds", "CPU time", seconds],
  ["bytesRead", "Read", bytes],
  ["bytesWritten", "Written", bytes],
  ["memoryBytes", "Memory", bytes],
];

/** What it cost, in a sentence, and beside the estimate. Who may not see amounts is told none. */
export function ReceiptView({ receipt }: { receipt: Receipt | undefined }) {
  if (!receipt) {
    return null;
  }
  const { estimate, actual, alternatives, cost } = receipt;
  const sentence = receiptSentence(receipt);
  const others = Object.entries(alternatives ?? {});
  return (
    <div class="receipt">
      {sentence && <p>{sentence}</p>}
      {actual && (
        <details>
          <summary>Estimate and actual</summary>
          <div class="scroll">
            <table>
              <thead><tr><th scope="col">What</th><th scope="col">Estimate</th><th scope="col">Actual</th></tr></thead>
              <tbody>
                {ROWS.map(([member, label, show]) => (
                  <tr key={member}><th scope="row">{label}</th><td>{shown(estimate?.[member], show)}</td><td>{shown(actual[member], show)}</td></tr>
                ))}
              </tbody>
            </table>
          </div>
          {others.length > 0 && <p class="meta">Elsewhere: {others.map(([id, usd]) => `${serviceName(id)} ${money(usd)}`).join(", ")}.</p>}
          {cost && <p class="meta">Storing it costs {money(cost.storageUsdPerMonth)} a month. By {cost.priceList}, with no free grant taken off.</p>}
        </details>
      )}
    </div>
  );
}

const shown = (value: number | undefined, show: (value: number) => string) => (value === undefined ? "–" : show(value));
