import type { AreaCode, Level } from '#domain/centre/centre.ts';
import type { Output } from '#contract/contract.ts';
import type { PaperFormat } from '#domain/papers/paper.ts';
import { isLongPaper } from '#domain/papers/long-paper.ts';
import type { AreaPaperRequest } from '#domain/papers/request.ts';

export type PaperList = Output<'papers.list'>;
export type ListedPaper = PaperList['papers'][number];

export const papersPath = '/app/papers';

/** The key of a paper in the list: register, or grading.2. */
export function keyOfPaper({ paper, round }: Pick<ListedPaper, 'paper' | 'round'>): string {
  return round === null ? paper : `${paper}.${round}`;
}

/** Finds a paper by its key, or by the column of its round, which links from other screens use. */
export function paperInList(papers: readonly ListedPaper[], key: string): ListedPaper | null {
  return papers.find((paper) => keyOfPaper(paper) === key || paper.column === key) ?? null;
}

/** The parts of the screen’s address, for writing and reading it. */
export interface PaperAddress {
  area: string;
  paper: string;
  latin: string;
  blank: string;
}

export function paperHref(change: Partial<PaperAddress>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(change)) if (value) query.set(key, value);
  return query.size > 0 ? `${papersPath}?${query}` : papersPath;
}

export function addressOf(query: URLSearchParams): PaperAddress {
  const read = (key: string): string => query.get(key) ?? '';
  return { area: read('area'), paper: read('paper'), latin: read('latin'), blank: read('blank') };
}

/** The paper named in the address. */
export function requestOf(
  { paper, round }: ListedPaper,
  {
    area,
    letter,
    format,
    ...choice
  }: {
    area: AreaCode;
    letter: string;
    format: PaperFormat;
    isLatin: boolean;
    isBlank: boolean;
  },
): AreaPaperRequest {
  return {
    paper,
    area,
    letter,
    format,
    thaiDigits: !choice.isLatin,
    ...(round === null ? {} : { round }),
    ...(choice.isBlank ? { blank: true } : {}),
  };
}

/** The number of missing reports of a paper. */
export function missingOf({ standing }: ListedPaper): number {
  return standing ? standing.total - standing.accepted : 0;
}

/** Whether the file is made as a job. A blank form has a sheet for every centre, sent or not. */
export function isLong(
  { paper, standing }: Pick<ListedPaper, 'paper' | 'standing'>,
  of: { format: PaperFormat; level: Level; isBlank: boolean },
): boolean {
  const { format, level, isBlank } = of;
  const total = standing?.total ?? 0;
  const notSent = standing?.missing.reduce((sum, place) => sum + place.notSent, 0) ?? 0;
  return isLongPaper({ paper, format, level, reports: isBlank ? total : total - notSent });
}
