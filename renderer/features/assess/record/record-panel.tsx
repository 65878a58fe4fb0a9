import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { AmendCode } from '../../../../shared/domain/rating-change';
import { assessWords } from '../../../lib/words/assess';
import { BesidePage } from '../../../ui/beside-page';
import { Loaded } from '../../../ui/loaded';
import { SidePanel } from '../../../ui/side-panel';
import { useAssessment } from '../queries';
import { RecordActions, recordForms, type RecordFormKey } from './record-actions';
import { RecordDocument } from './record-document';
import { Verification } from './verification';

const words = assessWords.record;

/** One signed assessment beside the list, at an address of its own. */
export function RecordPanel({
  assessmentId,
  because,
  opensVerified = false,
}: {
  readonly assessmentId: string;
  /** What led to it, where it is come to from there: its amendment begins with that reason. */
  readonly because?: AmendCode | undefined;
  /** Whether its verification stands open at first. */
  readonly opensVerified?: boolean;
}) {
  const query = useAssessment(assessmentId);
  const navigate = useNavigate();
  const record = query.data;
  const [form, setForm] = useState<RecordFormKey | null>(null);
  const [isVerified, setVerified] = useState(opensVerified);
  const Form = form === null ? null : recordForms[form];
  return (
    <BesidePage>
      <SidePanel
        width={600}
        title={record?.competencyTitle ?? words.loading}
        subtitle={record?.personName}
        onClose={() => void navigate({ to: '/assess' })}
        actions={
          record === undefined ? undefined : (
            <RecordActions record={record} because={because} isBusy={form !== null} onForm={setForm} onVerify={() => setVerified(true)} />
          )
        }
      >
        <Loaded query={query}>
          {(data) => (
            <>
              {Form !== null && <Form record={data} onDone={() => setForm(null)} />}
              {isVerified && <Verification assessmentId={assessmentId} onClose={() => setVerified(false)} />}
              <RecordDocument record={data} />
            </>
          )}
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}
