import { limits } from '#domain/limits.ts';

const radius = 18;
const around = 2 * Math.PI * radius;
/** Fewer days left than this are shown in amber. */
export const fewDays = 10;

/** Days left to answer, as a ring and as a number. */
export function DaysRing({ days }: { days: number }) {
  const { answerDays } = limits.erasure;
  const share = Math.min(1, Math.max(0, days / answerDays));
  const label = daysLeftText(days);
  return (
    <svg
      class={days < fewDays ? 'ring is-few' : 'ring'}
      viewBox="0 0 44 44"
      role="img"
      aria-label={label}
    >
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
