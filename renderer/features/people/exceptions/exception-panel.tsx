import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ExceptionKind } from '../../../../shared/domain/exception';
import { tell } from '../../../lib/tell';
import { exceptionWords as words } from '../../../lib/words/exceptions';
import { BesidePage } from '../../../ui/beside-page';
import { Loaded } from '../../../ui/loaded';
import { SidePanel } from '../../../ui/side-panel';
import { ExemptionForm } from './exemption-form';
import { ExtensionForm } from './extension-form';
import { useTermsOf, type Terms } from './queries';
import { ReinstatementForm } from './reinstatement-form';
import { RevocationForm } from './revocation-form';
import { SuspensionForm } from './suspension-form';
import { WaiverForm } from './waiver-form';
import classes from './exceptions.module.css';

export interface FormProps {
  readonly terms: Terms;
  readonly personId: string;
  readonly competencyId: string;
  readonly onDone: (told: string) => void;
  readonly onCancel: () => void;
}

const forms = {
  extension: ExtensionForm,
  exemption: ExemptionForm,
  waiver: WaiverForm,
  suspension: SuspensionForm,
  revocation: RevocationForm,
  reinstatement: ReinstatementForm,
} satisfies Record<ExceptionKind, (props: FormProps) => ReactNode>;

/** One of the six for a person in a competency, beside the list of people; Esc goes back to the person. */
export function ExceptionPanel({
  kind,
  personId,
  competencyId,
}: {
  readonly kind: ExceptionKind;
  readonly personId: string;
  readonly competencyId: string;
}) {
  const navigate = useNavigate();
  const query = useTermsOf(personId, competencyId);
  const Form = forms[kind];
  const terms = query.data;
  const close = () => void navigate({ to: '/people/$personId', params: { personId }, search: true });
  const done = (told: string) => {
    tell(told);
    close();
  };
  return (
    <BesidePage>
      <SidePanel
        width={560}
        title={words.kinds[kind]}
        subtitle={terms === undefined ? words.loading : `${terms.personName} · ${words.about(terms.competencyCode, terms.competencyTitle)}`}
        onClose={close}
      >
        <Loaded query={query}>
          {(data) => (
            <div className={classes.form}>
              <Form terms={data} personId={personId} competencyId={competencyId} onDone={done} onCancel={close} />
            </div>
          )}
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}
