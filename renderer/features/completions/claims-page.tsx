import { Button, Checkbox, Radio, SegmentedControl, Stack, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useFieldCheck } from '../../lib/field-check';
import { isReason } from '../../lib/reason';
import { useMay } from '../../lib/session';
import { tell } from '../../lib/tell';
import { completionWords } from '../../lib/words/completions';
import { BesidePage } from '../../ui/beside-page';
import type { Column } from '../../ui/data-table/column';
import { DataTable } from '../../ui/data-table/data-table';
import { EmptyState } from '../../ui/empty-state';
import { FailureNote } from '../../ui/failure-note';
import { IfMay } from '../../ui/if-may';
import { Loaded, QueryError } from '../../ui/loaded';
import { PageHeader } from '../../ui/page-header';
import { PeopleTabs } from '../../ui/people-tabs';
import { SidePanel } from '../../ui/side-panel';
import { useClaims, useDecide, type Claim } from './queries';
import classes from './completions.module.css';

const words = completionWords.claims;
const { columns: heads } = words;

const openColumns: readonly Column<Claim>[] = [
  { key: 'person', title: heads.person, width: 200, value: (row) => row.person.name },
  { key: 'number', title: heads.number, width: 100, value: (row) => row.person.employeeNumber },
  { key: 'competency', title: heads.competency, width: 120, value: (row) => row.competencyCode },
  { key: 'title', title: heads.title, width: 220, value: (row) => row.competencyTitle },
  { key: 'level', title: heads.level, width: 70, value: (row) => row.levelCode },
  { key: 'symbol', title: heads.symbol, width: 80, value: (row) => row.symbol },
  { key: 'statedOn', title: heads.statedOn, width: 110, value: (row) => row.statedOn },
  { key: 'file', title: heads.file, width: 170, value: (row) => `${row.fileName}, ${row.cell}` },
];
const decidedColumns: readonly Column<Claim>[] = [
  ...openColumns.slice(0, 5),
  { key: 'state', title: heads.state, width: 110, value: (row) => completionWords.batch.states[row.state] },
  {
    key: 'decision',
    title: heads.decision,
    width: 320,
    value: (row) => (row.decision === null ? null : `${row.decision.by}: ${row.decision.reason}`),
  },
];
const keyOf = (row: Claim): string => row.claimId;

/** What old spreadsheets said of people; the claims of one person open beside the list to be decided on. */
export function ClaimsPage({ personId, isDecided }: { readonly personId: string | null; readonly isDecided: boolean }) {
  return (
    <>
      <PageHeader title={words.title} subtitle={words.subtitle} />
      <PeopleTabs />
      <IfMay permission="assessments.read">
        <ClaimTable personId={personId} isDecided={isDecided} />
      </IfMay>
    </>
  );
}

function ClaimTable({ personId, isDecided }: { readonly personId: string | null; readonly isDecided: boolean }) {
  const query = useClaims(!isDecided);
  const navigate = useNavigate();
  const claims = query.data?.claims ?? [];
  const close = () => void navigate({ to: '/people/claims', search: {} });
  return (
    <>
      <div>
        <SegmentedControl
          aria-label={words.show}
          data={[
            { value: 'open', label: words.open(query.data?.open ?? 0) },
            { value: 'decided', label: words.decided },
          ]}
          value={isDecided ? 'decided' : 'open'}
          onChange={(value) => void navigate({ to: '/people/claims', search: value === 'decided' ? { decided: true } : {} })}
        />
      </div>
      <div className={classes.tall}>
        <DataTable
          key={String(isDecided)}
          name={isDecided ? 'claims.decided' : 'claims.open'}
          label={words.title}
          columns={isDecided ? decidedColumns : openColumns}
          rows={claims}
          rowKey={keyOf}
          {...(isDecided
            ? {}
            : { onOpen: (row: Claim) => void navigate({ to: '/people/claims', search: { person: row.person.personId } }) })}
          isLoading={query.isPending}
          error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
          empty={isDecided ? <EmptyState title={words.emptyDecided} /> : <EmptyState title={words.empty} hint={words.emptyHint} />}
        />
      </div>
      {personId !== null && !isDecided && (
        <BesidePage>
          <Panel personId={personId} query={query} onClose={close} />
        </BesidePage>
      )}
    </>
  );
}

function Panel({
  personId,
  query,
  onClose,
}: {
  readonly personId: string;
  readonly query: ReturnType<typeof useClaims>;
  readonly onClose: () => void;
}) {
  const mayDecide = useMay('assessments.sign');
  const own = (query.data?.claims ?? []).filter(({ person }) => person.personId === personId);
  const [first] = own;
  return (
    <SidePanel title={words.panel(first?.person.name ?? '')} subtitle={first?.person.employeeNumber} onClose={onClose}>
      <Loaded query={query}>
        {() => {
          if (first === undefined) return <p className={classes.text}>{words.gone}</p>;
          if (!mayDecide) return <p className={classes.text}>{words.mayNot}</p>;
          return <DecisionForm key={personId} personId={personId} claims={own} onDone={onClose} />;
        }}
      </Loaded>
    </SidePanel>
  );
}

const decisions = ['confirmed', 'declined'] as const;

function DecisionForm({
  personId,
  claims,
  onDone,
}: {
  readonly personId: string;
  readonly claims: readonly Claim[];
  readonly onDone: () => void;
}) {
  const decide = useDecide();
  const [chosen, setChosen] = useState<readonly string[]>(claims.length === 1 ? claims.map(keyOf) : []);
  const [decision, setDecision] = useState<(typeof decisions)[number]>('confirmed');
  const [reason, setReason] = useState('');
  const check = useFieldCheck({
    claims: chosen.length === 0 ? words.chosenNone : null,
    reason: isReason(reason) ? null : words.reasonMissing,
  });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!check.isComplete()) return;
        decide.mutate(
          { personId, claimIds: [...chosen], decision, reason: reason.trim() },
          {
            onSuccess: () => {
              tell(words.done[decision]);
              if (chosen.length === claims.length) onDone();
              else setChosen([]);
            },
          },
        );
      }}
    >
      {claims.length > 1 && (
        <Checkbox
          label={words.all(claims.length)}
          checked={chosen.length === claims.length}
          indeterminate={chosen.length > 0 && chosen.length < claims.length}
          onChange={(event) => setChosen(event.currentTarget.checked ? claims.map(keyOf) : [])}
        />
      )}
      <Checkbox.Group label={words.choose} value={[...chosen]} onChange={setChosen} error={check.of('claims').error}>
        <Stack gap={8} mt={4}>
          {claims.map((claim) => (
            <Checkbox
              key={claim.claimId}
              value={claim.claimId}
              label={`${claim.competencyCode} ${claim.competencyTitle}, ${heads.level.toLowerCase()} ${claim.levelCode}`}
              description={`“${claim.symbol}” in ${claim.cell} of ${claim.fileName}, ${claim.statedOn}`}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <Radio.Group
        label={words.decision}
        value={decision}
        onChange={(value) => setDecision(decisions.find((one) => one === value) ?? 'confirmed')}
      >
        <Stack gap={8} mt={4}>
          {decisions.map((one) => (
            <Radio key={one} value={one} label={words.decisions[one]} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={words.reason}
        description={words.reasonHint}
        autosize
        minRows={2}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
      <FailureNote title={words.failed} error={decide.error} />
      <div>
        <Button type="submit" loading={decide.isPending}>
          {chosen.length === 0 ? words.decisions[decision] : words.action[decision](chosen.length)}
        </Button>
      </div>
    </form>
  );
}
