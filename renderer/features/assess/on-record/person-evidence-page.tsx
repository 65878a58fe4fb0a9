import { Button } from '@mantine/core';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay, useSession } from '../../../lib/session';
import { evidenceWords } from '../../../lib/words/evidence';
import { IfMay } from '../../../ui/if-may';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { FeedbackSection } from './feedback-section';
import { ItemForm } from './item-form';
import { OwnEntries, OwnLevels } from './own-entries';
import { PriorLearningForm } from './prior-learning-form';
import { useObservations, useOwnRecord, type OwnView } from './queries';
import { RoundForm } from './round-form';
import { SelfRatingForm } from './self-rating-form';
import classes from './on-record.module.css';

const words = evidenceWords.person;
type Act = 'item' | 'statement' | 'prior' | 'rate' | 'ask';

/** Everything on record about one person, for them and for whoever may read it, and the ways to add to it. */
export function PersonEvidencePage({ personId }: { readonly personId: string }) {
  const query = useOwnRecord(personId);
  return (
    <>
      <PageHeader
        title={query.data === undefined ? words.loading : words.title(query.data.name)}
        subtitle={words.subtitle}
        {...(query.data === undefined ? {} : { parent: { label: query.data.name, href: `#/people/${personId}` } })}
      />
      <IfMay permission="assessments.read">
        <Loaded query={query}>{(view) => <Sections view={view} />}</Loaded>
      </IfMay>
      <Outlet />
    </>
  );
}

function Sections({ view }: { readonly view: OwnView }) {
  const { personId } = view;
  const [act, setAct] = useState<Act | null>(null);
  const { user } = useSession();
  const isSelf = user.personId === personId;
  const observations = useObservations(personId, null);
  const own = new Set((observations.data?.observations ?? []).flatMap(({ observationId, isOwn }) => (isOwn ? [observationId] : [])));
  const done = () => setAct(null);
  return (
    <div className={classes.page}>
      <Acts personId={personId} isSelf={isSelf} act={act} onAct={(next) => setAct(act === next ? null : next)} />
      {act === 'item' && <ItemForm personId={personId} isStatement={false} amends={null} onDone={done} />}
      {act === 'statement' && <ItemForm personId={personId} isStatement amends={null} onDone={done} />}
      {act === 'prior' && <PriorLearningForm personId={personId} onDone={done} />}
      {act === 'rate' && <SelfRatingForm personId={personId} onDone={done} />}
      {act === 'ask' && <RoundForm personId={personId} onDone={done} />}
      <OwnLevels view={view} />
      <FeedbackSection personId={personId} name={view.name} />
      <OwnEntries view={view} ownObservations={own} />
    </div>
  );
}

function Acts({
  personId,
  isSelf,
  act,
  onAct,
}: {
  readonly personId: string;
  readonly isSelf: boolean;
  readonly act: Act | null;
  readonly onAct: (act: Act) => void;
}) {
  const navigate = useNavigate();
  const mayAdd = useMay('evidence.add') && !isSelf;
  const mayAsk = useMay('feedback.run') && !isSelf;
  const mayStart = useMay('assessments.read') && !isSelf;
  const toggle = (which: Act, label: string) => (
    <Button variant="default" aria-expanded={act === which} onClick={() => onAct(which)}>
      {label}
    </Button>
  );
  return (
    <div className={classes.actions}>
      {mayAdd && <Button onClick={() => void navigate({ to: '/observe', search: { person: personId } })}>{words.observe}</Button>}
      {mayAdd && toggle('item', words.addItem)}
      {mayAdd && toggle('statement', words.addStatement)}
      {mayAdd && mayStart && toggle('prior', words.prior)}
      {mayAsk && toggle('ask', words.ask)}
      {toggle('rate', words.rate)}
      {!isSelf && (
        <Button variant="default" onClick={() => void navigate({ to: '/people/own/$personId', params: { personId } })}>
          {words.showInPlace}
        </Button>
      )}
    </div>
  );
}
