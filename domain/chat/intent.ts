/** What a person may want from the LINE account. */
export const intents = [
  'status',
  'notSent',
  'dueDates',
  'meetings',
  'meetingReport',
  'meetingNotice',
  'meetingCancel',
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
  'bigText',
  'normalText',
  'me',
  'erase',
  'contact',
  'help',
  'askOffice',
  'why',
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

/** A sentence has an intent when it contains a word of every group and no word of `not`. */
export interface Pattern {
  groups: readonly (readonly string[])[];
  not: readonly string[];
}

export interface IntentWords {
  intent: Intent;
  /**
   * Commands that must be the whole text, apart from polite words. One wrong letter is forgiven in
   * commands of four letters and more.
   */
  exact: readonly string[];
  within: readonly Pattern[];
}

/** WHEN in a group of words stands for these words. */
const when = 'วันไหน วันใด เมื่อไร เมื่อไหร่ ตอนไหน วันที่เท่าไร วันที่เท่าไหร่ เดือนไหน กี่วัน';

/** Reads the table of intents (intents.ts). Throws when the table names an unknown intent. */
export function readTable(table: string): IntentWords[] {
  const lines = table.trim().replace(/\n +/g, ' ').split('\n');
  const rows: { intent: Intent; exact: string[]; within: Pattern[] }[] = [];
  for (const line of lines) {
    if (line.startsWith('~')) rows.at(-1)?.within.push(patternOf(line.slice(1)));
    else {
      const [name = '', exact = ''] = line.split(':');
      const intent = intents.find((known) => known === name);
      if (!intent) throw new Error(`no intent ${name}`);
      rows.push({ intent, exact: wordsIn(exact), within: [] });
    }
  }
  return rows;
}

function patternOf(written: string): Pattern {
  const [groups = '', not = ''] = written.split('!');
  return { groups: groups.split('+').map(wordsIn), not: wordsIn(not) };
}

function wordsIn(written: string): string[] {
  return written.replace('WHEN', when).trim().split(/\s+/).filter(Boolean);
}
