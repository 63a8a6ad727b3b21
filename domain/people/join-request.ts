import * as z from 'zod/mini';
import type { registerCheckSchema } from './request-state.ts';
import { nameKeyOf } from '../register/register.ts';
import { areOfOtherSex } from '../register/same-person.ts';
import type { Member } from '../register/register.ts';
import { editDistance } from '../thai/edit-distance.ts';
import { splitPersonName } from '../thai/person-name.ts';

interface Asked {
  name: string;
  phone: string | null;
}

type Row = Pick<Member, 'id' | 'nameKey' | 'prefix' | 'sex' | 'phone' | 'person'>;

/**
 * What the centre's register says about a person who asks to join. It helps the office to decide; it
 * gives no permission by itself.
 */
export interface RegisterCheck {
  kind: z.infer<typeof registerCheckSchema>;
  /** The id of the row with the same or the most similar name. */
  row: string | null;
  hasSamePhone: boolean;
}

export function checkRegister(asked: Asked, rows: readonly Row[]): RegisterCheck {
  if (rows.length === 0) return { kind: 'noRegister', row: null, hasSamePhone: false };
  const key = nameKeyOf(asked.name);
  const namesakes = rows.filter((row) => row.nameKey === key);
  const [namesake] = namesakes;
  if (namesake) {
    const certain = certainRow(asked, namesakes);
    if (certain) return found('match', certain, asked);
    if (namesakes.length > 1) return { kind: 'several', row: null, hasSamePhone: false };
    return found(namesake.person === null ? 'similar' : 'taken', namesake, asked);
  }
  const similar = mostSimilar(key, rows);
  return similar
    ? found('similar', similar, asked)
    : { kind: 'none', row: null, hasSamePhone: false };
}

/**
 * The only free row that can be this person. If several rows have the name, the phone number must
 * decide.
 */
function certainRow(asked: Asked, namesakes: readonly Row[]): Row | null {
  const { prefix } = splitPersonName(asked.name);
  const possible = namesakes.filter(
    (row) => row.person === null && !areOfOtherSex(row, { prefix, sex: null }),
  );
  const candidates =
    namesakes.length === 1
      ? possible
      : possible.filter(({ phone }) => phone !== null && phone === asked.phone);
  const [first, second] = candidates;
  return first && !second ? first : null;
}

function found(kind: RegisterCheck['kind'], row: Row, { phone }: Asked): RegisterCheck {
  return { kind, row: row.id, hasSamePhone: phone !== null && phone === row.phone };
}

/** Names count as similar when at most one letter in five differs. */
const maxDifference = 0.2;

function mostSimilar(key: string, rows: readonly Row[]): Row | null {
  const free = rows.filter((row) => row.person === null);
  const rated = free.map((row) => ({ row, share: differenceOf(key, row.nameKey) }));
  const [best] = rated.toSorted((a, b) => a.share - b.share);
  return best && best.share <= maxDifference ? best.row : null;
}

/** Longer names are compared only up to this length, to limit the time. */
const comparedLetters = 80;

/**
 * The edit distance divided by the length of the longer name: 0 for equal names, 1 for nothing in
 * common.
 */
function differenceOf(a: string, b: string): number {
  const [first, second] = [a.slice(0, comparedLetters), b.slice(0, comparedLetters)];
  return editDistance(first, second) / Math.max(first.length, second.length, 1);
}

export const requestRefusalSchema = z.enum(['unknown', 'elsewhere', 'twice', 'call']);
export type RequestRefusal = z.infer<typeof requestRefusalSchema>;

/** The reason of a refusal, in the words that the person who asked reads. */
export const requestRefusals: Record<RequestRefusal, string> = {
  unknown: 'ไม่พบชื่อในทะเบียนหรือคำสั่งแต่งตั้ง',
  elsewhere: 'เลือกพื้นที่ไม่ตรง กรุณาขอใหม่ในพื้นที่ของท่าน',
  twice: 'ท่านเข้าร่วมด้วยบัญชี LINE อื่นแล้ว',
  call: 'กรุณาติดต่อสำนักงานพัฒนาชุมชนอำเภอ',
};
