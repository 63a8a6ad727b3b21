import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { createHttp } from '#bot/line/http.ts';
import { createLineClient } from '#bot/line/line-client.ts';
import type { LineClient } from '#bot/line/line-client.ts';
import { menuStateOf, menuFor, ensureRichMenus } from '#bot/rich-menu/ensure.ts';
import { drawMenu } from '#bot/rich-menu/draw.ts';
import { ensureRichMenu, linkRichMenu } from '#bot/rich-menu/link.ts';
import { allMenus, areasOf, menuStates, heightOf, menuWidth } from '#bot/rich-menu/menus.ts';
import { refreshMenus } from '#bot/rich-menu/refresh.ts';
import { createSimulator } from '#simulator/index.ts';
import { demoDatabase } from '../support/demo-database.ts';
import { links, morning } from './chat.ts';

const { db, people } = await demoDatabase();
const token = 'token-of-a-test';
const http = createHttp();
const simulator = await createSimulator({
  port: 0,
  channelId: '1000000001',
  channelSecret: 'secret',
  channelAccessToken: token,
  loginChannelId: '2000000002',
  liffId: '2000000002-prasandd',
  endpointUrl: 'http://localhost:3999',
});
simulator.addPersonas(people.map(({ lineUserId, name }) => ({ lineUserId, name })));
const plain = createLineClient({
  http: http.call,
  apiOrigin: simulator.origin,
  dataApiOrigin: simulator.origin,
  channelId: '1000000001',
  channelSecret: 'secret',
  accessToken: token,
  wallClock: () => morning,
});
const daw = people.find((person) => person.name === 'นางสาวดาว ทดลอง')?.lineUserId ?? '';

afterAll(async () => {
  http.close();
  await simulator.close();
});

/** Calls that change data at LINE. */
let writes = 0;
const line: LineClient = {
  ...plain,
  call: (call) => {
    if (call.method !== 'GET') writes += 1;
    return plain.call(call);
  },
};

const duty = { standing: 'open', daysLeft: 30, holder: 'centre', actions: ['fill'] } as const;

describe('the menu of a person', () => {
  it('puts late work before returned work, and both before work due soon', () => {
    const of = (...duties: Parameters<typeof menuStateOf>[0]['duties'][number][]) =>
      menuStateOf({ duties, queue: [] });
    expect(of()).toBe('none');
    expect(of(duty)).toBe('none');
    expect(of(duty, { ...duty, standing: 'due', daysLeft: 7 })).toBe('due');
    expect(of({ ...duty, standing: 'draft', daysLeft: 0 })).toBe('due');
    expect(
      of({ ...duty, standing: 'due', daysLeft: 1 }, { ...duty, standing: 'returned', daysLeft: 2 }),
    ).toBe('returned');
    expect(
      of(
        { ...duty, standing: 'returned', daysLeft: 2 },
        { ...duty, standing: 'overdue', daysLeft: -1 },
      ),
    ).toBe('overdue');
  });

  it('shows no attention mark for others’ duties, sent reports and duties not yet open', () => {
    const rest = [
      { ...duty, daysLeft: -3, actions: [] },
      { ...duty, daysLeft: -3, holder: 'district' as const },
      { ...duty, daysLeft: 3, standing: 'closed' as const },
    ];
    expect(menuStateOf({ duties: rest, queue: [] })).toBe('none');
    expect(menuStateOf({ duties: rest, queue: [{}] })).toBe('due');
  });

  it('is named after role and attention mark; a person without duties has one menu', () => {
    expect(menuFor({ role: 'officer', attention: 'overdue' })).toBe('officer-overdue');
    expect(menuFor({ role: null, attention: 'overdue' })).toBe('guest-none');
    for (const attention of menuStates)
      expect(menuFor({ role: 'admin', attention })).toBe('admin-none');
  });
});

describe('the menu pictures', () => {
  it('are covered by tap areas without overlap or gap, each with a label for screen readers', () => {
    for (const menu of allMenus()) {
      const areas = areasOf(menu, links);
      const surface = areas.reduce(
        (sum, { bounds }) => sum + (bounds?.width ?? 0) * (bounds?.height ?? 0),
        0,
      );
      expect(surface).toBe(menuWidth * heightOf(menu));
      for (const { action } of areas) expect(action?.label).toMatch(/\S/);
    }
  });

  it('are drawn at the size sent to LINE, below 1 MB, with a different picture for each state', async () => {
    const [first, second] = allMenus().filter(
      (menu) => menu.name === 'officer-due' || menu.name === 'officer-returned',
    );
    if (!first || !second) throw new Error('menus are missing');
    const [one, other] = await Promise.all([drawMenu(first), drawMenu(second)]);
    expect(await sharp(one).metadata()).toMatchObject({ width: 2500, height: 1686, format: 'png' });
    expect(one.length).toBeLessThan(1_000_000);
    expect(one.equals(other)).toBe(false);
  });
});

describe('rich menus at LINE', () => {
  it('are not linked before they are set up', async () => {
    expect(await linkRichMenu(line, { userId: daw, menu: 'officer-due' })).toBe(false);
  });

  it('are created once; a second run writes nothing', async () => {
    expect(await ensureRichMenus(line, links)).toEqual({ made: allMenus().length, removed: 0 });
    const before = writes;
    expect(await ensureRichMenus(line, links)).toEqual({ made: 0, removed: 0 });
    expect(writes).toBe(before);
    expect(simulator.menuOf(daw)?.name).toMatch(/^prasan guest-none /);
  });

  it('are linked to a person, with a request only when the menu changes', async () => {
    expect(await linkRichMenu(line, { userId: daw, menu: 'officer-due' })).toBe(true);
    expect(simulator.menuOf(daw)?.name).toContain('officer-due');
    const before = simulator.log().length;
    await ensureRichMenu(line, { userId: daw, menu: 'officer-due' });
    expect(simulator.log().length).toBe(before);
    await ensureRichMenu(line, { userId: daw, menu: 'officer-returned' });
    expect(simulator.menuOf(daw)?.name).toContain('officer-returned');
  });

  it('are replaced only when changed, and can still be linked', async () => {
    const moved = { ...links, overview: () => 'https://liff.line.me/2000000002-elsewhere' };
    const changed = allMenus().filter((menu) =>
      menu.cells.some((cell) => cell.page === 'overview'),
    );
    const count = changed.length;
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(allMenus().length);
    await linkRichMenu(line, { userId: daw, menu: 'districtHead-none' });
    expect(await ensureRichMenus(line, moved)).toEqual({ made: count, removed: count });
    expect(await linkRichMenu(line, { userId: daw, menu: 'districtHead-none' })).toBe(true);
    expect(simulator.menuOf(daw)?.name).toContain('districtHead-none');
  });

  it('are linked to all people each morning in a few calls', async () => {
    const before = simulator.log().length;
    const { linked } = await refreshMenus({ db, line, now: morning });
    expect(linked).toBe(people.length);
    expect(simulator.log().length - before).toBeLessThan(40);
    expect(simulator.menuOf(daw)?.name).toContain('officer-returned');
  });
});
