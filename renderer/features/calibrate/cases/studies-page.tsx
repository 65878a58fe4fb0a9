import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFieldCheck } from '../../../lib/field-check';
import { isReason } from '../../../lib/reason';
import { useMay } from '../../../lib/session';
import { goldWords, studyWords as words } from '../../../lib/words/calibration-cases';
import { ActForm } from '../../../ui/act-form';
import { DateText } from '../../../ui/date-text';
import { EmptyState } from '../../../ui/empty-state';
import { IfMay } from '../../../ui/if-may';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { ShortTable } from '../../../ui/short-table';
import { AssignStudy } from './assign-study';
import { useStudies, useWithdrawStudy, type Study } from './queries';
import classes from './cases.module.css';

/** Who was asked to rate gold cases, and what came of it. */
export function StudiesPage() {
  return (
    <IfMay permission="calibration.read" title={words.title}>
      <Found />
    </IfMay>
  );
}

function Found() {
  const mayRun = useMay('calibration.run');
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={words.subtitle}
        parent={{ label: goldWords.parent, href: '#/calibrate/cases' }}
        actions={mayRun && !isAsking ? <Button onClick={() => setAsking(true)}>{words.assign}</Button> : undefined}
      />
      <div className={classes.stack}>
        {isAsking && <AssignStudy onDone={() => setAsking(false)} />}
        <Loaded query={useStudies()}>
          {({ studies }) =>
            studies.length === 0 ? <EmptyState title={words.empty} hint={words.emptyHint} /> : <Studies studies={studies} mayRun={mayRun} />
          }
        </Loaded>
      </div>
    </>
  );
}

function Studies({ studies, mayRun }: { readonly studies: readonly Study[]; readonly mayRun: boolean }) {
  const [withdrawn, setWithdrawn] = useState<string | null>(null);
  return (
    <>
      {withdrawn !== null && <Withdraw studyId={withdrawn} onDone={() => setWithdrawn(null)} />}
      <ShortTable label={words.title}>
        <thead>
          <tr>
            <th scope="col">{words.columns.assessor}</th>
            <th scope="col">{words.columns.cases}</th>
            <th scope="col">{words.columns.due}</th>
            <th scope="col">{words.columns.state}</th>
            <th scope="col">{words.columns.figures}</th>
            <th scope="col">{words.columns.verdict}</th>
          </tr>
        </thead>
        <tbody>
          {studies.map((one) => (
            <tr key={one.studyId}>
              <td>
                {one.figures === null ? (
                  one.assessorName
                ) : (
                  <Link to="/calibrate/studies/$studyId/result" params={{ studyId: one.studyId }} search={true}>
                    {one.assessorName}
                  </Link>
                )}
              </td>
              <td data-figures>{one.cases}</td>
              <td>
                <DateText date={one.dueOn} />
              </td>
              <td>
                {words.states[one.state]}{' '}
                {one.state === 'open' && mayRun && (
                  <Link
                    to="/calibrate/studies/$studyId"
                    params={{ studyId: one.studyId }}
                    search={true}
                    aria-label={words.rateHereOf(one.assessorName)}
                  >
                    {words.rateHere}
                  </Link>
                )}{' '}
                {one.state === 'open' && mayRun && (
                  <Button size="compact-xs" variant="default" onClick={() => setWithdrawn(one.studyId)}>
                    {words.withdraw}
                  </Button>
                )}
              </td>
              <td>{one.figures === null ? words.none : words.result.share(one.figures.effectiveness, one.figures.cases)}</td>
              <td>{one.verdict === null ? words.none : words.verdicts[one.verdict]}</td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
    </>
  );
}

function Withdraw({ studyId, onDone }: { readonly studyId: string; readonly onDone: () => void }) {
  const withdraw = useWithdrawStudy();
  const [reason, setReason] = useState('');
  const check = useFieldCheck({ reason: isReason(reason) ? null : goldWords.reasonMissing });
  return (
    <ActForm
      label={words.withdrawTitle}
      title={words.withdrawTitle}
      action={words.withdrawAction}
      failed={words.withdrawFailed}
      isPending={withdraw.isPending}
      error={withdraw.error}
      onSubmit={() => {
        if (check.isComplete()) withdraw.mutate({ studyId, reason }, { onSuccess: onDone });
      }}
      onCancel={onDone}
    >
      <TextInput
        label={goldWords.reason}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
    </ActForm>
  );
}
