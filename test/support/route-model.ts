import { names } from './world.ts';
import type { Name } from './world.ts';

/**
 * A second implementation of the route of a report that does not use the product’s rules. It computes the
 * actions that each person may take on five reports, and their results. The tests compare the real use
 * cases with it.
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
/** All senders here are officials, so only a tambon's report starts at the district. */
const firstDesk: Record<Place, 'district' | 'province'> = {
  t570401: 'district',
  t570402: 'district',
  d5704: 'province',
  d5701: 'province',
  p57: 'province',
};

export const actionNames = [
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
export type ActionName = (typeof actionNames)[number];

export interface Report {
  state: 'todo' | 'draft' | 'inReview' | 'returned' | 'accepted' | 'waived';
  desk: 'district' | 'province' | null;
  revision: number;
  sender: Name | null;
  /** The person who has the draft, and its newest text. */
  draft: { holder: Name; text: string } | null;
  extension: 'none' | 'asked' | 'granted' | 'refused' | 'withdrawn';
  /** True for an extension given without a request. Deciding again withdraws it. */
  given: boolean;
  /** True when the report has reached the province and was judged by the extended date. */
  reached: boolean;
  /** The state before the waiver. */
  waivedFrom: Pick<Report, 'state' | 'desk'> | null;
  /** The newest change, if it was a decision: who made it, and the report before it. */
  decision: { by: Name; before: Report; isAnswered: boolean } | null;
  /** The newest decision, even if it was undone or is final, because undo needs its permission. */
  decided: ActionName | null;
  /** The person who undid a decision, if the undo is the newest change. A second tap repeats it. */
  takenBackBy: Name | null;
  /** The sent answers, by revision. */
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

export interface Action {
  name: ActionName;
  who: Name;
  place: Place;
  /** Whether the action names the newest revision or an older one. */
  fresh: boolean;
  text: string;
}

/** The changed report, or the reason why it does not change. */
export type Answer = { report: Report } | 'not-allowed' | 'refused';

export function answerTo(report: Report, action: Action): Answer {
  if (!mayDo(report, action)) return 'not-allowed';
  const next = outcomes[action.name](report, action);
  if (next === null) return 'refused';
  return { report: { ...report, ...next, ...decisionAfter(report, action) } };
}

const decisions = new Set<ActionName>([
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

/** Records the decision, which can be undone from now on. */
function decisionAfter(report: Report, { name, who }: Action): Partial<Report> {
  const { decision } = report;
  if (decisions.has(name))
    return {
      decision: { by: who, before: report, isAnswered: false },
      decided: name,
      takenBackBy: null,
    };
  if (name === 'undo') return { decision: null, decided: report.decided, takenBackBy: who };
  if (name === 'reply')
    return { decision: decision && { ...decision, isAnswered: report.decided === 'return' } };
  // A request that is already withdrawn stays unchanged.
  if (name === 'withdraw' && report.extension !== 'asked') return {};
  // A keystroke in a returned report and a draft taken over do not change the duty itself.
  if (name === 'take' || (name === 'draft' && report.state !== 'todo')) return {};
  return { decision: null, takenBackBy: null };
}

interface Choice {
  name: ActionName;
  who: Name;
}

/**
 * Every action that is possible now. Waiving is left out, because it ends the report; only the random steps
 * use it.
 */
export function allowedChoices(report: Report, place: Place): Choice[] {
  const onward = actionNames.filter((name) => name !== 'waive');
  return choicesOf(onward).filter(
    (choice) => typeof answerOf(report, { ...choice, place }) !== 'string',
  );
}

/** Actions that these people may take, but not at this moment. */
export function untimelyChoices(report: Report, place: Place): Choice[] {
  return choicesOf(actionNames).filter(
    (choice) => answerOf(report, { ...choice, place }) === 'refused',
  );
}

function choicesOf(among: readonly ActionName[]): Choice[] {
  return among.flatMap((name) => names.map((who) => ({ name, who })));
}

function answerOf(report: Report, of: Choice & { place: Place }): Answer {
  return answerTo(report, { ...of, fresh: true, text: '' });
}

function mayDo(report: Report, action: Action): boolean {
  const { desk, decided } = report;
  const { name, who, place } = action;
  const writes = writers[place].includes(who);
  const heads = headsOf[place].includes(who);
  const province = provincials.includes(who);
  switch (name) {
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
      return mayDo(report, { ...action, name: decided });
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

const outcomes: Record<ActionName, (report: Report, action: Action) => Change> = {
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
  // The requested date is always later than the latest date that a head may give.
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
