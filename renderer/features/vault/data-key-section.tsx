import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle, IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { useReturningButton } from '../../lib/form-focus';
import { formatInstant } from '../../lib/formatting';
import { dataKeyWords as words } from '../../lib/words/data-key';
import { KeyValueList } from '../../ui/key-value-list';
import { Loaded } from '../../ui/loaded';
import { ProgressBar } from '../../ui/progress-bar';
import { SuccessNote } from '../../ui/success-note';
import { DataKeyForm } from './data-key-form';
import { useChangeDataKey, useDataKey, type DataKey } from './queries';
import { RecoverySharesSection } from './recovery-shares-section';
import classes from './data-key.module.css';

/** The key that everything is encrypted under, why it should be changed, and the shares that open it on paper. */
export function DataKeySection() {
  return (
    <>
      <section className={classes.section} aria-labelledby="data-key">
        <h2 id="data-key" className={classes.title}>
          {words.title}
        </h2>
        <p className={classes.dimmed}>{words.intro}</p>
        <Loaded query={useDataKey()}>{(dataKey) => <State dataKey={dataKey} />}</Loaded>
      </section>
      <RecoverySharesSection />
    </>
  );
}

function State({ dataKey }: { readonly dataKey: DataKey }) {
  const { changedAt, due } = dataKey;
  return (
    <>
      <KeyValueList
        items={[
          {
            key: 'since',
            label: words.since,
            value: changedAt === null ? words.sinceMaking : formatInstant(changedAt),
            ...(due.length === 0 ? { hint: words.notDue } : {}),
          },
        ]}
      />
      {due.length > 0 && (
        <Alert color="var(--unmet)" variant="outline" icon={<IconAlertTriangle size={18} aria-hidden />} title={words.dueTitle}>
          <ul className={classes.list}>
            {due.map((one) => (
              <li key={`${one.why} ${one.at}`}>{dueText(one)}</li>
            ))}
          </ul>
        </Alert>
      )}
      <Change />
    </>
  );
}

function dueText(due: DataKey['due'][number]): string {
  const at = formatInstant(due.at);
  return due.why === 'openerEnded' ? words.due.openerEnded(due.printedName, at) : words.due[due.why](at);
}

const steps: Readonly<Record<string, string>> = words.steps;

function Change() {
  const form = useReturningButton();
  const [reason, setReason] = useState('');
  const change = useChangeDataKey();
  if (change.state === 'running') {
    const { progress } = change;
    return (
      <>
        <p className={classes.text}>{words.running}</p>
        <ProgressBar
          label={progress === null ? words.starting : (steps[progress.label] ?? progress.label)}
          done={progress === null ? 0 : Object.keys(steps).indexOf(progress.label)}
          total={progress === null ? null : Object.keys(steps).length}
          onCancel={change.cancel}
        />
      </>
    );
  }
  if (form.isOpen || change.state === 'failed') {
    return (
      <DataKeyForm
        reason={reason}
        onReason={setReason}
        error={change.state === 'failed' ? change.error : null}
        onSubmit={change.start}
        onCancel={() => {
          change.dismiss();
          form.close();
        }}
      />
    );
  }
  return (
    <>
      {change.state === 'done' && <SuccessNote>{words.done}</SuccessNote>}
      <div>
        <Button
          variant="default"
          leftSection={<IconKey size={16} aria-hidden />}
          autoFocus={form.isBack}
          onClick={() => {
            change.dismiss();
            form.open();
          }}
        >
          {words.begin}
        </Button>
      </div>
    </>
  );
}
