import { myDuties } from '../../use-cases/my-duties.ts';
import { perform } from '../../use-cases/use-case.ts';
import type { Feature } from '../feature.ts';
import { plainText } from '../messages/plain-text.ts';
export function createFeatures(): Feature[] {
  return [{ name: 'status', matches: () => true, handle: async (turn) => {
    const mine = await perform(myDuties, { situation: turn.situation, input: {} });
    return [plainText(`ส่งแล้ว ${mine.sentCount} จาก ${mine.total}`)];
  } }];
}
