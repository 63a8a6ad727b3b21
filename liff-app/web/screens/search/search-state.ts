import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import * as z from 'zod/mini';
import type { Output } from '#contract/contract.ts';
import { queryWords } from '#domain/search/fold.ts';
import type { SearchKind } from '#domain/search/kinds.ts';
import type { Failure } from '#web/api/api.ts';
import { useApp } from '#web/app-context.ts';
import { openedSchema } from './options.ts';
import type { Opened } from './options.ts';
import { searchedKey } from '#web/sync/storage-keys.ts';

type Groups = Output<'search'>['groups'];

export interface SearchState {
  /** The newest results, kept while the next ones are fetched. */
  groups: Groups | null;
  /** The text and the kind to which the results belong. */
  isFresh: boolean;
  failure: Failure | null;
  retry: () => void;
}

const restMs = 150;
const nothing: { key: string; groups: Groups | null; failure: Failure | null } = {
  key: '',
  groups: null,
  failure: null,
};

/** Searches when typing has stopped, from two letters on. */
export function useSearch(text: string, kind: SearchKind | null): SearchState {
  const { api } = useApp();
  const state = useSignal(nothing);
  const tries = useSignal(0);
  const wanted = queryWords(text).length > 0;
  const key = wanted ? JSON.stringify([text, kind, tries.value]) : '';
  useEffect(() => {
    if (!wanted) {
      state.value = nothing;
      return;
    }
    let isCurrent = true;
    const ask = async () => {
      const answer = await api.call('search', { text, ...(kind ? { kind } : {}) });
      if (!isCurrent) return;
      state.value = answer.ok
        ? { key, groups: answer.value.groups, failure: null }
        : { key, groups: state.peek().groups, failure: answer.failure };
    };
    const timer = setTimeout(() => void ask(), restMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [key]);
  const { groups, failure } = state.value;
  return {
    groups: wanted ? groups : null,
    isFresh: state.value.key === key,
    failure: state.value.key === key ? failure : null,
    retry: () => (tries.value += 1),
  };
}

const keptOpened = 5;

/** The last five results that were opened from the search on this device. */
export function useOpened(person: string) {
  const { storage } = useApp();
  const opened = useSignal<Opened[]>([]);
  const key = searchedKey(person);
  useEffect(() => {
    void storage.get(key, z.array(openedSchema)).then((found) => (opened.value = found ?? []));
  }, [key]);
  const add = (item: Opened): void => {
    const others = opened.peek().filter((other) => other.href !== item.href);
    opened.value = [item, ...others].slice(0, keptOpened);
    void storage.set(key, opened.value);
  };
  return { opened: opened.value, add };
}
