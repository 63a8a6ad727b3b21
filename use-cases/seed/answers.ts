import type { Criteria } from '../../domain/criteria.ts';
import type { Duty } from '../../domain/duty.ts';
import type { Answers } from '../../domain/form.ts';
import { indicatorFieldId } from '../../domain/scoring.ts';
import type { Member } from '../../domain/register.ts';
import { hashOf, inventName, uuidOf } from './invent.ts';
import { seedOrder } from './registers.ts';

/** Why a grading without photographs was sent all the same. */
export const seededReasons = { 'some-evidence': 'หลักฐานเก็บไว้ที่ ศอช.ต. ตรวจดูได้' };

interface Needs {
  duty: Duty;
  members: readonly Member[];
  criteria: Criteria;
}

export function orderFileOf(duty: Pick<Duty, 'id'>): string {
  return uuidOf(`order-file:${duty.id}`);
}

/** A register as an officer would fill it in, from the seats of the centre. */
export function registerAnswers({ duty, members }: Needs): Answers {
  const { number, date, signer, termFrom, termTo } = seedOrder({ ...duty, id: duty.centre });
  return {
    centreName: duty.centreName,
    office: { text: duty.level === 'tambon' ? 'ที่ทำการกำนัน' : 'สำนักงานพัฒนาชุมชน' },
    foundedYear: 2552,
    orderState: 'stands',
    orderNo: number,
    orderDate: date,
    signer,
    termFrom,
    termTo,
    orderFiles: [{ id: orderFileOf(duty), name: 'คำสั่งแต่งตั้ง.jpg' }],
    members: members.map((one) => ({
      id: one.id,
      name: { prefix: one.prefix, first: one.first, last: one.last },
      position: one.position,
      group: one.group,
      ...(one.village === null ? {} : { village: one.village }),
      ...(one.sex === null ? {} : { sex: one.sex }),
      ...(one.since === null ? {} : { since: one.since }),
    })),
  };
}

/** Scores of a middling centre: mostly 2, some 1 and 3. */
export function gradingAnswers({ duty, criteria }: Needs): Answers {
  return { ...indicatorAnswers({ duty, criteria }), ...closingAnswers(duty) };
}

/** The first n indicators answered: a draft left in the middle. */
export function gradingDraft(needs: Needs, answered: number): Answers {
  return Object.fromEntries(Object.entries(indicatorAnswers(needs)).slice(0, answered));
}

function indicatorAnswers({ duty, criteria }: Pick<Needs, 'duty' | 'criteria'>): Answers {
  const indicators = criteria.categories.flatMap((category) => category.indicators);
  return Object.fromEntries(
    indicators.map((indicator) => {
      const wish = [2, 2, 3, 1, 2, 3, 2][hashOf(`${duty.centre}:${indicator.id}`) % 7] ?? 2;
      const scores = indicator.choices.map((choice) => choice.score);
      const score = scores.includes(wish) ? wish : Math.max(...scores);
      return [indicatorFieldId(indicator.id), { score }];
    }),
  );
}

function closingAnswers(duty: Duty): Answers {
  const { prefix, first, last } = inventName(`assessor:${duty.centre}`);
  return {
    strengths: 'กรรมการมาประชุมพร้อมเพรียง และมีกองทุนของเครือข่าย',
    improve: 'ยังขาดทะเบียนองค์การสมาชิกที่เป็นปัจจุบัน',
    plan: 'ปรับปรุงทะเบียนองค์การสมาชิกให้ครบทุกหมู่บ้านภายในเดือนมีนาคม 2568',
    assessors: [{ id: 'a1', name: { prefix, first, last }, position: 'ประธาน ศอช.ต.' }],
    assessedOn: '2024-12-11',
  };
}
