/** What a person may want of the account. */
export const intents = [
  'status',
  'notSent',
  'dueDates',
  'meetings',
  'meetingReport',
  'meetingNotice',
  'grading',
  'register',
  'reviewQueue',
  'overview',
  'extension',
  'photo',
  'file',
  'letter',
  'invite',
  'askToJoin',
  'join',
  'bindGroup',
  'notMine',
  'done',
  'correct',
  'acknowledge',
  'thanks',
  'mute',
  'unmute',
  'me',
  'erase',
  'contact',
  'help',
  'askOffice',
  'questions',
  'complaint',
  'cancel',
  'back',
  'resume',
  'skip',
  'goodbye',
  'greeting',
  'announce',
  'noise',
  'unknown',
] as const;
export type Intent = (typeof intents)[number];

/** A sentence means an intent when it has a word of every group, and none of `not`. */
export interface Pattern {
  groups: readonly (readonly string[])[];
  not: readonly string[];
}

export interface IntentWords {
  intent: Intent;
  /** The whole text, apart from courtesy. One wrong letter is forgiven from four letters on. */
  exact: readonly string[];
  within: readonly Pattern[];
}

export interface IntentRow {
  intent: Intent;
  /** Words between blanks. A blank within a phrase does not matter, so phrases are written without. */
  exact?: string;
  /** Each is a sentence: groups of words joined by +, and after ! the words that it must not have. */
  within?: readonly string[];
}

/** WHEN in a group stands for these. */
const when = 'วันไหน วันใด เมื่อไร เมื่อไหร่ ตอนไหน วันที่เท่าไร วันที่เท่าไหร่ เดือนไหน กี่วัน';

export function readRow({ intent, exact = '', within = [] }: IntentRow): IntentWords {
  return { intent, exact: wordsIn(exact), within: within.map(patternOf) };
}

function patternOf(written: string): Pattern {
  const [groups = '', not = ''] = written.split('!');
  return { groups: groups.split('+').map(wordsIn), not: wordsIn(not) };
}

function wordsIn(written: string): string[] {
  return written.replace('WHEN', when).trim().split(/\s+/).filter(Boolean);
}
