import { uuid } from './ids.ts';

export interface LogEntry {
  id: string;
  at: string;
  direction: 'out' | 'in';
  call: string;
  subject: string;
  status: number;
  verdict: string;
  ms: number;
  /** What an expanded row shows: headings, each with its text. */
  details: { label: string; text: string }[];
}

export interface CallLog {
  add(entry: Omit<LogEntry, 'id'>): void;
  entries(): LogEntry[];
  clear(): void;
}

const kept = 400;
const longest = 6000;

export function createCallLog(publish: (entry: LogEntry) => void): CallLog {
  let entries: LogEntry[] = [];
  return {
    add: (entry) => {
      const full = { id: uuid(), ...entry };
      entries.push(full);
      if (entries.length > kept * 1.5) entries = entries.slice(-kept);
      publish(full);
    },
    entries: () => entries.slice(-kept),
    clear: () => {
      entries = [];
    },
  };
}

/** Formats JSON for reading. Long texts are cut to keep the page fast. */
export function readable(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? '');
  return text.length > longest ? `${text.slice(0, longest)}\n…` : text;
}
