import { LineBotClient } from '@line/bot-sdk';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Simulator } from '#simulator/index.ts';
import {
  call,
  daw,
  eventsOf,
  mek,
  startApp,
  startSimulator,
  stranger,
  token,
} from './test-driver.ts';

const menu = {
  size: { width: 800, height: 540 },
  selected: true,
  name: 'officer.due',
  chatBarText: 'เมนู',
  areas: [
    {
      bounds: { x: 0, y: 0, width: 800, height: 540 },
      action: { type: 'message' as const, label: 'สถานะ', text: 'สถานะ' },
    },
  ],
};

function clientOf(simulator: Simulator): LineBotClient {
  return LineBotClient.fromChannelAccessToken({
    channelAccessToken: token,
    apiBaseURL: simulator.origin,
    dataApiBaseURL: simulator.origin,
  });
}

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#0a5c36' } })
    .png()
    .toBuffer();

async function withMenu(simulator: Simulator): Promise<string> {
  const client = clientOf(simulator);
  const { richMenuId } = await client.createRichMenu(menu);
  const bytes = await picture(800, 540);
  await client.setRichMenuImage(
    richMenuId,
    new Blob([new Uint8Array(bytes)], { type: 'image/png' }),
  );
  return richMenuId;
}

test('the official client makes a rich menu, gives it a picture and links it to one person', async () => {
  const simulator = await startSimulator();
  const client = clientOf(simulator);
  const id = await withMenu(simulator);
  await client.linkRichMenuIdToUser(daw, id);
  expect(simulator.menuOf(daw)).toEqual({ name: 'officer.due' });
  expect(simulator.menuOf(mek)).toBeUndefined();
  expect((await client.getRichMenuIdOfUser(daw)).richMenuId).toBe(id);
  expect((await client.getRichMenuList()).richmenus).toMatchObject([
    { richMenuId: id, name: menu.name },
  ]);
  await client.unlinkRichMenuIdFromUser(daw);
  expect((await call(simulator, `/v2/bot/user/${daw}/richmenu`)).status).toBe(404);
});

test('a rich menu without a picture cannot be linked', async () => {
  const simulator = await startSimulator();
  const { richMenuId } = await clientOf(simulator).createRichMenu(menu);
  const linked = await call(simulator, `/v2/bot/user/${daw}/richmenu/${richMenuId}`, {
    method: 'POST',
  });
  expect(linked).toMatchObject({
    status: 400,
    body: { message: 'must upload richmenu image before applying it to user' },
  });
});

test('a rich menu picture is accepted once, and only with the right type and size', async () => {
  const simulator = await startSimulator();
  const { richMenuId } = await clientOf(simulator).createRichMenu(menu);
  const upload = (bytes: Buffer, type: string) =>
    fetch(`${simulator.origin}/v2/bot/richmenu/${richMenuId}/content`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
      body: new Uint8Array(bytes),
    });
  const good = await picture(800, 540);
  expect((await upload(good, 'image/webp')).status).toBe(415);
  expect((await upload(await picture(799, 540), 'image/png')).status).toBe(400);
  expect((await upload(await picture(800, 560), 'image/png')).status).toBe(400);
  expect((await upload(good, 'image/png')).status).toBe(200);
  expect((await upload(good, 'image/png')).status).toBe(400);
});

test('the default rich menu is for people without their own, and only friends can have one', async () => {
  const simulator = await startSimulator();
  simulator.addPersonas([{ lineUserId: stranger, name: 'นายธารา สมมุติ', friend: 'none' }]);
  const client = clientOf(simulator);
  const id = await withMenu(simulator);
  await client.linkRichMenuIdToUser(stranger, id);
  expect(simulator.menuOf(stranger)).toBeUndefined();
  await client.setDefaultRichMenu(id);
  expect(simulator.menuOf(mek)).toEqual({ name: 'officer.due' });
  expect((await client.getDefaultRichMenuId()).richMenuId).toBe(id);
  await client.deleteRichMenu(id);
  expect(simulator.menuOf(mek)).toBeUndefined();
});

test('a bulk link accepts 500 people and refuses 501', async () => {
  const simulator = await startSimulator();
  const id = await withMenu(simulator);
  const link = (count: number) =>
    call(simulator, '/v2/bot/richmenu/bulk/link', {
      body: { richMenuId: id, userIds: Array.from({ length: count }, () => daw) },
    });
  expect((await link(501)).status).toBe(400);
  expect((await link(500)).status).toBe(202);
  expect(simulator.menuOf(daw)).toEqual({ name: 'officer.due' });
});

test('rich menu aliases are made, moved, listed and removed, and a switch action follows them', async () => {
  const app = await startApp();
  const simulator = await startSimulator();
  simulator.connect({ appUrl: app.url });
  const client = clientOf(simulator);
  const first = await withMenu(simulator);
  const second = await withMenu(simulator);
  await client.createRichMenuAlias({ richMenuAliasId: 'officer', richMenuId: first });
  const again = await call(simulator, '/v2/bot/richmenu/alias', {
    body: { richMenuAliasId: 'officer', richMenuId: first },
  });
  expect(again.status).toBe(400);
  await client.updateRichMenuAlias('officer', { richMenuId: second });
  expect((await client.getRichMenuAliasList()).aliases).toEqual([
    { richMenuAliasId: 'officer', richMenuId: second },
  ]);
  simulator.tap(daw, { type: 'richmenuswitch', richMenuAliasId: 'officer', data: 'v1:menu' });
  simulator.tap(daw, { type: 'richmenuswitch', richMenuAliasId: 'nobody', data: 'v1:menu' });
  await simulator.idle();
  expect(eventsOf(app.received)).toMatchObject([
    { postback: { params: { newRichMenuAliasId: 'officer', status: 'SUCCESS' } } },
    {
      postback: { params: { newRichMenuAliasId: 'nobody', status: 'RICHMENU_ALIAS_ID_NOTFOUND' } },
    },
  ]);
  expect((await client.getRichMenuIdOfUser(daw)).richMenuId).toBe(second);
  await client.deleteRichMenuAlias('officer');
  expect((await call(simulator, '/v2/bot/richmenu/alias/officer')).status).toBe(404);
});
