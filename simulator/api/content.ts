import type { Router } from 'express';
import type { Faults } from '../faults.ts';
import { ok, refuse } from '../http/call.ts';
import { createRouter } from '../http/endpoint.ts';
import type { Platform } from '../platform.ts';
import type { Storage } from '../storage.ts';
import type { ApiCall, ApiGuard, ApiReply } from './api-guard.ts';

interface ContentContext {
  guard: ApiGuard;
  faults: Faults;
  platform: Platform;
  storage: Storage;
}

const path = '/v2/bot/message/:messageId/content';

/** LINE's data API, which returns the bytes of photos that people sent. */
export function createContentRouter(context: ContentContext): Router {
  const { guard } = context;
  const router = createRouter();
  router.get(
    path,
    guard.endpoint({ name: 'content' }, (call) => download(context, call)),
  );
  router.get(
    `${path}/preview`,
    guard.endpoint({ name: 'content preview' }, (call) => download(context, call)),
  );
  router.get(
    `${path}/transcoding`,
    guard.endpoint({ name: 'transcoding' }, () => ok({ status: 'succeeded' })),
  );
  return router;
}

async function download(
  { faults, platform, storage }: ContentContext,
  { params }: ApiCall,
): Promise<ApiReply> {
  const id = params['messageId'] ?? '';
  if (faults.take('content'))
    return { ...refuse(500, 'Internal Server Error'), verdict: 'โหลดรูปไม่ได้' };
  const content = platform.state.contents.find((stored) => stored.id === id);
  const bytes = content === undefined ? undefined : await storage.readBlob(content.file);
  if (content !== undefined && bytes !== undefined)
    return {
      ...ok(bytes),
      headers: { 'content-type': content.contentType },
      verdict: 'ดาวน์โหลดแล้ว',
    };
  const isUnsent = platform.findMessage(id)?.unsent === true;
  return isUnsent ? refuse(410, 'The content is gone') : refuse(404, 'not found');
}
