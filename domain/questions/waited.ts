const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long a person has waited, as in 40 นาที, 2 ชั่วโมง or 3 วัน. */
export function waitedFor(since: Date, now: Date): string {
  const waited = Math.max(0, now.getTime() - since.getTime());
  if (waited < hourMs) return `${Math.max(1, Math.floor(waited / minuteMs))} นาที`;
  return waited < dayMs
    ? `${Math.floor(waited / hourMs)} ชั่วโมง`
    : `${Math.floor(waited / dayMs)} วัน`;
}
