import { stateName } from "../words/names";

export const Badge = ({ state, text }: { state: string; text?: string }) => (
  <span class={`badge ${state}`}>{text ?? stateName(state)}</span>
);
