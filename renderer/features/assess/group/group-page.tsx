import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { useDraft } from '../../../lib/draft';
import { useNewestDraft } from '../../../lib/newest-draft';
import { assessWords } from '../../../lib/words/assess';
import { DraftStatus } from '../../../ui/draft-status';
import { IfMay } from '../../../ui/if-may';
import { Loading } from '../../../ui/loading';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { groupDraftKey } from '../draft-key';
import { faultsOf } from '../form/assessment-faults';
import {
  emptyPerson,
  notedStep,
  possibleKinds,
  shownIndicators,
  shownSteps,
  type PerformanceText,
  type PersonText,
} from '../form/assessment-text';
import { DetailFields } from '../form/detail-fields';
import { focusJudged } from '../form/judged-field';
import { KindChoice } from '../form/kind-choice';
import { momentNow, useMoment } from '../form/use-moment';
import { useAssessmentForms, useCompetencies } from '../queries';
import { GroupGrid, type Cell } from './group-grid';
import { GroupSignature } from './group-signature';
import {
  emptyGroup,
  incompleteMembers,
  memberOf,
  mostPeople,
  performanceNow,
  withoutPerson,
  withPeople,
  type GroupText,
} from './group-text';
import { MemberDetail } from './member-detail';
import { MemberHindrance } from './member-hindrance';
import { MissingOfGroup } from './missing-of-group';
import { PeopleChoice } from './people-choice';
import formClasses from '../form/form.module.css';
import classes from '../assess.module.css';
import own from './group.module.css';

const words = assessWords.group;

/** One performance of several people: what was common is noted once, what was seen of each in a grid, and all are signed together. */
export function GroupPage({ competencyId }: { readonly competencyId: string }) {
  const competencies = useCompetencies();
  return (
    <IfMay permission="assessments.read" title={words.title}>
      <Loaded query={competencies}>
        {(data) => {
          const found = data.competencies.find((one) => one.competencyId === competencyId);
          const name = found === undefined ? competencyId : `${found.code} ${found.title}`;
          return (
            <>
              <PageHeader parent={{ label: assessWords.form.parent, href: '#/assess' }} title={name} subtitle={words.title} />
              <GroupForm competencyId={competencyId} name={name} />
            </>
          );
        }}
      </Loaded>
    </IfMay>
  );
}

function GroupForm({ competencyId, name }: { readonly competencyId: string; readonly name: string }) {
  const moment = useMoment();
  const draft = useNewestDraft(useDraft<GroupText>(groupDraftKey(competencyId), words.draftTitle(name), emptyGroup));
  const [at, setAt] = useState<Cell>({ row: 0, column: 0 });
  const { value: group, change } = draft;
  const queries = useAssessmentForms(group.personIds, competencyId);
  if (draft.isLoading) return <Loading rows={8} />;
  const forms = queries.flatMap(({ data }) => (data === undefined ? [] : [data]));
  const unread = group.personIds.filter((_, index) => queries[index]?.isError === true);
  const [form] = forms;
  const performance = form === undefined ? null : performanceNow(group, form, moment);
  const members = performance === null ? [] : forms.map((one) => memberOf(group, performance, one));
  const current = members[Math.min(at.row, members.length - 1)];
  const setPerformance = (part: Partial<PerformanceText>) =>
    change((old) => (form === undefined ? old : { ...old, performance: { ...performanceNow(old, form, moment), ...part } }));
  const setPerson = (personId: string, next: (old: PersonText) => Partial<PersonText>) =>
    change((old) => {
      const before = old.personById[personId] ?? emptyPerson;
      const performed = form === undefined ? old.performance : performanceNow(old, form, moment);
      return { ...old, performance: performed, personById: { ...old.personById, [personId]: { ...before, ...next(before) } } };
    });
  const incomplete = incompleteMembers(members, moment);
  const isReading = forms.length + unread.length < group.personIds.length;
  const [first, second] = members;
  return (
    <div className={`${formClasses.column} ${own.page}`}>
      {draft.wasRestored && (
        <Alert color="blue" variant="outline">
          {assessWords.form.restored}{' '}
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => {
              change(() => emptyGroup);
              void draft.discard();
            }}
          >
            {assessWords.form.discard}
          </Button>
        </Alert>
      )}
      <PeopleChoice chosen={group.personIds} onAdd={(personIds) => change((old) => withPeople(old, personIds))} />
      {group.personIds.length === 0 && <p className={classes.text}>{words.none}</p>}
      {group.personIds.length >= mostPeople && <p className={classes.text}>{words.tooMany(mostPeople)}</p>}
      {unread.map((personId) => (
        <Alert key={personId} color="orange" variant="outline">
          {words.gone}{' '}
          <Button variant="default" size="compact-sm" onClick={() => change((old) => withoutPerson(old, personId))}>
            {words.remove(personId)}
          </Button>
        </Alert>
      ))}
      {form !== undefined && performance !== null && first !== undefined && (
        <>
          <KindChoice
            form={form}
            kind={performance.kind}
            level={performance.level}
            kinds={possibleKinds(form).filter((kind) => kind !== 'knowledge')}
            onChange={setPerformance}
          />
          <p className={classes.note}>{words.notKnowledge}</p>
          {members.map((member) => (
            <MemberHindrance
              key={member.form.person.personId}
              member={member}
              onChange={(part) => setPerson(member.form.person.personId, () => part)}
            />
          ))}
          <GroupGrid
            members={members}
            at={at}
            onAt={setAt}
            onStep={({ form: of, text }, column, result) => {
              const step = shownSteps(of, text)[column];
              if (step === undefined) return;
              const noted = notedStep(step, { result }, text.performedOn, momentNow(moment.today));
              setPerson(of.person.personId, (old) => ({ stepById: { ...old.stepById, [step.stepId]: noted } }));
            }}
            onRating={({ form: of, text }, column, rating) => {
              const one = shownIndicators(of, text)[column];
              if (one === undefined) return;
              const noted = { rating, note: one.note, text: one.text };
              setPerson(of.person.personId, (old) => ({ ratingById: { ...old.ratingById, [one.indicatorId]: noted } }));
            }}
            onOpen={() => focusJudged(at.column + 1)}
            onRemove={(personId) => change((old) => withoutPerson(old, personId))}
          />
          {current !== undefined && (
            <MemberDetail
              key={current.form.person.personId}
              member={current}
              ordinal={at.column + 1}
              moment={moment}
              onChange={(next) => setPerson(current.form.person.personId, next)}
            />
          )}
          <DetailFields
            form={form}
            text={first.text}
            faults={faultsOf(form, first.text, moment).fields}
            moment={moment}
            onChange={setPerformance}
          />
        </>
      )}
      <div className={formClasses.status}>
        <DraftStatus state={draft.state} />
      </div>
      {members.length === 1 && <p className={classes.text}>{words.tooFew}</p>}
      {incomplete.length > 0 && (
        <MissingOfGroup members={incomplete} moment={moment} onRemove={(personId) => change((old) => withoutPerson(old, personId))} />
      )}
      {first !== undefined && second !== undefined && incomplete.length === 0 && !isReading && unread.length === 0 && (
        <GroupSignature members={[first, ...members.slice(1)]} moment={moment} onHandIn={draft.handIn} onDone={draft.discard} />
      )}
    </div>
  );
}
