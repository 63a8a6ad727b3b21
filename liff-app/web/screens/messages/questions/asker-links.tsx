import type { Me } from '#contract/contract.ts';
import { Icon } from '#web/parts/icon.tsx';
import type { Question } from './question-texts.ts';

/** Links from the question to the person’s centre and, for readers who may open people, to the person. */
export function AskerLinks({ me, question }: { me: Me; question: Question }) {
  const centres = question.who.flatMap(({ centre }) => centre ?? []);
  const opensPeople = me.lead === 'districtHead' || me.lead === 'province';
  return (
    <p class="asker-links">
      {centres[0] ? (
        <a class="link" href={`/app/centres/${encodeURIComponent(centres[0])}`}>
          <Icon name="centre" small />
          หน้า ศอช.
        </a>
      ) : null}
      {opensPeople ? (
        <a class="link" href={`/app/people/person/${encodeURIComponent(question.person)}`}>
          <Icon name="me" small />
          ข้อมูลผู้ถาม
        </a>
      ) : null}
    </p>
  );
}
