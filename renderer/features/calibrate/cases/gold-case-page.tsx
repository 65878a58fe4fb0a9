import { Button, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useFieldCheck } from '../../../lib/field-check';
import { formatInstant } from '../../../lib/formatting';
import { isReason } from '../../../lib/reason';
import { tell } from '../../../lib/tell';
import { goldWords as words } from '../../../lib/words/calibration-cases';
import { ActForm } from '../../../ui/act-form';
import { IfMay } from '../../../ui/if-may';
import { KeyValueList } from '../../../ui/key-value-list';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { ShortTable } from '../../../ui/short-table';
import { SignatureList } from '../../../ui/signature-list';
import { CasePieces } from './case-pieces';
import { GoldCaseForm } from './gold-case-form';
import { useGoldCase, useRetireGold, type GoldCaseDetail } from './queries';
import classes from './cases.module.css';

/** One exemplar: what is shown, how it is rated and why, and every revision of it. */
export function GoldCasePage({ goldCaseId }: { readonly goldCaseId: string }) {
  return (
    <IfMay permission="calibration.cases" title={words.label}>
      <Loaded query={useGoldCase(goldCaseId)}>{(gold) => <Shown key={gold.revision} gold={gold} />}</Loaded>
    </IfMay>
  );
}

function Shown({ gold }: { readonly gold: GoldCaseDetail }) {
  const navigate = useNavigate();
  const isChanging = useSearch({ strict: false }).change === true && gold.retired === null;
  const [isRetiring, setRetiring] = useState(false);
  const setChanging = (isWanted: boolean) =>
    void navigate({
      to: '/calibrate/cases/$goldCaseId',
      params: { goldCaseId: gold.goldCaseId },
      search: (old) => ({ ...old, change: isWanted ? true : undefined }),
      replace: true,
    });
  const { retired, competencyCode, competencyTitle } = gold;
  return (
    <>
      <PageHeader
        title={gold.title}
        subtitle={
          retired === null
            ? `${competencyCode} ${competencyTitle}`.trim()
            : words.retiredBy(retired.by, formatInstant(retired.at), retired.reason)
        }
        parent={{ label: words.parent, href: '#/calibrate/cases' }}
        actions={
          retired === null && !isChanging && !isRetiring ? (
            <>
              <Button variant="default" onClick={() => setChanging(true)}>
                {words.change}
              </Button>
              <Button variant="default" onClick={() => setRetiring(true)}>
                {words.retire}
              </Button>
            </>
          ) : undefined
        }
      />
      <div className={classes.stack}>
        {isRetiring && <Retire goldCaseId={gold.goldCaseId} onDone={() => setRetiring(false)} />}
        {isChanging ? (
          <GoldCaseForm
            goldCaseId={gold.goldCaseId}
            basis={gold.revision}
            competencyId={gold.competencyId}
            draftKey={`goldCase/kept/${gold.goldCaseId}`}
            initial={{ ...gold.content, rating: { ...gold.content.rating, cited: [...gold.content.rating.cited] } }}
            onDone={() => setChanging(false)}
            onCancel={() => setChanging(false)}
          />
        ) : (
          <Content gold={gold} />
        )}
        <History gold={gold} />
      </div>
    </>
  );
}

function Content({ gold: { content, prepared, origin, levelCode, requiredLevelCode } }: { readonly gold: GoldCaseDetail }) {
  const { rating, reasons } = content;
  const headingOf = (pieceId: string): string => content.pieces.find((piece) => piece.pieceId === pieceId)?.heading ?? pieceId;
  return (
    <div className={classes.columns}>
      <section className={classes.section} aria-labelledby="gold-material">
        <h2 id="gold-material" className={classes.title}>
          {words.material}
        </h2>
        <CasePieces pieces={prepared.material.pieces} withheld={prepared.material.withheld} />
      </section>
      <section className={classes.section} aria-labelledby="gold-rating">
        <h2 id="gold-rating" className={classes.title}>
          {words.agreed}
        </h2>
        <KeyValueList
          items={[
            { key: 'level', label: words.columns.level, value: levelCode },
            { key: 'required', label: words.columns.required, value: requiredLevelCode },
            { key: 'origin', label: words.columns.origin, value: words.origins[origin] },
            { key: 'cited', label: words.cited, value: rating.cited.map(headingOf).join('; ') || '–' },
            ...(rating.comment === '' ? [] : [{ key: 'comment', label: words.comment, value: rating.comment }]),
          ]}
        />
        <ul className={classes.pieces}>
          {prepared.indicators.map(({ id, text }) => (
            <li key={id} className={classes.piece}>
              <p className={classes.pieceTitle}>{text}</p>
              <p className={classes.text}>
                <strong>{words.marks[rating.indicators[id] ?? 'notSeen']}</strong>: {reasons[id] ?? ''}
              </p>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Retire({ goldCaseId, onDone }: { readonly goldCaseId: string; readonly onDone: () => void }) {
  const retire = useRetireGold();
  const [reason, setReason] = useState('');
  const check = useFieldCheck({ reason: isReason(reason) ? null : words.reasonMissing });
  return (
    <ActForm
      label={words.retireTitle}
      title={words.retireTitle}
      action={words.retireAction}
      failed={words.retireFailed}
      isPending={retire.isPending}
      error={retire.error}
      onSubmit={() => {
        if (!check.isComplete()) return;
        retire.mutate(
          { goldCaseId, reason },
          {
            onSuccess: () => {
              tell(words.retireDone);
              onDone();
            },
          },
        );
      }}
      onCancel={onDone}
    >
      <p className={classes.small}>{words.retireHint}</p>
      <TextInput
        label={words.reason}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
    </ActForm>
  );
}

function History({ gold: { history, signatures } }: { readonly gold: GoldCaseDetail }) {
  return (
    <section className={classes.section} aria-labelledby="gold-history">
      <h2 id="gold-history" className={classes.title}>
        {words.history}
      </h2>
      <ShortTable labelledBy="gold-history">
        <thead>
          <tr>
            <th scope="col">{words.historyColumns.revision}</th>
            <th scope="col">{words.historyColumns.approved}</th>
            <th scope="col">{words.historyColumns.by}</th>
            <th scope="col">{words.historyColumns.and}</th>
            <th scope="col">{words.historyColumns.reason}</th>
          </tr>
        </thead>
        <tbody>
          {history.map((one) => (
            <tr key={one.revision}>
              <td data-figures>{one.revision}</td>
              <td data-figures>{formatInstant(one.approvedAt)}</td>
              <td>{one.preparedBy}</td>
              <td>{one.approvedBy}</td>
              <td>{one.reason}</td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
      <h3 className={classes.title}>{words.signature}</h3>
      <SignatureList signatures={signatures} />
    </section>
  );
}
