import { myDuties } from '../../use-cases/my-duties.ts';
import { perform } from '../../use-cases/use-case.ts';
import type { Feature, Turn } from '../feature.ts';
import { photoCard } from '../messages/photo.ts';
import { hears, withRole } from './words.ts';

const pictures = ['image', 'video', 'file'];

function isPicture({ event }: Turn): boolean {
  return event.type === 'message' && pictures.includes(event.message?.type ?? '');
}

/** A photo, or the word for one: for which report? In a group nobody sent it to us. */
export const photo: Feature = {
  name: 'photo',
  matches: (turn) =>
    !turn.inGroup &&
    (isPicture(turn) || hears(turn, { exact: ['ส่งรูป', 'รูป', 'ส่งภาพ', 'ภาพ', 'แนบรูป'] })),
  handle: withRole(async ({ situation, links }) => {
    const { duties } = await perform(myDuties, { situation, input: {} });
    const likely = duties.filter(
      (one) => one.holder === 'centre' && one.actions.includes('fill') && one.standing !== 'closed',
    );
    return [photoCard({ duties: likely, now: situation.now, links })];
  }),
};
