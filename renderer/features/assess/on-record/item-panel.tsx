import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { formatInstant } from '../../../lib/formatting';
import { useMay } from '../../../lib/session';
import { evidenceWords } from '../../../lib/words/evidence';
import { BesidePage } from '../../../ui/beside-page';
import { KeyValueList } from '../../../ui/key-value-list';
import { Loaded } from '../../../ui/loaded';
import { SidePanel } from '../../../ui/side-panel';
import { SignatureList } from '../../../ui/signature-list';
import common from '../assess.module.css';
import { RecordFiles } from '../record/record-files';
import { ItemForm } from './item-form';
import { useEvidenceItem } from './queries';

const words = evidenceWords.item;

/** One item of evidence with its files, digest and signature, each checked as it is opened. */
export function ItemPanel({ personId, itemId }: { readonly personId: string; readonly itemId: string }) {
  const query = useEvidenceItem(personId, itemId);
  const navigate = useNavigate();
  const mayAdd = useMay('evidence.add');
  const [isAmending, setAmending] = useState(false);
  const close = () => void navigate({ to: '/people/evidence/$personId', params: { personId } });
  return (
    <BesidePage>
      <SidePanel
        width={560}
        title={query.data?.title ?? words.loading}
        subtitle={query.data && evidenceWords.kinds[query.data.kind]}
        onClose={close}
      >
        <Loaded query={query}>
          {(item) => (
            <>
              <p role={item.isUnchanged ? undefined : 'alert'} className={common.mark} data-tone={item.isUnchanged ? 'met' : 'unmet'}>
                {item.isUnchanged ? words.unchanged : words.changed}
              </p>
              {item.statement !== '' && <p className={common.text}>{item.statement}</p>}
              <KeyValueList
                items={[
                  { key: 'reference', label: words.reference, value: item.reference },
                  { key: 'completion', label: words.completion, value: item.completion },
                  {
                    key: 'competency',
                    label: words.competency,
                    value: [item.competencyCode, item.competencyTitle, item.levelCode].filter((part) => part !== null).join(' '),
                  },
                  {
                    key: 'captured',
                    label: words.captured,
                    value: [item.capturedOn, item.capturedTime].filter((part) => part !== null).join(' '),
                  },
                  {
                    key: 'context',
                    label: words.context,
                    value: [item.place, item.shift, item.equipment, item.task?.title]
                      .filter((part) => part !== undefined && part !== '')
                      .join(' · '),
                  },
                  { key: 'authenticity', label: words.authenticity, value: item.authenticity },
                  { key: 'witness', label: words.witness, value: item.witness },
                  { key: 'addedBy', label: words.addedBy, value: `${item.addedBy}, ${formatInstant(item.recordedAt)}` },
                  { key: 'reason', label: words.reason, value: item.amendReason },
                  { key: 'digest', label: words.digest, value: <span className={common.digest}>{item.contentDigest}</span> },
                ].filter(({ value }) => value !== null && value !== '')}
              />
              <RecordFiles files={item.files} />
              {item.signatures.length > 0 && <SignatureList signatures={item.signatures} />}
              {mayAdd && item.amendedById === null && !isAmending && (
                <div>
                  <Button variant="default" onClick={() => setAmending(true)}>
                    {words.amendTitle}
                  </Button>
                </div>
              )}
              {isAmending && <ItemForm personId={personId} isStatement={item.kind === 'witnessStatement'} amends={item} onDone={close} />}
            </>
          )}
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}
