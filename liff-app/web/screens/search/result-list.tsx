import { useEffect } from 'preact/hooks';
import type { SearchKind } from '#domain/search/kinds.ts';
import { Chip } from '#web/parts/chip.tsx';
import { Icon } from '#web/parts/icon.tsx';
import type { IconName } from '#web/parts/icon.tsx';
import { markedPieces } from './options.ts';
import type { Option, OptionGroup } from './options.ts';

const kindIcons: Readonly<Record<SearchKind, IconName>> = {
  centre: 'centre',
  person: 'me',
  duty: 'tasks',
  order: 'file',
};

interface Props {
  groups: readonly OptionGroup[];
  typed: string;
  active: Option | null;
  wide: boolean;
  onOpen: (option: Option) => void;
  onMore: (kind: SearchKind) => void;
}

export function optionId({ key }: Option): string {
  return `found-${key}`;
}

/** The options by kind. The text field keeps the focus, and the active option is marked. */
export function ResultList({ groups, typed, active, wide, onOpen, onMore }: Props) {
  useEffect(() => {
    if (active) document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' });
  }, [active?.key]);
  return (
    <>
      {groups.map(({ label, moreOf, more, options }) => (
        <div key={label} role="group" aria-label={label}>
          <div class="seek-group" role="presentation">
            <span aria-hidden="true">{label}</span>
            {moreOf === null ? null : (
              <span class="link" role="option" aria-selected="false" onClick={() => onMore(moreOf)}>
                {more}
              </span>
            )}
          </div>
          {options.map((option) => (
            <a
              key={option.key}
              id={optionId(option)}
              class="seek-option"
              role="option"
              aria-selected={option.key === active?.key}
              tabIndex={-1}
              href={option.href}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                onOpen(option);
              }}
            >
              <Icon name={kindIcons[option.kind]} />
              <span>
                <b>
                  <Marked text={option.title} typed={typed} />
                </b>
                <small>
                  <Marked text={option.subtitle} typed={typed} />
                </small>
              </span>
              {option.state ? <Chip {...option.state} /> : null}
              {wide && option.key === active?.key ? <kbd class="kbd">Enter</kbd> : null}
            </a>
          ))}
        </div>
      ))}
    </>
  );
}

function Marked({ text, typed }: { text: string; typed: string }) {
  return (
    <>
      {markedPieces(text, typed).map((piece, index) =>
        piece.isMarked ? <mark key={index}>{piece.text}</mark> : piece.text,
      )}
    </>
  );
}
