import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { roleSchema } from '#domain/permissions.ts';
import { useApp } from '#web/app-context.ts';
import { announcementDraftKey } from '#web/sync/storage-keys.ts';

const draftSchema = z.object({
  /** An id made once, so that a repeated request announces once. */
  id: z.string(),
  roles: z.array(roleSchema),
  /** Empty means the whole province. */
  districts: z.array(areaCodeSchema),
  title: z.string(),
  text: z.string(),
  asksAcknowledgement: z.boolean(),
  /** Empty: now. */
  day: z.string(),
  time: z.string(),
});
export type AnnouncementDraft = z.infer<typeof draftSchema>;

function newDraft(): AnnouncementDraft {
  const text = { title: '', text: '', asksAcknowledgement: true, day: '', time: '09:00' };
  return { id: crypto.randomUUID(), roles: [], districts: [], ...text };
}

/** The draft of an announcement, kept on this device until it is sent. */
export function useAnnouncementDraft(person: string) {
  const { storage } = useApp();
  const key = announcementDraftKey(person);
  const draft = useSignal<AnnouncementDraft | null>(null);
  useEffect(() => {
    const restore = async () => {
      draft.value = (await storage.get(key, draftSchema)) ?? newDraft();
    };
    void restore();
  }, [key]);
  return {
    draft: draft.value,
    change: (fields: Partial<AnnouncementDraft>): void => {
      const current = draft.peek();
      if (!current) return;
      draft.value = { ...current, ...fields };
      void storage.set(key, draft.value);
    },
    drop: () => storage.remove(key),
  };
}
