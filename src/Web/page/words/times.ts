import { seconds } from "./amounts";

const full = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });
const short = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
const hours = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** A time of today's. */
export const clock = (at: number): string => hours.format(at);

export const moment = (iso: string): string => full.format(new Date(iso));

export const briefly = (iso: string): string => short.format(new Date(iso));

/** A day of the API's: in UTC, wherever the reader is. */
export const dayOf = (date: string): string => day.format(new Date(`${date}T00:00:00Z`));

export const between = (from: string, to: string): string => seconds(Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000));
