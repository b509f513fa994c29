/** 1:02:03, or 2:03. */
export function clock(seconds: number) {
  const [hours, minutes, rest] = split(seconds);
  const padded = (value: number) => String(value).padStart(2, "0");
  return hours > 0 ? `${hours}:${padded(minutes)}:${padded(rest)}` : `${minutes}:${padded(rest)}`;
}

/** As it is read aloud: 1 hour 2 minutes 3 seconds. */
export function spoken(seconds: number) {
  const units = ["hour", "minute", "second"];
  const words = split(seconds).flatMap((value, index) => (value > 0 ? [`${value} ${units[index]}${value === 1 ? "" : "s"}`] : []));
  return words.join(" ") || "0 seconds";
}

function split(seconds: number): [number, number, number] {
  const whole = Number.isFinite(seconds) && seconds > 0 ? Math.floor(seconds) : 0;
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
}

/** 1.3 MB. */
export function size(bytes: number) {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const value = bytes / 1000 ** power;
  return `${power > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} ${units[power]}`;
}
