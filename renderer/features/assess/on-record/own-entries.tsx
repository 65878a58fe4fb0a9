import { Button, NativeSelect } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answeredRecords } from '../../../../shared/domain/observation';
import { formatInstant } from '../../../lib/formatting';
import { recordPath } from '../../../lib/record-path';
import { markOfState } from '../../../lib/states';
import { evidenceWords } from '../../../lib/words/evidence';
import { DateText } from '../../../ui/date-text';
import { EmptyState } from '../../../ui/empty-state';
import { StateMark } from '../../../ui/mark/state-mark';
import { ReasonTree } from '../../../ui/reason-tree';
import { ShortTable } from '../../../ui/short-table';
import { AnswerForm } from './answer-form';
import type { OwnEntry, OwnView, ShownAnswer } from './queries';
import classes from './on-record.module.css';
import common from '../assess.module.css';

const words = evidenceWords.person;
const types = ['assessment', 'observation', 'evidenceItem', 'selfRating', 'completion', 'exception', 'feedback'] as const;

/** The derived level of everything that is required, beside how the person sees it, each with its reasons. */
export function OwnLevels({ view }: { readonly view: OwnView }) {
  const navigate = useNavigate();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section className={common.section} aria-label={words.levels}>
      <h2 className={common.smallTitle}>{words.levels}</h2>
      {view.standings.length === 0 ? (
        <p className={common.note}>{words.noLevels}</p>
      ) : (
        <>
          <ShortTable label={words.levels}>
            <thead>
              <tr>
                <th scope="col">{words.levelColumns.competency}</th>
                <th scope="col">{words.levelColumns.required}</th>
                <th scope="col">{words.levelColumns.held}</th>
                <th scope="col">{words.levelColumns.own}</th>
                <th scope="col" aria-label={words.why} />
              </tr>
            </thead>
            <tbody>
              {view.standings.map((standing) => {
                const isOpen = open === standing.competencyId;
                return (
                  <tr key={standing.competencyId}>
                    <th scope="row">
                      <StateMark token={markOfState(standing.state)} size={18} /> {standing.code} {standing.title}
                      {isOpen && (
                        <ReasonTree
                          label={words.reasonsOf(standing.code)}
                          reasons={[standing.reasons]}
                          onOpen={(record) => void navigate({ to: recordPath(record) })}
                        />
                      )}
                    </th>
                    <td>{standing.requiredLevelCode}</td>
                    <td>{standing.heldLevelCode ?? '–'}</td>
                    <td>{standing.ownView ?? words.noView}</td>
                    <td>
                      <Button
                        size="compact-xs"
                        variant="default"
                        aria-expanded={isOpen}
                        aria-label={words.whyOf(standing.code)}
                        onClick={() => setOpen(isOpen ? null : standing.competencyId)}
                      >
                        {words.why}
                      </Button>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </ShortTable>
          <p className={common.note}>{words.ownNever}</p>
        </>
      )}
    </section>
  );
}

/** All that is on record, newest first, with what the person says to it. */
export function OwnEntries({
  view,
  isReadOnly = false,
  ownObservations = new Set(),
}: {
  readonly view: OwnView;
  /** In a view that lasts a moment nothing is opened from it but an answer. */
  readonly isReadOnly?: boolean;
  /** The observations that whoever looks made themselves and can put right. */
  readonly ownObservations?: ReadonlySet<string>;
}) {
  const [type, setType] = useState<string>('');
  const [answering, setAnswering] = useState<string | null>(null);
  const shown = view.entries.filter((entry) => type === '' || entry.type === type);
  return (
    <section className={common.section} aria-label={words.entries}>
      <h2 className={common.smallTitle}>{words.entries}</h2>
      {view.entries.length === 0 ? (
        <EmptyState title={words.noEntries} hint={words.noEntriesHint} />
      ) : (
        <>
          <NativeSelect
            label={words.filter}
            className={classes.narrow}
            data={[{ value: '', label: words.all }, ...types.map((value) => ({ value, label: words.types[value] }))]}
            value={type}
            onChange={(event) => setType(event.currentTarget.value)}
          />
          <ul className={classes.entries}>
            {shown.map((entry) => {
              const { type: recordType, recordId, what } = entry;
              const answered = answeredRecords.find((one) => one === recordType);
              const key = `${recordType} ${recordId}`;
              return (
                <li key={key} className={classes.entry}>
                  <DateText date={entry.on} />
                  <EntryWords entry={entry} name={view.name} />
                  <span className={classes.actions}>
                    {!isReadOnly && <EntryLinks entry={entry} personId={view.personId} isOwn={ownObservations.has(recordId)} />}
                    {answered !== undefined && (
                      <Button
                        size="compact-xs"
                        variant="default"
                        aria-expanded={answering === key}
                        aria-label={words.answerOf(what)}
                        onClick={() => setAnswering(answering === key ? null : key)}
                      >
                        {words.answer}
                      </Button>
                    )}
                  </span>
                  {answered !== undefined && answering === key && (
                    <div className={classes.below}>
                      <AnswerForm personId={view.personId} recordType={answered} recordId={recordId} onDone={() => setAnswering(null)} />
                    </div>
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}

function EntryWords({ entry, name }: { readonly entry: OwnEntry; readonly name: string }) {
  const { what, competency, by, why, became, recordedAt, fileCount, answers } = entry;
  const facts = [
    competency,
    evidenceWords.by(by),
    recordedAt === null ? null : words.recorded(formatInstant(recordedAt)),
    fileCount === 0 ? null : words.files(fileCount),
  ];
  return (
    <div className={classes.words}>
      <p className={`${classes.what ?? ''} ${became !== null && entry.type !== 'feedback' ? (classes.stopped ?? '') : ''}`}>{what}</p>
      <p className={common.small}>{facts.filter((fact) => fact !== null).join(' · ')}</p>
      {why !== '' && <p>{why}</p>}
      {became !== null && <p className={common.small}>{became}</p>}
      <Answers answers={answers} name={name} />
    </div>
  );
}

/** What the person has said to a record, for everybody who reads it. */
export function Answers({ answers, name }: { readonly answers: readonly ShownAnswer[]; readonly name: string }) {
  return answers.map(({ answerId, text, at }) => (
    <div key={answerId} className={classes.answer}>
      <span className={common.small}>{words.saysOf(name, formatInstant(at))}</span>
      <p>{text}</p>
    </div>
  ));
}

function EntryLinks({ entry, personId, isOwn }: { readonly entry: OwnEntry; readonly personId: string; readonly isOwn: boolean }) {
  const { type: recordType, recordId, what, became } = entry;
  if (recordType === 'assessment')
    return (
      <Link to="/assess/records/$assessmentId" params={{ assessmentId: recordId }} aria-label={words.openOf(what)}>
        {words.open}
      </Link>
    );
  if (recordType === 'evidenceItem')
    return (
      <Link to="/people/evidence/$personId/items/$itemId" params={{ personId, itemId: recordId }} aria-label={words.openOf(what)}>
        {words.open}
      </Link>
    );
  if (recordType === 'observation' && isOwn && became === null)
    return (
      <Link to="/observe" search={{ person: personId, replaces: recordId }} aria-label={words.putRightOf(what)}>
        {words.putRight}
      </Link>
    );
  return null;
}
