/**
 * Where the documents of a collection contain names and text that people wrote. Ids, keys, enums and
 * dates are not listed.
 */
interface TextFields {
  /**
   * Paths of fields that contain only a person's name. `*` matches one key or list index, `**` any
   * number of them.
   */
  names: readonly string[];
  /** Paths of fields with text that people wrote. */
  texts: readonly string[];
  /** True if only documents of the person are changed, because the other documents are official records. */
  isOwnOnly?: boolean;
}

/** Fields of a duty that a decision may change. Their earlier values are stored too. */
const dutyNames = ['returnNote.by', 'extension.askedByName', 'extension.decidedByName'];
const dutyTexts = [
  'returnNote.text',
  'extension.reason',
  'extension.decisionReason',
  'waiver.reason',
];
const under = (prefix: string, paths: readonly string[]) => paths.map((path) => prefix + path);
const duty: TextFields = {
  names: [...dutyNames, ...under('lastDecision.before.', dutyNames)],
  texts: [...dutyTexts, ...under('lastDecision.before.', dutyTexts)],
};
const draftTexts = ['answers.**', 'reasons.*', 'sources.*'];
const noText: TextFields = { names: [], texts: [] };

const fieldsByCollection: Readonly<Record<string, TextFields>> = {
  announcements: { names: [], texts: ['title', 'text'] },
  announcementBlocks: { names: [], texts: ['body'] },
  attachments: { names: [], texts: ['name'] },
  audit: {
    names: ['name', 'lineName', 'memberName'].flatMap((key) => [`before.${key}`, `after.${key}`]),
    texts: ['note', 'before.**', 'after.**'],
  },
  auditChain: noText,
  comments: { names: [], texts: ['text', 'replies.*.text'] },
  dataRequests: { names: [], texts: ['words', 'reply'] },
  deliveries: {
    names: ['notice.by', 'notice.from', 'notice.name', 'notice.to.*', 'notice.replies.*.by'],
    texts: [
      'body',
      'notice.reason',
      'notice.reply',
      'notice.place',
      'notice.was.place',
      'notice.replies.*.text',
      'notice.title',
      'notice.text',
      'notice.asked',
    ],
  },
  discarded: {
    names: under('duty.', duty.names),
    texts: [...under('draft.', draftTexts), ...under('duty.', duty.texts)],
  },
  drafts: { names: [], texts: draftTexts },
  duties: duty,
  erasureRequests: { names: [], texts: ['words', 'reply'] },
  fileJobs: noText,
  openKeys: { names: [], texts: ['name'] },
  groups: noText,
  handOvers: { names: [], texts: ['reason'] },
  importReports: { names: [], texts: ['name', 'problems.*.*'] },
  inbox: { names: [], texts: ['json', 'reply.messages'] },
  invites: { names: ['memberName'], texts: ['note'] },
  joinRequests: { names: ['name'], texts: ['reason'] },
  meetings: { names: [], texts: ['place', 'cancelled.reason'] },
  orders: { names: ['signer'], texts: ['files.*.name'], isOwnOnly: true },
  persons: noText,
  photos: noText,
  plannedLeavings: { names: [], texts: ['reason'] },
  questions: { names: [], texts: ['messages.*.text'] },
  rateCounters: noText,
  registerChanges: {
    names: ['orders.*.*.signer'],
    texts: ['orders.*.*.files.*.name'],
    isOwnOnly: true,
  },
  runs: { names: [], texts: ['note'] },
  search: { names: [], texts: ['title', 'lead', 'tail', 'text'] },
  searchState: noText,
  sessions: noText,
  settings: { names: ['officeContact'], texts: [], isOwnOnly: true },
  submissions: { names: [], texts: ['answers.**', 'reasons.*'] },
};

/** Tests whether a path such as `replies.0.text` matches. */
export interface FieldTests {
  isName: (path: string) => boolean;
  isText: (path: string) => boolean;
  isOwnOnly: boolean;
}

/** A collection that is not listed here may contain text in any field. */
const unknown: TextFields = { names: [], texts: ['**'] };

export function fieldTestsOf(collection: string): FieldTests {
  const { names, texts, isOwnOnly = false } = fieldsByCollection[collection] ?? unknown;
  const [name, text] = [patternOf(names), patternOf(texts)];
  return { isName: (path) => name.test(path), isText: (path) => text.test(path), isOwnOnly };
}

function patternOf(paths: readonly string[]): RegExp {
  if (paths.length === 0) return /(?!)/;
  const sources = paths.map((path) =>
    path
      .split('.')
      .map((part) => (part === '**' ? '.*' : part === '*' ? '[^.]*' : part))
      .join('\\.')
      // `before.**` also matches `before` itself, because the value may be a text.
      .replace(/\\\.\.\*$/, '(?:\\..*)?'),
  );
  return new RegExp(`^(?:${sources.join('|')})$`);
}
