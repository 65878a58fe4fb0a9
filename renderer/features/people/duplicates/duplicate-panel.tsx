import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { formatInstant } from '../../../lib/formatting';
import { duplicateWords } from '../../../lib/words/duplicates';
import { personRecordWords } from '../../../lib/words/person-records';
import { BesidePage } from '../../../ui/beside-page';
import { EmptyState } from '../../../ui/empty-state';
import { Loaded } from '../../../ui/loaded';
import { SidePanel } from '../../../ui/side-panel';
import people from '../people.module.css';
import { useDuplicates, type DuplicateCase } from '../queries';
import { UnmergeForm } from '../records/merged-list';
import { ComparedTable } from './compared-table';
import { DistinctForm, MergeForm } from './decision-forms';
import classes from './duplicates.module.css';

const words = duplicateWords.panel;

/** Two records beside each other, and the decision whether they are of one person. */
export function DuplicatePanel({ caseId }: { readonly caseId: string }) {
  const { decided = false } = useSearch({ strict: false });
  const query = useDuplicates(decided);
  const navigate = useNavigate();
  const found = query.data?.cases.find((one) => one.caseId === caseId);
  const close = () => void navigate({ to: '/people/duplicates', search: true });
  return (
    <BesidePage>
      <SidePanel width={640} title={words.title} subtitle={found && likenessOf(found)} onClose={close}>
        <Loaded query={query}>
          {() =>
            found === undefined ? <EmptyState title={words.notThere} hint={words.notThereHint} /> : <Case one={found} onDecided={close} />
          }
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}

function Case({ one, onDecided }: { readonly one: DuplicateCase; readonly onDecided: () => void }) {
  const [open, setOpen] = useState<'merge' | 'distinct' | 'unmerge' | null>(null);
  const { reasons, state, decision } = one;
  const done = () => setOpen(null);
  return (
    <>
      {decision !== null && (
        <p className={people.small}>
          {words.decided(duplicateWords.states[state], decision.by, formatInstant(decision.at))} {decision.reason}
        </p>
      )}
      {reasons.length > 0 && (
        <section className={people.section} aria-label={words.why}>
          <h3 className={people.sectionTitle}>{words.why}</h3>
          <ul className={classes.reasons}>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </section>
      )}
      <ComparedTable people={one.people} />
      <div className={classes.buttons}>
        {state === 'merged' ? (
          <Button variant="default" disabled={open !== null} onClick={() => setOpen('unmerge')}>
            {personRecordWords.merged.take}
          </Button>
        ) : (
          <Button variant="default" disabled={open !== null} onClick={() => setOpen('merge')}>
            {words.merge}
          </Button>
        )}
        {state === 'open' && (
          <Button variant="default" disabled={open !== null} onClick={() => setOpen('distinct')}>
            {words.distinct}
          </Button>
        )}
      </div>
      {open === 'merge' && <MergeForm one={one} onCancel={done} onDone={onDecided} />}
      {open === 'distinct' && <DistinctForm one={one} onCancel={done} onDone={onDecided} />}
      {open === 'unmerge' && <UnmergeOf one={one} onDone={done} />}
    </>
  );
}

function likenessOf({ score, reasons }: DuplicateCase): string {
  return reasons.length === 0 ? duplicateWords.byHand : `${duplicateWords.columns.likeness} ${duplicateWords.likeness(score)}`;
}

/** Which of the two is read under the other is known to the record alone: of a merge that can be taken back it is one of them. */
function UnmergeOf({ one, onDone }: { readonly one: DuplicateCase; readonly onDone: () => void }) {
  const other = one.people.find(({ mergedIntoId }) => mergedIntoId !== null);
  return other === undefined ? null : <UnmergeForm personId={other.personId} name={other.name} onDone={onDone} />;
}
