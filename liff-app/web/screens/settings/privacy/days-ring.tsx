import { limits } from '#domain/limits.ts';

const radius = 18;
const around = 2 * Math.PI * radius;
/** When fewer days than this are left, they are shown in amber. */
const fewDays = 10;

/** The days left to answer, as a ring and as a number. */
export function DaysRing({ days }: { days: number }) {
  const { answerDays } = limits.erasure;
  // After the last day the whole ring is red.
  const share = days < 0 ? 1 : Math.min(1, days / answerDays);
  const label = daysLeftText(days);
  return (
    <svg class={`ring ${urgencyClass(days)}`} viewBox="0 0 44 44" role="img" aria-label={label}>
      <circle class="ring-rest" cx="22" cy="22" r={radius} />
      <circle
        class="ring-left"
        cx="22"
        cy="22"
        r={radius}
        stroke-dasharray={`${around * share} ${around}`}
        transform="rotate(-90 22 22)"
      />
      <text x="22" y="22" aria-hidden="true">
        {days}
      </text>
    </svg>
  );
}

export function daysLeftText(days: number): string {
  return days < 0 ? `เลยกำหนด ${-days} วัน` : `เหลือ ${days} วัน`;
}

/** Amber when few days are left, red after the last day. */
export function urgencyClass(days: number): string {
  if (days < 0) return 'is-over';
  return days < fewDays ? 'is-few' : '';
}
