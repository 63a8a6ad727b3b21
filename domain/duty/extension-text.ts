import type { Day } from '../calendar.ts';
import { formatDay } from '../thai/date.ts';

interface Request {
  state: 'asked' | 'granted' | 'refused';
  dueOn: Day;
  reason: string;
  given: boolean;
  decidedBy: string | null;
  decisionReason: string | null;
}

/** The state of a request in one line, the same in chat and app. */
export function extensionTitle({ state, dueOn }: Pick<Request, 'state' | 'dueOn'>): string {
  const until = `ขยายเวลาถึง ${formatDay(dueOn, 'medium').replaceAll(' ', '\u00a0')}`;
  if (state === 'asked') return `ขอ${until} รอจังหวัดพิจารณา`;
  return state === 'granted' ? `${until} แล้ว` : 'ไม่ขยายเวลา';
}

/** The reason given by the person who decided; empty while the request is pending. */
export function decisionReasonOf(request: Request): string {
  if (request.state === 'asked') return '';
  const { given, reason, decisionReason } = request;
  return (request.state === 'granted' && given ? reason : decisionReason) ?? '';
}
