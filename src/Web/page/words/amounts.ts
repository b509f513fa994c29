/** Numbers as people read them. */

const dollars = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD", minimumFractionDigits: 2, maximumFractionDigits: 2 });
const fractions = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD", minimumFractionDigits: 0, maximumFractionDigits: 12, maximumSignificantDigits: 2 });

/** From a cent on to the cent, below it two digits that count: $0.00031. */
export function money(usd: number): string {
  return usd !== 0 && Math.abs(usd) < 0.01 ? fractions.format(usd) : dollars.format(usd);
}

const UNITS = ["bytes", "KB", "MB", "GB", "TB"];

/** 1,000 bytes are a KB, as on the boxes that disks come in. */
export function bytes(count: number): string {
  let unit = 0;
  let value = count;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return unit === 0 ? `${value} ${value === 1 ? "byte" : "bytes"}` : `${digits(value)} ${UNITS[unit]}`;
}

/** 0.6 s, 42 s, 3 min 5 s, 2 h 10 min. */
export function seconds(count: number): string {
  if (count < 59.95) {
    return `${count < 9.95 ? digits(count) : Math.round(count)} s`;
  }
  const whole = Math.round(count);
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? joined(`${minutes} min`, whole % 60, "s")
    : joined(`${Math.floor(minutes / 60)} h`, minutes % 60, "min");
}

const joined = (head: string, rest: number, unit: string) => (rest === 0 ? head : `${head} ${rest} ${unit}`);

/** One decimal below ten, none above. */
const digits = (value: number) => (value < 9.95 ? String(Math.round(value * 10) / 10) : String(Math.round(value)));

export const percent = (value: number): string => `${Math.floor(Math.min(100, Math.max(0, value)))} %`;

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
