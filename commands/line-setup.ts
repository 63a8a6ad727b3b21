import { createHttp, NoAnswer } from '#bot/line/http.ts';
import { createLineClient } from '#bot/line/line-client.ts';
import { createLinks } from '#bot/links.ts';
import { ensureRichMenus } from '#bot/rich-menu/ensure.ts';
import { ConfigError, processConfig } from '#server/config.ts';
import type { Command } from './command.ts';
import { setUpLiff } from './liff-app.ts';

/** Sets the webhook address, the rich menus and the LIFF app; a second run changes nothing. */
export const setUpLine: Command = async (call) => {
  try {
    await setUp(call);
  } catch (error) {
    throw error instanceof NoAnswer ? new ConfigError(noLine(error)) : error;
  }
};

/** LINE did not answer: prints the cause and what to check. */
export function noLine({ message }: NoAnswer): string {
  return `Cannot reach LINE (${message}). Is this machine online, and is LINE_API_ORIGIN right?`;
}

const setUp: Command = async (call) => {
  const config = processConfig({ LIFF_ID: '-' });
  const http = createHttp();
  const line = createLineClient({ http: http.call, ...config.line, wallClock: call.wallClock });
  const endpoint = `${config.publicUrl}/webhook`;
  const set = await line.call({
    method: 'PUT',
    path: '/v2/bot/channel/webhook/endpoint',
    json: { endpoint },
  });
  call.print(`webhook ${endpoint}: ${set.status}`);
  call.print(await setUpLiff({ http: http.call, config }));
  const { liffId } = config.line;
  if (liffId === '-') call.print('rich menus: set LIFF_ID first, then run this again');
  else {
    const links = createLinks({ liffId, publicUrl: config.publicUrl });
    call.print(`rich menus: ${JSON.stringify(await ensureRichMenus(line, links))}`);
  }
  http.close();
};
