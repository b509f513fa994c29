import { useEffect, useState } from "preact/hooks";
import { money, plural } from "../words/amounts";
import { dayOf } from "../words/times";
import { BarChart } from "./BarChart";
import { DAYS, loadDays, type Day } from "./sums";

/** Jobs and cost by day. Sums are told to API keys only: anybody else sees none. */
export function Days() {
  const [days, setDays] = useState<readonly Day[]>();
  useEffect(() => {
    const asking = new AbortController();
    loadDays(Date.now(), asking.signal).then(setDays, () => undefined);
    return () => asking.abort();
  }, []);
  const shown = days?.filter(({ jobs }) => jobs > 0) ?? [];
  if (!days || shown.length === 0) {
    return null;
  }
  const total = shown.reduce((sum, day) => ({ jobs: sum.jobs + day.jobs, usd: sum.usd + day.usd }), { jobs: 0, usd: 0 });
  return (
    <section class="days" aria-labelledby="days-title">
      <h2 id="days-title">The last {DAYS} days</h2>
      <div class="charts">
        <BarChart title="Jobs by day" top={`${plural(total.jobs, "job")} in all`} bars={days.map((day) => ({
          day: day.day,
          parts: [{ look: "good", value: day.succeeded }, { look: "other", value: day.jobs - day.succeeded - day.failed }, { look: "bad", value: day.failed }],
          tip: `${dayOf(day.day)}: ${plural(day.jobs, "job")}, ${day.failed} failed`,
        }))} />
        <BarChart title="Cost by day" top={`${money(total.usd)} in all`} bars={days.map((day) => ({
          day: day.day,
          parts: [{ look: "cost", value: day.usd }],
          tip: `${dayOf(day.day)}: ${money(day.usd)}`,
        }))} />
      </div>
      <p class="legend meta"><i class="good" /> succeeded <i class="bad" /> failed <i class="other" /> other (under way, cancelled, replaced)</p>
      <details>
        <summary>As a table</summary>
        <div class="scroll">
          <table>
            <caption class="unseen">Jobs and cost by day, UTC</caption>
            <thead><tr><th scope="col">Day (UTC)</th><th scope="col">Jobs</th><th scope="col">Succeeded</th><th scope="col">Failed</th><th scope="col">Cost</th></tr></thead>
            <tbody>
              {shown.map(({ day, jobs, succeeded, failed, usd }) => (
                <tr key={day}><th scope="row">{dayOf(day)}</th><td>{jobs}</td><td>{succeeded}</td><td>{failed}</td><td>{money(usd)}</td></tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
