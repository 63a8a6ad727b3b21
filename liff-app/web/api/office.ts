import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import * as z from 'zod/mini';
import { dialledNumber } from '#domain/fields/phone.ts';
import { useApp } from '../app-context.ts';
import { officeKey } from '../sync/storage-keys.ts';

const officeSchema = z.object({ name: z.string(), phone: z.string() });
type Office = z.infer<typeof officeSchema>;

/**
 * The reader’s nearest office with a phone number. Null when none is known. Before the session is known, or
 * without a connection, it is the office that this phone last stored.
 */
export function useOffice(): (Office & { number: string }) | null {
  const { session, storage } = useApp();
  const kept = useSignal<Office | null>(null);
  const state = session.state.value;
  const isKnown = state.kind === 'ready';
  useEffect(() => {
    if (isKnown) return;
    const read = async () => {
      kept.value = await storage.get(officeKey, officeSchema);
    };
    void read();
  }, [isKnown]);
  const office = state.kind === 'ready' ? state.me.office : kept.value;
  const number = office ? dialledNumber(office.phone) : '';
  return office && number !== '' ? { ...office, number } : null;
}

/** Stores the office of the signed-in person on this phone. */
export function useKeepOffice(): void {
  const { session, storage } = useApp();
  const state = session.state.value;
  const office = state.kind === 'ready' ? state.me.office : null;
  useEffect(() => {
    if (office) void storage.set(officeKey, office);
  }, [office]);
}
