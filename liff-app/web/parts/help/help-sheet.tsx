import type { Me } from '#contract/contract.ts';
import { useOffice } from '#web/api/office.ts';
import { Dialog } from '../dialog.tsx';
import { Icon } from '../icon.tsx';
import { helpOf, piecesOf } from './help-of.ts';

interface Props {
  /** The name of the open route; null for an address without a screen. */
  route: string | null;
  lead: Me['lead'];
  onClose: () => void;
}

/** What the open screen is for, its steps, and whom to call. */
export function HelpSheet({ route, lead, onClose }: Props) {
  const help = helpOf(route, lead);
  return (
    <Dialog title={help ? `วิธีใช้ · ${help.title}` : 'วิธีใช้'} onClose={onClose}>
      {help ? (
        <>
          <p>{help.about}</p>
          <ol class="help-steps">
            {help.steps.map((step) => (
              <li key={step}>
                <p>
                  {piecesOf(step).map((piece, at) =>
                    at % 2 === 1 ? <b key={piece}>{piece}</b> : piece,
                  )}
                </p>
              </li>
            ))}
          </ol>
        </>
      ) : null}
      <WhomToCall lead={lead} />
    </Dialog>
  );
}

function WhomToCall({ lead }: Pick<Props, 'lead'>) {
  const office = useOffice();
  if (lead === 'province' || lead === 'admin')
    return <p class="help-call">ถ้ายังติดขัด ติดต่อผู้ดูแลระบบของจังหวัด</p>;
  return (
    <div class="help-call">
      <p>
        ถ้ายังติดขัด พิมพ์ถามในแชต ศอช. ประสาน แล้วกด ส่งให้เจ้าหน้าที่{office ? ` หรือโทร ${office.name}` : ''}
      </p>
      {office ? (
        <a class="btn btn-wide" href={`tel:${office.number}`}>
          <Icon name="phone" />
          โทร {office.phone}
        </a>
      ) : null}
    </div>
  );
}
