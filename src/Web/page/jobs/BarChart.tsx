import { dayOf } from "../words/times";

export interface Bar { day: string; parts: readonly { look: string; value: number }[]; tip: string }

const WIDTH = 400;
const HEIGHT = 96;
const FOOT = 18;

/** A bar a day, its parts on top of each other. What it shows stands in the table below it, too. */
export function BarChart({ bars, title, top }: { bars: readonly Bar[]; title: string; top: string }) {
  const most = Math.max(...bars.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0)));
  const step = WIDTH / bars.length;
  const width = step - 3;
  const labelled = (index: number) => (index % 7 === 2 && index < bars.length - 4) || index === bars.length - 1;
  return (
    <figure class="chart">
      <figcaption>{title}<span class="meta">{top}</span></figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + FOOT}`} role="img" aria-label={`${title}, ${top}. The numbers stand in the table below.`}>
        <line class="base" x1={0} y1={HEIGHT} x2={WIDTH} y2={HEIGHT} />
        {bars.map(({ day, parts, tip }, index) => {
          let y = HEIGHT;
          return (
            <g key={day}>
              {parts.filter(({ value }) => value > 0).map(({ look, value }) => {
                // What is there is seen, however small beside the largest.
                const height = Math.max(2, (value / most) * (HEIGHT - 4));
                y -= height;
                return <rect key={look} class={look} x={index * step + 1.5} y={y} width={width} height={height} rx={2} />;
              })}
              <rect class="catch" x={index * step} y={0} width={step} height={HEIGHT}><title>{tip}</title></rect>
              {labelled(index) && (
                <text class={index === bars.length - 1 ? "last" : ""} x={index === bars.length - 1 ? WIDTH : index * step + step / 2} y={HEIGHT + 14}>{dayOf(day)}</text>
              )}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
