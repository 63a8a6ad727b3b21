import type { ComponentChildren } from 'preact';
import { useApp } from '../app-context.ts';
import { messages } from '../messages.ts';
import { Icon } from './icon.tsx';
import { HelpButton } from './help/help-button.tsx';
import { TitleText } from './title-text.tsx';
import { SearchButton } from './search/search-button.tsx';

/** White header of a task: its title and a link back. */
export function TaskHeader({
  title,
  sub,
  back,
  ruled = true,
  side,
}: {
  title: string;
  sub?: ComponentChildren;
  back: string;
  ruled?: boolean;
  side?: ComponentChildren;
}) {
  const { router } = useApp();
  return (
    <header class={ruled ? 'head ruled' : 'head'}>
      <a
        class="round"
        href={back}
        aria-label={messages.back}
        onClick={(event) => {
          event.preventDefault();
          router.back(back);
        }}
      >
        <Icon name="back" />
      </a>
      <div>
        <h1 tabIndex={-1}>
          <TitleText>{title}</TitleText>
        </h1>
        {sub ? <p>{sub}</p> : null}
      </div>
      <div class="side">
        <HelpButton isShort />
        {side}
      </div>
    </header>
  );
}

/** Green header of a place. A plain one has no green on wide screens, where the side bar is green. */
export function PageHeader({
  title,
  who,
  side,
  plain = false,
  children,
}: {
  title: string;
  who?: ComponentChildren;
  side?: ComponentChildren;
  plain?: boolean;
  children?: ComponentChildren;
}) {
  return (
    <header class={plain ? 'top plain' : 'top'}>
      <div class="row">
        <h1 tabIndex={-1}>{title}</h1>
        <span class="top-tools">
          <SearchButton />
          {side}
          <HelpButton isShort={Boolean(side)} />
        </span>
      </div>
      {who ? <p class="who">{who}</p> : null}
      {children}
    </header>
  );
}
