import type { Receipt } from "../api/shapes";
import { money } from "./amounts";
import { serviceName } from "./names";

const FIRST = "mediaConvert";

/** "This cost $0.00031; MediaConvert would have been $0.0075." Nothing where amounts are not told. */
export function receiptSentence({ cost, alternatives = {} }: Receipt): string {
  if (!cost) {
    return "";
  }
  const other = FIRST in alternatives ? FIRST : Object.keys(alternatives)[0];
  const usd = other === undefined ? undefined : alternatives[other];
  return usd === undefined || other === undefined
    ? `This cost ${money(cost.usd)}.`
    : `This cost ${money(cost.usd)}; ${serviceName(other)} would have been ${money(usd)}.`;
}
