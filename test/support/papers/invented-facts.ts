import { levelOf } from '#domain/centre/centre.ts';
import type { AreaCode, Centre } from '#domain/centre/centre.ts';
import { centreOf } from '#domain/centre/centre.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { FormId } from '#domain/forms/index.ts';
import { planDuties } from '#domain/letter/letter.ts';
import type { PaperContext } from '#domain/papers/paper.ts';
import type { CommitteeFacts } from '#domain/papers/register-facts.ts';
import type { ReportFacts, RoundFacts } from '#domain/papers/report-facts.ts';
import type { Member } from '#domain/register/register.ts';
import { seedMembers, seedOrder } from '#demo/seed/registers.ts';
import { atBangkok } from '#domain/calendar.ts';
import { sampleCriteria } from '#test/examples/example.ts';
import { allAreas, holidays, letter } from '#test/support/world.ts';
import { yearAnswers } from '#test/support/year-answers.ts';

const now = atBangkok('2025-06-27', '09:30');
const today = '2025-06-27';

/** The facts from which the papers of an area are made. All names are invented. */
export interface InventedArea {
  context: PaperContext;
  committees: CommitteeFacts[];
  rounds: (form: FormId) => RoundFacts[];
  members: (duty: Duty) => Member[];
}

interface Invented {
  area: AreaCode;
  /** Some reports are not accepted, others not sent. */
  isPartial?: boolean;
  /** True when no report was sent. */
  isEmpty?: boolean;
  /** The number of members in each committee. */
  membersEach?: number;
  longNames?: boolean;
  thaiDigits?: boolean;
}

const longFirst = 'พรรณวรินทร์ทิพย์กัลยาณี';
const longLast = 'ศรีวิชัยลำพรรณ์ตันติวงศ์ไพศาล ณ เชียงใหม่';

export function inventArea(of: Invented): InventedArea {
  const { area, isPartial = false, isEmpty = false } = of;
  const centres = allAreas
    .filter(({ id }) => id.startsWith(area))
    .map((found) => centreOf(found, '2008-10-01'));
  const members = inventMembers(centres, of);
  const membersOf = (centre: string): Member[] => members.filter((one) => one.centre === centre);
  const duties = planDuties({ letter, centres, holidays }).map((duty, at): Duty => {
    const isAccepted = !isEmpty && !(isPartial && at % 4 === 0);
    return isAccepted ? { ...duty, state: 'accepted', revision: 1, acceptedAt: now } : duty;
  });
  const factsOf = (duty: Duty, at: number): ReportFacts => ({
    duty,
    tambon: levelOf(duty.areaCode) === 'tambon' ? nameOf(duty.areaCode) : '',
    place: placeOf(duty),
    answers: isEmpty
      ? null
      : yearAnswers({ duty, today, members: membersOf(duty.centre), no: at + 1 }).answers,
    criteria: isEmpty || duty.form !== 'grading' ? null : sampleCriteria,
  });
  return {
    context: contextOf(of),
    committees: duties
      .filter(({ form }) => form === 'committee-register')
      .map((duty, at) => ({
        ...factsOf(duty, at),
        members: membersOf(duty.centre),
        order: seedOrder({ ...duty, id: duty.centre }),
      })),
    rounds: (form) => {
      const group = duties.filter((duty) => duty.form === form);
      return [...Map.groupBy(group, ({ round }) => round)].map(([round, reports]) => ({
        round,
        dueOn: reports[0]?.dueOn ?? today,
        reports: reports.map(factsOf),
      }));
    },
    members: ({ centre }) => membersOf(centre),
  };
}

function inventMembers(centres: readonly Centre[], { membersEach, longNames }: Invented): Member[] {
  return [...Map.groupBy(seedMembers(centres, []), ({ centre }) => centre).values()].flatMap(
    (committee) =>
      Array.from({ length: membersEach ?? committee.length }, (_, at): Member => {
        const [first] = committee;
        const seat = committee[at] ?? first;
        if (!seat) throw new Error('a committee has members');
        return {
          ...seat,
          id: `${seat.centre}-${at + 1}`,
          seatNo: at,
          position: at < committee.length ? seat.position : 'member',
          phone: `08${String(10_000_000 + at * 1_234).slice(0, 8)}`,
          ...(longNames ? { prefix: 'ว่าที่ร้อยตรีหญิง', first: longFirst, last: longLast } : {}),
        };
      }),
  );
}

function contextOf({ area, thaiDigits = true }: Invented): PaperContext {
  const district = levelOf(area) === 'province' ? '' : nameOf(area.slice(0, 4));
  return {
    thaiDigits,
    now,
    letter,
    office: district === '' ? 'สำนักงานพัฒนาชุมชนจังหวัดเชียงราย' : `สำนักงานพัฒนาชุมชนอำเภอ${district}`,
    province: 'เชียงราย',
    district,
    areaCode: area,
  };
}

function nameOf(code: string): string {
  return allAreas.find(({ id }) => id === code)?.name ?? '';
}

function placeOf({ areaCode }: Duty): string {
  if (areaCode.length === 2) return 'จังหวัดเชียงราย';
  const district = `อำเภอ${nameOf(areaCode.slice(0, 4))}`;
  return areaCode.length === 6 ? `ตำบล${nameOf(areaCode)} ${district}` : district;
}
