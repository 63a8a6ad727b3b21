/**
 * Every limit of the product, in one table. Each refusal names its limit in Thai (domain/problem.ts);
 * docs/security.md shows the table and a test keeps the two equal.
 */
const kB = 1_024;
const MB = 1_024 * kB;
const second = 1_000;
const hour = 3_600 * second;

export const limits = {
  /** Text typed in chat. */
  chat: {
    /** Only this many letters are read to understand a command. */
    understoodLetters: 300,
    /** LINE's own maximum. An answer is stored up to this length. */
    keptLetters: 5_000,
    /** Messages of one reply or push, which LINE takes at most. */
    messages: 5,
    /** Combining marks in a row; more are removed when the text arrives. */
    marksInARow: 3,
  },
  /** A webhook event in the inbox, and a message in the outbox. */
  event: {
    /** Attempts counted when the event is claimed; after the last one it is parked. */
    claims: 3,
    handleMs: 10 * second,
    /** Maximum processor time without a pause. */
    pieceMs: 50,
  },
  body: {
    bytes: 256 * kB,
    draftBytes: 512 * kB,
    webhookBytes: 1 * MB,
    /** Letters of any one text; a form's own fields are shorter. */
    textLetters: 16_000,
    /** A slower sender is disconnected. */
    receiveMs: 30 * second,
  },
  /** Open pages that hear of changes. */
  live: {
    perPerson: 6,
    perProcess: 2_000,
    /** Then the page connects again, and its rights are asked again. */
    streamMs: 600 * second,
  },
  workbook: {
    zippedBytes: 2 * MB,
    unzippedBytes: 40 * MB,
    rows: 5_000,
    columns: 100,
    /** Processor time of the process that reads or writes it. */
    readMs: 5 * second,
    writeMs: 20 * second,
    workers: 1,
    /** Its heap, and all of its memory. */
    workerMemoryMb: 256,
    processMemoryMb: 448,
    waiting: 20,
  },
  /** A finished paper: its data, and the process that renders it. */
  paper: {
    dataBytes: 1 * MB,
    /** Rows of members, and sheets, of one paper; more are a paper a district. */
    rows: 600,
    sheets: 60,
    loadMs: 5 * second,
    /** Processor time for one paper. */
    renderMs: 10 * second,
    workers: 1,
    waiting: 50,
    workerMemoryMb: 256,
    processMemoryMb: 512,
  },
  /** An archive of papers and evidence. */
  bundle: { files: 2_000, bytes: 1_024 * MB },
  /** Files that are made in the background, by a process of their own. */
  fileJob: {
    openPerPerson: 3,
    /** How many a process of the product makes at the same time. */
    atOnce: 1,
    attempts: 3,
    /** An answer waits this long for the end; then the page shows the progress. */
    answerMs: 3 * second,
    leaseMs: 15 * second,
    /** Processor time, without that of the papers. */
    cpuMs: 120 * second,
    heapMb: 112,
    processMemoryMb: 320,
    /** How long a finished file can be downloaded. */
    keptMs: 24 * hour,
  },
  /**
   * Worksheets of a workbook whose list is read, and the lines of each; how long what was wrong in it can be
   * downloaded.
   */
  listImport: { sheets: 40, lines: 3_000, reportMs: hour },
  /** Keys to the open data, and pages read with one. */
  openData: { nameLetters: 80, days: 366, pagesPerMinute: 60, pageRows: 1_000 },
  picture: {
    bytes: 10 * MB,
    pixels: 50_000_000,
    /** Memory for decoding one picture. AVIF needs 16 bytes a pixel. */
    decodedBytes: 200 * MB,
    decodedAtOnce: 2,
    waiting: 20,
    decodeMs: 20 * second,
  },
  /** Uploads in memory at the same time; further ones are refused as busy. */
  heldUploads: { perProcess: 24 },
  /** Files that need more memory, decoded or unzipped, are processed one at a time. */
  heavyWork: { bytes: 3 * MB, waiting: 20 },
  upload: {
    filesPerPersonDay: 200,
    bytesPerPersonDay: 300 * MB,
    filesPerField: 6,
    filesPerReport: 80,
    /** How long the uploader sees a file that the draft does not name yet. */
    unsavedMs: hour,
    /** A file that nothing refers to is deleted after this. */
    orphanMs: 24 * hour,
  },
  invite: {
    /** How many people may join with one code, and for how many days. */
    uses: 50,
    days: 90,
    /** Places for which codes are made in one request. */
    places: 150,
    /** Rows of an imported list of people. */
    listRows: 500,
    noteLetters: 200,
    /** How long a person can give back a role that a code gave them. */
    undoMs: 24 * hour,
  },
  /** Earlier names that are remembered for an erasure. */
  person: { formerNames: 20, formerPhones: 20 },
  /** Requests without a code: open at the same time, made by a person and received by a district in a day. */
  joinRequest: {
    openPerPerson: 3,
    perPersonDay: 6,
    perDistrictDay: 30,
    nameLetters: 120,
    /** An unanswered request ends after these days. */
    openDays: 90,
  },
  /** How long a change of roles can be undone, and how many days ahead it may be planned. */
  handOver: { undoMs: 24 * hour, parts: 200, reasonLetters: 500, aheadDays: 366 },
  office: { textLetters: 200 },
  /** Questions to the office. */
  question: {
    perPersonDay: 10,
    /** Messages of one question; a longer conversation begins another. */
    messages: 50,
    answerLetters: 2_000,
  },
  /** Days to answer a request for erasure (PDPA section 30), letters of its texts, requests of a person in a day. */
  erasure: { answerDays: 30, wordsLetters: 500, replyLetters: 1_000, perPersonDay: 3 },
  /** People of one request to LINE, letters, areas and days ahead of an announcement. */
  announcement: {
    blockPeople: 500,
    titleLetters: 80,
    textLetters: 1_000,
    areas: 200,
    aheadDays: 90,
  },
  /** Messages of a month kept for returns and decisions. */
  quota: { reserve: 50 },
  /**
   * Duties that are decided on together from a list: every centre of a province; and those that an address of
   * a file can name.
   */
  selection: { duties: 300, exported: 100 },
  /** Reports that are read one after the other; the rest come when these are decided. */
  review: { reports: 60 },
  /** Longest time a reminder topic may be muted. */
  mute: { days: 60 },
  /** Days beyond the due date that can be asked for; more needs a letter. */
  extension: { days: 60 },
  /** Letters that start a search and are read of it; letters of an index entry; rows looked at and shown. */
  search: {
    letters: 2,
    queryLetters: 80,
    tokenLetters: 10,
    candidates: 40,
    shown: 5,
    shownOfOneKind: 30,
    changes: 2_000,
    batchRows: 500,
  },
  /** Audit rows: sealed in one transaction, checked at a time, on one page of the screen, in one export. */
  audit: { sealRows: 500, checkRows: 1_000, pageRows: 50, exportRows: 5_000 },
  /** How many wrong invite or group codes are allowed. */
  code: { perPersonMinute: 5, perPersonDay: 20, perAddressMinute: 60 },
  request: {
    perPersonSecond: 60,
    perPersonMinute: 600,
    /** Workbooks imported, links to a file made and opened: one number for all processes. */
    filesPerPersonMinute: 30,
    /** Pictures and PDFs read, in one process. */
    attachmentsPerPersonMinute: 300,
    refusedPerAddressMinute: 3_000,
    openPerDuty: 1,
  },
  /**
   * How long a decision can be undone: the button is shown, then requests under way are still
   * accepted.
   */
  undo: { shownMs: 10 * second, graceMs: 5 * second },
  /** Calls to LINE. */
  outside: { connectMs: 3 * second, wholeMs: 10 * second },
} as const;

/** Bytes as a person reads them: 10 เมกะไบต์, 256 กิโลไบต์. */
export function thaiBytes(bytes: number): string {
  return bytes >= MB ? `${Math.round(bytes / MB)} เมกะไบต์` : `${Math.round(bytes / kB)} กิโลไบต์`;
}
