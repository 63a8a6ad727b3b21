import type { Day } from '../calendar.ts';
import { numberIn, textIn } from '../form/answers.ts';
import type { Answers } from '../fields/field.ts';
import { isRecord, isText } from '../fields/kind.ts';
import type { Duty } from '../duty/duty.ts';
import type { Order } from '../register/order.ts';
import type { Member } from '../register/register.ts';
import { isAccepted, isCounted } from './paper.ts';

/** The data of one committee that its papers need. */
export interface CommitteeFacts {
  /** The duty by which the letter demands the centre's register. */
  duty: Duty;
  /** Written as ตำบลงิ้ว อำเภอเทิง. */
  place: string;
  /** The name without ตำบล; empty for the own centre of a district or the province. */
  tambon: string;
  /** The answers of the newest accepted register. */
  answers: Answers | null;
  /** Current members in the order of the register. */
  members: readonly Member[];
  /** The order in force. */
  order: Order | null;
}

export type OrderState = 'stands' | 'new' | 'inProgress';

export interface PaperOrder {
  state: OrderState;
  number: string | null;
  date: Day | null;
  signer: string | null;
  termFrom: Day | null;
  termTo: Day | null;
}

/** The committees that count. Those whose register is not accepted are given without its facts. */
export function committeesIn(facts: readonly CommitteeFacts[]): CommitteeFacts[] {
  return facts
    .filter(({ duty }) => isCounted(duty))
    .map((committee) =>
      isAccepted(committee.duty) && committee.answers
        ? committee
        : { ...committee, answers: null, members: [], order: null },
    );
}

/** Null when the register is not accepted. An order that is being drawn up has no number yet. */
export function orderOf({ answers, order }: CommitteeFacts): PaperOrder | null {
  if (!answers) return null;
  const state = stateIn(answers);
  if (state === 'inProgress' || !order)
    return {
      state: 'inProgress',
      number: null,
      date: null,
      signer: null,
      termFrom: null,
      termTo: null,
    };
  const { date, signer, termFrom, termTo } = order;
  // The column already has the heading เลขที่.
  const number = order.number.replace(/^ที่ ?/, '');
  return { state, number, date, signer, termFrom, termTo };
}

function stateIn(answers: Answers): OrderState {
  const state = textIn(answers, 'orderState');
  return state === 'stands' || state === 'new' ? state : 'inProgress';
}

export function officeIn(answers: Answers | null) {
  const office = answers?.['office'];
  return {
    office:
      isRecord(office) && isText(office['text']) && office['text'] !== '' ? office['text'] : null,
    phone: (answers && textIn(answers, 'phone')) || null,
    foundedYear: answers && numberIn(answers, 'foundedYear'),
  };
}

export function memberName({
  prefix,
  first,
  last,
}: Pick<Member, 'prefix' | 'first' | 'last'>): string {
  return `${prefix}${first} ${last}`.trim();
}

export function countSex(members: readonly Pick<Member, 'sex'>[], sex: Member['sex']): number {
  return members.filter((member) => member.sex === sex).length;
}
