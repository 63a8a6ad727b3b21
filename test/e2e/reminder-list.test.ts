import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Delivery } from '#models/deliveries.ts';
import { useFormWorld } from '../support/browser/form-world.ts';
import { openPhone } from '../support/browser/line-browser.ts';
import { june } from '../support/browser/open-forms.ts';
import { screenFaults } from '../support/browser/screen-faults.ts';

const world = useFormWorld();

/** A sent reminder of this person about these duties. */
function digestTo(person: string, duties: readonly string[]): Delivery {
  const entries = duties.map((duty) => ({
    duty,
    wave: 0,
    dueOn: '2025-06-12' as const,
    escalatedFrom: null,
  }));
  const id = randomUUID();
  return {
    id,
    key: id,
    person,
    areaCode: '',
    notice: { kind: 'digest', day: '2025-06-10', entries },
    state: 'sent',
    urgent: false,
    notBefore: june,
    body: null,
    retryKey: null,
    attempts: 1,
    firstAttemptAt: june,
    leaseUntil: null,
    plannedAt: june,
    sentAt: june,
    acknowledgedAt: null,
    seenAt: null,
    reason: null,
  };
}

test('the link of a reminder with several duties opens the list of them and marks the reminder as seen', async () => {
  const { running, forms } = world();
  const { duty, officer } = forms['plan-mission'];
  const found = await running.db.stores.duties.find({ areaCode: duty.areaCode, state: 'todo' });
  const [first, second] = found.filter(({ areaCode }) => areaCode === duty.areaCode);
  if (!first || !second) throw new Error('two duties are needed');
  const digest = digestTo(officer.id, [first.id, second.id]);
  await running.db.stores.deliveries.plan([digest]);
  const { page, close } = await openPhone({ ...world(), person: officer, width: 360 });
  await page.goto(`${running.url}/app/duties?reminder=${digest.id}&from=${digest.id}`);
  await page.getByRole('heading', { name: 'เรื่องที่แจ้งเตือน' }).waitFor();
  await page.getByText('2 เรื่อง', { exact: true }).waitFor();
  expect(await page.locator('.list li').count()).toBe(2);
  expect(await screenFaults(page)).toEqual([]);
  const seen = async () => (await running.db.stores.deliveries.get(digest.id))?.seenAt ?? null;
  await expect.poll(seen).not.toBeNull();
  await close();
});
