import type { ServerResponse } from 'node:http';
import type { AppClock } from '../clock.ts';
import type { Notice, Platform } from '../platform.ts';
import type { View } from './view.ts';

export interface Streams {
  open(response: ServerResponse): void;
  close(): void;
}

interface Needs {
  platform: Platform;
  clock: AppClock;
  view: View;
}

const pollMs = 3000;

/** Server-sent events for open pages. The app's clock is polled only while a page is open. */
export function createStreams({ platform, clock, view }: Needs): Streams {
  const open = new Set<ServerResponse>();
  const dirty = new Set<'people' | 'menus' | 'status'>();
  let soon: NodeJS.Timeout | undefined;
  let poll: NodeJS.Timeout | undefined;

  const write = (name: string, data: unknown) => {
    for (const response of open)
      response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const flush = () => {
    soon = undefined;
    for (const name of dirty) write(name, view[name]());
    dirty.clear();
  };
  const later = (name: 'people' | 'menus' | 'status') => {
    dirty.add(name);
    soon ??= setTimeout(flush, 60).unref();
  };
  const onNotice = (notice: Notice) => {
    if (open.size === 0) return;
    if (notice.type === 'people' || notice.type === 'menus' || notice.type === 'status')
      return later(notice.type);
    write(notice.type, notice);
  };
  const stopListening = platform.listen(onNotice);

  const leave = (response: ServerResponse) => {
    open.delete(response);
    if (open.size > 0) return;
    clearInterval(poll);
    poll = undefined;
  };
  return {
    open: (response) => {
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        connection: 'keep-alive',
      });
      response.write('retry: 1000\n\n');
      open.add(response);
      response.on('close', () => leave(response));
      void clock.refresh().then(() => later('status'));
      poll ??= setInterval(() => void clock.refresh(), pollMs).unref();
    },
    close: () => {
      stopListening();
      clearTimeout(soon);
      clearInterval(poll);
      for (const response of open) response.destroy();
      open.clear();
    },
  };
}
