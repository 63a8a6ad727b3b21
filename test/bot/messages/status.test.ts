import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statusCard } from '#bot/messages/status.ts';
import { links, morning as now } from '../chat.ts';
import { view } from './samples.ts';

describe('a status card', () => {
  it('has its title in its altText', () => {
    fc.assert(
      fc.property(fc.array(view, { minLength: 1, maxLength: 9 }), (duties) => {
        const message = statusCard({
          title: 'งานของท่าน',
          duties,
          queue: [],
          now,
          links,
          listUrl: links.home(),
        });
        expect('altText' in message && message.altText.includes('งานของท่าน')).toBe(true);
      }),
    );
  });
});
