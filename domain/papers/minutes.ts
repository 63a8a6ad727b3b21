import type { Day } from '../calendar.ts';
import type { Level } from '../centre/centre.ts';
import type { Answers } from '../fields/field.ts';
import { dayIn, numberIn, rowsOf, textIn, textsIn } from '../form/answers.ts';
import { membersNeeded } from '../forms/meeting-report.ts';
import type { Member } from '../register/register.ts';
import { seatLabels } from '../register/seats.ts';
import { holderOf } from './operations.ts';
import type { CommitteeReport } from './operations.ts';
import { byPlace, markOf, paperHead } from './paper.ts';
import type { Paper, PaperContext, Signer } from './paper.ts';
import { memberName } from './register-facts.ts';

interface Attendee {
  name: string;
  position: string;
  /** The person who is represented; always null, because the form does not ask for it. */
  for: string | null;
  reason: string | null;
}

interface AgendaItem {
  topic: string;
  summary: string | null;
  resolution: string;
  responsible: string | null;
  dueOn: Day | null;
}

export interface MinutesSheet {
  body: string;
  number: string;
  heldOn: Day | null;
  startAt: string | null;
  endAt: string | null;
  place: string | null;
  present: Attendee[];
  absent: Attendee[];
  others: Pick<Attendee, 'name' | 'position'>[];
  othersCount: number;
  members: number;
  quorum: number;
  agenda: AgendaItem[];
  problems: string | null;
  nextMeetingOn: Day | null;
  recorder: Signer;
  checker: Signer;
}

export type MinutesPaper = Paper<'minutes', { sheets: MinutesSheet[] }>;

/** A meeting report with the register as it was on that day. */
export interface MeetingFacts extends CommitteeReport {
  quorumPercent: number;
}

/** Minutes in the form that the correspondence regulation prescribes (ระเบียบงานสารบรรณ แบบที่ 11). */
export function minutesPaper(facts: readonly MeetingFacts[], context: PaperContext): MinutesPaper {
  const sheets = facts
    .toSorted((a, b) => byPlace(a.report.duty, b.report.duty))
    .flatMap((fact) => (fact.report.answers ? [sheetOf(fact, fact.report.answers)] : []));
  const [only] = sheets;
  return {
    layout: 'minutes',
    data: {
      ...paperHead(context, {
        mark: markOf({ duties: facts.map(({ report }) => report.duty) }),
        enclosure: null,
        title:
          sheets.length === 1 && only
            ? `รายงานการประชุม${only.body}`
            : 'รายงานการประชุมคณะกรรมการ ศอช.',
        source: 'รายงานการประชุม',
      }),
      sheets,
    },
  };
}

const levelTitles: Readonly<Record<Level, string>> = {
  tambon: 'ระดับตำบล',
  district: 'ระดับอำเภอ',
  province: 'ระดับจังหวัด',
};

function sheetOf({ report, members, quorumPercent }: MeetingFacts, answers: Answers): MinutesSheet {
  const { duty } = report;
  const presentIds = textsIn(answers, 'present');
  const chairedBy = textsIn(answers, 'chairedBy');
  const attendee = (member: Member): Attendee => ({
    name: memberName(member),
    position:
      seatLabels[member.position] + (chairedBy.includes(member.id) ? ' (ประธานในที่ประชุม)' : ''),
    for: null,
    reason: null,
  });
  const said = (field: string): string | null => textIn(answers, field) || null;
  return {
    body: `คณะกรรมการศูนย์ประสานงานองค์การชุมชน${levelTitles[duty.level]} (${duty.centreName})`,
    number: textIn(answers, 'meetingNo'),
    heldOn: dayIn(answers, 'heldOn'),
    startAt: said('startAt'),
    endAt: said('endAt'),
    place: said('place'),
    present: members.filter(({ id }) => presentIds.includes(id)).map(attendee),
    absent: members.filter(({ id }) => !presentIds.includes(id)).map(attendee),
    others: [],
    othersCount: numberIn(answers, 'others') ?? 0,
    members: members.length,
    quorum: membersNeeded(members.length, quorumPercent),
    agenda: rowsOf(answers, 'agenda').map((row) => ({
      topic: textIn(row, 'topic'),
      summary: textIn(row, 'summary') || null,
      resolution: textIn(row, 'resolution'),
      responsible: textIn(row, 'responsible') || null,
      dueOn: dayIn(row, 'dueOn'),
    })),
    problems: said('problems'),
    nextMeetingOn: dayIn(answers, 'nextMeetingOn'),
    recorder: holderOf(members, { seat: 'secretary', title: `เลขานุการ ${duty.centreName}` }),
    checker: holderOf(members, { seat: 'chair', title: `ประธาน ${duty.centreName}` }),
  };
}
