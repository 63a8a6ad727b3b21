/**
 * Every limit of the product, in one table. Each refusal names its limit in Thai (domain/problem.ts).
 * docs/security.md shows the table, and a test compares the two.
 */
const kB = 1_024;
const MB = 1_024 * kB;
const second = 1_000;
const hour = 3_600 * second;

export const limits = {
  /** Limits for text typed in chat. */
  chat: {
    /** Only this many letters are read to understand a command. */
    understoodLetters: 300,
    /** LINE's own maximum. An answer is stored up to this length. */
    keptLetters: 5_000,
    /** The number of messages in one reply or push. LINE allows at most five. */
    messages: 5,
    /** Combining marks in a row; further ones are removed when the text arrives. */
    marksInARow: 3,
  },
  /** A webhook event in the inbox, and a message in the outbox. */
  event: {
    /** Attempts are counted when the event is claimed. After the last one the event is parked. */
    claims: 3,
    handleMs: 10 * second,
    /** Maximum processor time without a pause. */
    pieceMs: 50,
  },
  body: {
    bytes: 256 * kB,
    draftBytes: 512 * kB,
    webhookBytes: 1 * MB,
    /** Letters of any single text. The fields of a form have lower limits of their own. */
    textLetters: 16_000,
    /** A slower sender is disconnected. */
    receiveMs: 30 * second,
  },
  /** Open pages that receive live changes. */
  live: {
    perPerson: 6,
    perProcess: 2_000,
    /** After this time the page connects again, and its permissions are checked again. */
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
    /** Memory of the process: its heap, and all of it. */
    workerMemoryMb: 256,
    processMemoryMb: 448,
    waiting: 20,
  },
  /** A finished paper: the size of its data, and the process that renders it. */
  paper: {
    dataBytes: 1 * MB,
    /** Rows of members and sheets in one paper. A larger paper is made once for each district. */
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
  /** Files that are made in the background, each by its own process. */
  fileJob: {
    openPerPerson: 3,
    /** How many files one app process makes at the same time. */
    atOnce: 1,
    attempts: 3,
    /** The answer to the request waits this long for the file. After that the page shows the progress. */
    answerMs: 3 * second,
    leaseMs: 15 * second,
    /** Processor time, without the time spent on papers. */
    cpuMs: 120 * second,
    heapMb: 112,
    processMemoryMb: 320,
    /** How long a finished file can be downloaded. */
    keptMs: 24 * hour,
  },
  /**
   * When a list is read from a workbook: the maximum worksheets, the maximum lines of each, and how
   * long the list of problems can be downloaded.
   */
  listImport: { sheets: 40, lines: 3_000, reportMs: hour },
  /** Keys to the open data, and pages that may be read with one key. */
  openData: { nameLetters: 80, days: 366, pagesPerMinute: 60, pageRows: 1_000 },
  picture: {
    bytes: 10 * MB,
    pixels: 50_000_000,
    /** Memory for decoding one picture. AVIF needs 16 bytes for each pixel. */
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
    /** How long the uploader can see a file before the draft names it. */
    unsavedMs: hour,
    /** A file that nothing refers to is deleted after this. */
    orphanMs: 24 * hour,
  },
  invite: {
    /** How many people may join with one code, and for how many days it is valid. */
    uses: 50,
    days: 90,
    /** The number of places for which one request can make codes. */
    places: 150,
    /** Rows of an imported list of people. */
    listRows: 500,
    noteLetters: 200,
    /** How long a person can give back a role that a code gave them. */
    undoMs: 24 * hour,
  },
  /** Earlier names that are remembered for an erasure. */
  person: { formerNames: 20, formerPhones: 20 },
  /**
   * Requests to join without a code: open at the same time, made by one person in a day, and received
   * by one district in a day.
   */
  joinRequest: {
    openPerPerson: 3,
    perPersonDay: 6,
    perDistrictDay: 30,
    nameLetters: 120,
    /** An unanswered request expires after this many days. */
    openDays: 90,
  },
  /** How long a change of roles can be undone, and how many days ahead it may be planned. */
  handOver: { undoMs: 24 * hour, parts: 200, reasonLetters: 500, aheadDays: 366 },
  office: { textLetters: 200 },
  /** Questions to the office. */
  question: {
    perPersonDay: 10,
    /** Messages of one question; after that a new question begins. */
    messages: 50,
    answerLetters: 2_000,
  },
  /**
   * Requests for erasure: days to answer (PDPA section 30), letters of the texts, and requests of one
   * person in a day.
   */
  erasure: { answerDays: 30, wordsLetters: 500, replyLetters: 1_000, perPersonDay: 3 },
  /**
   * Limits of an announcement: people in one request to LINE, characters of title and text, areas, and days
   * ahead.
   */
  announcement: {
    blockPeople: 500,
    titleLetters: 80,
    textLetters: 1_000,
    areas: 200,
    aheadDays: 90,
  },
  /** Messages of each month that are reserved for returns and decisions. */
  quota: { reserve: 50 },
  /**
   * Duties that can be decided together from a list (enough for every centre of a province), and
   * duties that the address of one file can name.
   */
  selection: { duties: 300, exported: 100 },
  /** Reports that can be read one after the other. Further ones are offered when these are decided. */
  review: { reports: 60 },
  /** Longest time a reminder topic may be muted. */
  mute: { days: 60 },
  /** How many days beyond the due date an extension can be asked for. More time needs a letter. */
  extension: { days: 60 },
  /**
   * Search: characters needed to start, characters of a query and of an index entry that are used, and rows
   * that are examined and shown.
   */
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
  /**
   * Audit rows that are sealed in one transaction, checked at a time, shown on one page, and exported
   * at once.
   */
  audit: { sealRows: 500, checkRows: 1_000, pageRows: 50, exportRows: 5_000 },
  /** How many wrong invite or group codes are allowed. */
  code: { perPersonMinute: 5, perPersonDay: 20, perAddressMinute: 60 },
  request: {
    perPersonSecond: 60,
    perPersonMinute: 600,
    /**
     * Importing workbooks, making links to files and opening them. The number applies to all
     * processes together.
     */
    filesPerPersonMinute: 30,
    /** Pictures and PDFs read. The number applies to each process. */
    attachmentsPerPersonMinute: 300,
    refusedPerAddressMinute: 3_000,
    openPerDuty: 1,
  },
  /**
   * How long a decision can be undone: the time for which the button is shown, and the extra time in
   * which requests already sent are accepted.
   */
  undo: { shownMs: 10 * second, graceMs: 5 * second },
  /** Calls to LINE. */
  outside: { connectMs: 3 * second, wholeMs: 10 * second },
} as const;

/** Writes a number of bytes as people read it: 10 เมกะไบต์, 256 กิโลไบต์. */
export function thaiBytes(bytes: number): string {
  return bytes >= MB ? `${Math.round(bytes / MB)} เมกะไบต์` : `${Math.round(bytes / kB)} กิโลไบต์`;
}
