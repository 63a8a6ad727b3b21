import { isRecord } from '../fields/kind.ts';

/** Ids of a person and of things that belong to the person. */
export interface OwnIds {
  person: string;
  rows: ReadonlySet<string>;
  /** Duties the person reported or has a draft of. */
  duties: ReadonlySet<string>;
  /** Requests to join, requests for erasure, hand-overs, files and codes. */
  things: ReadonlySet<string>;
  /** Areas of the roles that the person has or had. */
  areas: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

const personFields = ['person', 'by', 'holder', 'subject', 'submittedBy', 'member'] as const;

/**
 * True for a document written by, sent to or about the person. Other documents may name another
 * person with the same name.
 */
export function isLinked(document: Fields, { collection, own }: Linking): boolean {
  const id = textOf(document['_id'] ?? document['id']);
  if (collection === 'settings') return own.areas.some((area) => id !== '' && area.startsWith(id));
  if (isOwn(id, own)) return true;
  if (personFields.some((field) => isOwn(document[field], own))) return true;
  if (typeof document['duty'] === 'string' && own.duties.has(document['duty'])) return true;
  return isLinkedInside(document, own);
}

interface Linking {
  collection: string;
  own: OwnIds;
}

function isOwn(id: unknown, { person, rows, duties, things }: OwnIds): boolean {
  if (typeof id !== 'string') return false;
  // Audit rows about a request to join have the subject `joinRequest:<id>`.
  const bare = id.slice(id.lastIndexOf(':') + 1);
  return id === person || [rows, duties, things].some((ids) => ids.has(id) || ids.has(bare));
}

/** True when a list or a decision of the document, or the subject of its notice, is the person. */
function isLinkedInside(document: Fields, own: OwnIds): boolean {
  const lists = ['takenBy', 'received', 'replies', 'members', 'grants', 'messages'].flatMap(
    (field) => {
      const list = document[field];
      return Array.isArray(list) ? list.filter(isRecord) : [];
    },
  );
  if (lists.some((item) => ['person', 'by', 'id'].some((field) => isOwn(item[field], own))))
    return true;
  const parts = ['extension', 'returnNote', 'waiver', 'lastDecision'].map((key) => document[key]);
  const people = ['by', 'askedBy', 'decidedBy'];
  if (parts.some((part) => isRecord(part) && people.some((field) => isOwn(part[field], own))))
    return true;
  const notice = document['notice'];
  if (!isRecord(notice)) return false;
  const key = textOf(document['key']).split(':');
  return (
    ['request', 'duty', 'question'].some((field) => isOwn(notice[field], own)) ||
    key.some((part) => own.things.has(part))
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
