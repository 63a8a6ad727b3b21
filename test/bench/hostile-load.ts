import { randomUUID } from 'node:crypto';
import type { Simulator } from '#simulator/index.ts';
import {
  avifOf,
  avifStating,
  hugePng,
  interlacedPng,
} from '../support/hostile/hostile-pictures.ts';
import { hostileTexts, repeated } from '../support/hostile/hostile-texts.ts';
import { filledWorkbook, hostileWorkbooks } from '../support/hostile/hostile-workbooks.ts';

export const hostileTextCount = 200;
const longestText = 5_000;

/** The response of an endpoint: its status, and whether a busy refusal has Retry-After. */
export interface DoorAnswer {
  door: 'sheets' | 'pictures';
  status: number;
  retryAfter: string | null;
  ms: number;
}

/** A stranger sends all events concurrently; LINE forwards them one by one. */
export function sendTexts(simulator: Simulator): void {
  const units = Object.values(hostileTexts);
  const stranger = { lineUserId: `U${'e'.repeat(32)}`, name: 'คนแปลกหน้า' };
  simulator.addPersonas([stranger]);
  for (let at = 0; at < hostileTextCount; at += 1)
    simulator.people.say(stranger, repeated(units[at % units.length] ?? '', longestText));
}

function hostilePictures(): Buffer[] {
  const twelve = { width: 4_000, height: 3_000 };
  return [
    ...Array.from({ length: 3 }, () => avifOf('49-megapixels')),
    ...Array.from({ length: 3 }, () => avifOf('12-megapixels')),
    ...Array.from({ length: 2 }, () => avifOf('134-megapixels')),
    ...Array.from({ length: 2 }, () => avifStating('134-megapixels', twelve)),
    ...Array.from({ length: 2 }, () => hugePng()),
  ];
}

export interface Files {
  workbooks: Buffer[];
  pictures: Buffer[];
}

/** The uploads are built before the measurement begins. */
export function makeFiles(): Files {
  return { workbooks: hostileWorkbooks(), pictures: hostilePictures() };
}

/** An ordinary workbook and picture for each process. */
export function ordinaryFiles(): Files {
  const workbook = filledWorkbook({ rows: 30, columns: 8 });
  const picture = interlacedPng(200);
  return { workbooks: [workbook, workbook], pictures: [picture, picture] };
}

export interface Uploader {
  urls: readonly string[];
  /** Cookie and origin of the signed-in person. */
  headers: Record<string, string>;
  duty: string;
}

/** Sends every file concurrently, divided between the processes, as one signed-in person. */
export function sendFiles({ workbooks, pictures }: Files, as: Uploader): Promise<DoorAnswer[]> {
  const post = (at: number) => posting({ url: as.urls[at % as.urls.length] ?? '', ...as });
  return Promise.all([
    ...workbooks.map((bytes, at) => post(at)({ door: 'sheets', path: '/api/sheets', bytes })),
    ...pictures.map((bytes, at) => {
      const query = new URLSearchParams({ attachment: randomUUID(), field: 'photos' });
      const path = `/api/duties/${as.duty}/attachments?${query.toString()}`;
      return post(at)({ door: 'pictures', path, bytes });
    }),
  ]);
}

function posting({ url, headers }: { url: string; headers: Record<string, string> }) {
  return async (of: {
    door: DoorAnswer['door'];
    path: string;
    bytes: Buffer;
  }): Promise<DoorAnswer> => {
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(of.bytes)]), 'แนบ.bin');
    const askedAt = performance.now();
    const response = await fetch(url + of.path, { method: 'POST', body, headers });
    await response.arrayBuffer();
    const retryAfter = response.headers.get('retry-after');
    return { door: of.door, status: response.status, retryAfter, ms: performance.now() - askedAt };
  };
}
