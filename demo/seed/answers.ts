import { addDays } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import type { Criteria } from '#domain/criteria/criteria.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { Answers } from '#domain/form/form.ts';
import { indicatorFieldId } from '#domain/scoring.ts';
import type { Member } from '#domain/register/register.ts';
import { evidenceField, fileOf } from './files.ts';
import { hashOf, inventName } from './invent.ts';
import { seedOrder } from './registers.ts';

/** The reason given for a grading without photos. */
export const seededReasons = { 'some-evidence': 'หลักฐานเก็บไว้ที่ ศอช.ต. ตรวจดูได้' };

interface Needs {
  duty: Duty;
  members: readonly Member[];
  criteria: Criteria;
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
    orderFiles: namedIn(duty),
    members: members.map((member) => ({
      id: member.id,
      name: { prefix: member.prefix, first: member.first, last: member.last },
      position: member.position,
      group: member.group,
      ...(member.village === null ? {} : { village: member.village }),
      ...(member.sex === null ? {} : { sex: member.sex }),
      ...(member.since === null ? {} : { since: member.since }),
    })),
  };
}

/** The submitted answers for the form of the duty. */
export function sentAnswers(needs: Needs): { answers: Answers; reasons: Record<string, string> } {
  const { duty } = needs;
  if (duty.form === 'committee-register') return { answers: registerAnswers(needs), reasons: {} };
  if (duty.form === 'meeting-report') return { answers: meetingAnswers(needs), reasons: {} };
  const answers = gradingAnswers(needs);
  const photos = namedIn(duty);
  if (photos.length === 0) return { answers, reasons: seededReasons };
  const shown = { ...scored(answers[evidenceField]), photos };
  return { answers: { ...answers, [evidenceField]: shown }, reasons: {} };
}

/** The file of a report, written as an answer. */
function namedIn(duty: Duty): { id: string; name: string }[] {
  const file = fileOf(duty);
  return file ? [{ id: file.id, name: file.name }] : [];
}

function scored(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

/** A meeting that two thirds of the committee attended. */
function meetingAnswers({ duty, members }: Needs): Answers {
  const held = meetingDays[duty.extra ? 3 : duty.round] ?? '2024-10-17';
  const chair = members.filter((member) => member.position === 'chair').map((member) => member.id);
  return {
    heldOn: held,
    meetingNo: `${duty.extra ? 3 : duty.round}/2568`,
    startAt: '09:30',
    endAt: '12:00',
    place: 'ศาลาประชาคมตำบล',
    chairedBy: chair,
    present: members.slice(0, Math.ceil((members.length * 2) / 3)).map((member) => member.id),
    photos: namedIn(duty),
    agenda: [
      {
        id: 'a1',
        topic: 'ทบทวนแผนปฏิบัติการ ศอช.ต.',
        resolution: 'เห็นชอบ ให้ทุกกลุ่มรายงานผลในการประชุมครั้งหน้า',
        responsible: 'เลขานุการ',
      },
    ],
    nextMeetingOn: addDays(held, 35),
  };
}

const meetingDays: Readonly<Record<number, Day>> = {
  1: '2024-10-17',
  2: '2024-11-14',
  3: '2024-12-10',
};

/** Scores of an average centre: mostly 2, with some 1 and 3. */
export function gradingAnswers({ duty, criteria }: Needs): Answers {
  return { ...indicatorAnswers({ duty, criteria }), ...closingAnswers(duty) };
}

/** A draft in progress: only the first n indicators are answered. */
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
