import { names } from './world.ts';
import type { Name } from './world.ts';

/**
 * The route of a report written down a second time, by hand and without the product's own rules: who
 * may do what to which of five reports, and what becomes of it. The real use-cases are held against it.
 */
export const places = ['t570401', 't570402', 'd5704', 'd5701', 'p57'] as const;
export type Place = (typeof places)[number];

const provincials: readonly Name[] = ['province', 'secondProvince'];
const writers: Record<Place, readonly Name[]> = {
  t570401: ['officer', 'wideOfficer'],
  t570402: ['otherOfficer', 'wideOfficer'],
  d5704: ['wideOfficer', 'head'],
  d5701: ['otherHead'],
  p57: provincials,
};
const headsOf: Record<Place, readonly Name[]> = {
  t570401: ['head'],
  t570402: ['head'],
  d5704: ['head'],
  d5701: ['otherHead'],
  p57: [],
};
/** Everybody here sends as an official, so only a tambon's report lies at the district first. */
const firstDesk: Record<Place, 'district' | 'province'> = {
  t570401: 'district',
  t570402: 'district',
  d5704: 'province',
  d5701: 'province',
  p57: 'province',
};

export const acts = [
  'draft',
  'take',
  'submit',
  'forward',
  'return',
  'accept',
  'waive',
  'ask',
  'grant',
  'refuse',
  'withdraw',
  'give',
  'undo',
  'reopen',
  'reopenExtension',
  'reply',
] as const;
export type Act = (typeof acts)[number];

export interface Report {
  state: 'todo' | 'draft' | 'inReview' | 'returned' | 'accepted' | 'waived';
  desk: 'district' | 'province' | null;
  revision: number;
  sender: Name | null;
  /** Whose draft lies there, and its newest words. */
  draft: { holder: Name; text: string } | null;
  extension: 'none' | 'asked' | 'granted' | 'refused' | 'withdrawn';
  /** Given unasked: decided again it is withdrawn. */
  given: boolean;
  /** It has been at the province: a granted date is what it was judged by. */
  reached: boolean;
  /** Where it was when it was waived. */
  waivedFrom: Pick<Report, 'state' | 'desk'> | null;
  /** The newest change, if it was a decision: by whom, and the report before it. */
  decision: { by: Name; before: Report; isAnswered: boolean } | null;
  /** The newest decision there was, also when it is taken back or over: its right is needed to undo. */
  decided: Act | null;
  /** Taken back by, when that is the newest change: a second tap finds it so. */
  takenBackBy: Name | null;
  /** What was sent, revision by revision. */
  sent: string[];
  comments: number;
  replies: number;
}

export const untouched: Report = {
  state: 'todo',
  desk: null,
  revision: 0,
  sender: null,
  draft: null,
  extension: 'none',
  given: false,
  reached: false,
  waivedFrom: null,
  decision: null,
  decided: null,
  takenBackBy: null,
  sent: [],
  comments: 0,
  replies: 0,
};

export interface Deed {
  act: Act;
  who: Name;
  place: Place;
  /** Made on the revision that is the newest, or on an older one. */
  fresh: boolean;
  text: string;
}

/** The report as it becomes, or why it stays as it is. */
export type Answer = { report: Report } | 'not-allowed' | 'refused';

export function answerTo(report: Report, deed: Deed): Answer {
  if (!mayDo(report, deed)) return 'not-allowed';
  const next = outcomes[deed.act](report, deed);
  if (next === null) return 'refused';
  return { report: { ...report, ...next, ...memoryOf(report, deed) } };
}

const decisions = new Set<Act>([
  'forward',
  'return',
  'accept',
  'waive',
  'grant',
  'refuse',
  'give',
  'reopen',
  'reopenExtension',
]);

/** What can be taken back from now on. */
function memoryOf(report: Report, { act, who }: Deed): Partial<Report> {
  const { decision } = report;
  if (decisions.has(act))
    return {
      decision: { by: who, before: report, isAnswered: false },
      decided: act,
      takenBackBy: null,
    };
  if (act === 'undo') return { decision: null, decided: report.decided, takenBackBy: who };
  if (act === 'reply')
    return { decision: decision && { ...decision, isAnswered: report.state === 'returned' } };
  // A keystroke in a returned report and a draft taken over leave the duty itself alone.
  if (act === 'take' || (act === 'draft' && report.state !== 'todo')) return {};
  return { decision: null, takenBackBy: null };
}

interface Way {
  act: Act;
  who: Name;
}

/** Everything that leads somewhere now; ending it for good is left to chance. */
export function ways(report: Report, place: Place): Way[] {
  const onward = acts.filter((act) => act !== 'waive');
  return deedsOf(onward).filter((way) => typeof answerOf(report, { ...way, place }) !== 'string');
}

/** What these people may do, only not now. */
export function nearMisses(report: Report, place: Place): Way[] {
  return deedsOf(acts).filter((way) => answerOf(report, { ...way, place }) === 'refused');
}

function deedsOf(among: readonly Act[]): Way[] {
  return among.flatMap((act) => names.map((who) => ({ act, who })));
}

function answerOf(report: Report, of: Way & { place: Place }): Answer {
  return answerTo(report, { ...of, fresh: true, text: '' });
}

function mayDo(report: Report, deed: Deed): boolean {
  const { desk, decided } = report;
  const { act, who, place } = deed;
  const writes = writers[place].includes(who);
  const heads = headsOf[place].includes(who);
  const province = provincials.includes(who);
  switch (act) {
    case 'draft':
    case 'take':
    case 'submit':
      return writes;
    case 'forward':
      return heads;
    case 'return':
      if (desk === null) return heads || province;
      return desk === 'province' ? province : heads;
    case 'accept':
    case 'waive':
    case 'grant':
    case 'refuse':
    case 'reopen':
    case 'reopenExtension':
      return province;
    case 'give':
      return province || (heads && place.startsWith('t'));
    case 'undo':
      if (decided === null) return writes || heads || province;
      if (decided === 'return') return heads || province;
      return mayDo(report, { ...deed, act: decided });
    case 'ask':
    case 'withdraw':
      return place !== 'p57' && (writes || heads);
    case 'reply':
      return writes || heads || province;
  }
}

type Change = Partial<Report> | null;

const atWork = (report: Report): boolean => ['todo', 'draft', 'returned'].includes(report.state);
const isHeldByOther = ({ draft }: Report, who: Name): boolean =>
  draft !== null && draft.holder !== who;

const outcomes: Record<Act, (report: Report, deed: Deed) => Change> = {
  draft: (report, { who, text }) =>
    atWork(report) && !isHeldByOther(report, who)
      ? {
          state: report.state === 'returned' ? 'returned' : 'draft',
          draft: { holder: who, text },
        }
      : null,
  take: ({ draft }, { who }) => draft && { draft: { ...draft, holder: who } },
  submit: (report, { who, text, place, fresh }) =>
    atWork(report) && fresh && !isHeldByOther(report, who)
      ? {
          state: 'inReview',
          desk: firstDesk[place],
          reached: report.reached || firstDesk[place] === 'province',
          revision: report.revision + 1,
          sender: who,
          draft: null,
          sent: [...report.sent, text],
        }
      : null,
  forward: ({ desk }, { fresh }) =>
    desk === 'district' && fresh ? { desk: 'province', reached: true } : null,
  return: ({ desk, comments }, { fresh }) =>
    desk !== null && fresh ? { state: 'returned', desk: null, comments: comments + 1 } : null,
  accept: ({ desk }, { fresh }) =>
    desk === 'province' && fresh ? { state: 'accepted', desk: null } : null,
  waive: ({ state, desk }) =>
    state === 'accepted' || state === 'waived'
      ? null
      : { state: 'waived', desk: null, waivedFrom: { state, desk } },
  ask: (report) => (atWork(report) ? { extension: 'asked', given: false } : null),
  withdraw: ({ extension }) =>
    extension === 'asked' || extension === 'withdrawn' ? { extension: 'withdrawn' } : null,
  // The date asked for here is always past the one a head may give up to.
  give: (report, { who }) =>
    provincials.includes(who) && (atWork(report) || report.desk === 'district')
      ? { extension: 'granted', given: report.extension !== 'asked' }
      : null,
  undo: (report, { who }) => {
    const { decision, takenBackBy, sent, draft, replies } = report;
    if (takenBackBy === who) return {};
    if (decision?.by !== who || decision.isAnswered) return null;
    return { ...decision.before, sent, draft, replies };
  },
  reopen: ({ state, waivedFrom }) => {
    if (state === 'accepted') return { state: 'inReview', desk: 'province' };
    return state === 'waived' ? { ...waivedFrom, waivedFrom: null } : null;
  },
  reopenExtension: ({ extension, state, reached, given }) => {
    if (state === 'waived' || state === 'accepted') return null;
    if (extension === 'refused') return { extension: 'asked' };
    if (extension !== 'granted' || reached) return null;
    return { extension: given ? 'withdrawn' : 'asked', given: false };
  },
  grant: ({ extension, state }) =>
    extension === 'asked' && state !== 'waived' ? { extension: 'granted' } : null,
  refuse: ({ extension, state }) =>
    extension === 'asked' && state !== 'waived' ? { extension: 'refused' } : null,
  reply: ({ state, comments, replies }) =>
    comments > 0 && (state === 'returned' || state === 'inReview')
      ? { replies: replies + 1 }
      : null,
};
