import * as z from 'zod/mini';
import { takesPhotos } from '#domain/form/photo-field.ts';
import { primaryGrant } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import { photoSchema } from '#models/photos.ts';
import type { Photo } from '#models/photos.ts';
import type { DutyView } from '#domain/duty/view.ts';
import { myDuties } from '../duties/my-duties.ts';
import { command, query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/** Photos sent within this time of each other form one batch. */
const inARowMs = 60_000;

/** The maximum number of photos of one person that wait for a report. */
const mostWaiting = 30;

interface PhotoReports {
  reports: DutyView[];
  /** True when too many photos wait. No more are then fetched from LINE. */
  full: boolean;
}

/** The reports that a photo may belong to: started ones first, then the most urgent. */
export const photoReports = query({
  name: 'photo.reports',
  input: z.object({}),
  run: async (env): Promise<PhotoReports> => ({
    reports: await openForPhotos(env),
    full: (await env.stores.photos.countWaiting(env.actor.person)) >= mostWaiting,
  }),
});

async function openForPhotos(env: UseCaseContext): Promise<DutyView[]> {
  const { duties } = await myDuties.run(env, {});
  const open = duties.filter(
    (duty) =>
      duty.holder === 'centre' &&
      duty.actions.includes('fill') &&
      duty.standing !== 'closed' &&
      takesPhotos(duty.form),
  );
  return open.toSorted((a, b) => Number(a.state !== 'draft') - Number(b.state !== 'draft'));
}

interface Kept {
  batch: string;
  /** True for the first photo of a batch. Only then the chat asks which report it is for. */
  first: boolean;
  /** False when this photo was stored before; the caller must then delete the bytes it stored. */
  isNew: boolean;
}

/** Keeps a photo until its sender chooses a report. */
export const storePhoto = command({
  name: 'photo.kept',
  input: z.omit(photoSchema, { person: true, batch: true, filedIn: true, at: true }),
  run: async (env, sent): Promise<Kept> => {
    const { stores, actor, now } = env;
    const earlier = await stores.photos.get(sent.id);
    if (earlier) return { ...keptAs(earlier), isNew: false };
    if ((await openForPhotos(env)).length === 0) throw new Problem('not-allowed');
    const before = await stores.photos.latestOf(actor.person);
    const batch = before && belongTogether(before, sent) ? before.batch : sent.id;
    const kept = { ...sent, person: actor.person, batch, filedIn: null, at: now };
    await stores.photos.insert(kept);
    env.audit({ subject: sent.id, areaCode: primaryGrant(actor.grants)?.areaCode ?? '' });
    return { ...keptAs(kept), isNew: true };
  },
});

function keptAs({ id, batch }: Photo): Omit<Kept, 'isNew'> {
  return { batch, first: id === batch };
}

function belongTogether(before: Photo, sent: Pick<Photo, 'imageSet' | 'sentAt'>): boolean {
  if (before.filedIn !== null) return false;
  if (before.imageSet !== null && before.imageSet === sent.imageSet) return true;
  return Math.abs(sent.sentAt.getTime() - before.sentAt.getTime()) <= inARowMs;
}
