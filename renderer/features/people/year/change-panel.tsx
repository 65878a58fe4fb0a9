import { Link, useNavigate } from '@tanstack/react-router';
import { recordPath } from '../../../lib/record-path';
import { useMay } from '../../../lib/session';
import { markOfState } from '../../../lib/states';
import { stateWords } from '../../../lib/words/states';
import { changeKindWords, yearWords as words } from '../../../lib/words/year';
import { BesidePage } from '../../../ui/beside-page';
import { DateText } from '../../../ui/date-text';
import { EmptyState } from '../../../ui/empty-state';
import { KeyValueList } from '../../../ui/key-value-list';
import { Loaded } from '../../../ui/loaded';
import { StateMark } from '../../../ui/mark/state-mark';
import { ReasonTree } from '../../../ui/reason-tree';
import { SidePanel } from '../../../ui/side-panel';
import { useExplanation } from '../queries';
import { useChangesOf, type Change } from './queries';
import { useAskedYear } from './year-page';
import classes from './year.module.css';

/** One change beside the list: what it was, what it becomes, each thing that makes it so, and all that holds from that day on. */
export function ChangePanel({
  day,
  personId,
  competencyId,
}: {
  readonly day: string;
  readonly personId: string;
  readonly competencyId: string;
}) {
  const navigate = useNavigate();
  const query = useChangesOf({ ...useAskedYear(), personId, unitId: null }, day);
  const change = query.data?.changes.find((one) => one.day === day && one.personId === personId && one.competencyId === competencyId);
  return (
    <BesidePage>
      <SidePanel
        width={560}
        title={change === undefined ? words.loading : change.name}
        subtitle={change && `${change.competencyCode} · ${change.competencyTitle}`}
        onClose={() => void navigate({ to: '/people/year', search: true })}
      >
        <Loaded query={query}>
          {() => (change === undefined ? <EmptyState title={words.gone} hint={words.goneHint} /> : <ChangeFacts change={change} />)}
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}

function ChangeFacts({ change }: { readonly change: Change }) {
  const navigate = useNavigate();
  const mayRead = useMay('people.read');
  const { day, personId, competencyId, before, after, why } = change;
  const explained = useExplanation({ personId, competencyId, asOf: day });
  const open = (record: Parameters<typeof recordPath>[0]) => void navigate({ to: recordPath(record) });
  return (
    <>
      <KeyValueList
        items={[
          { key: 'on', label: words.on, value: <DateText date={day} /> },
          { key: 'before', label: words.before, value: <Side side={before} /> },
          { key: 'after', label: words.after, value: <Side side={after} /> },
        ]}
      />
      <section className={classes.section}>
        <h3 className={classes.sectionTitle}>{words.causes}</h3>
        <ReasonTree
          label={words.causes}
          reasons={why.map(({ kind, text, record }) => ({
            verdict: 'info',
            text: `${changeKindWords[kind]}: ${text}`,
            record,
            children: [],
          }))}
          onOpen={open}
        />
      </section>
      <section className={classes.section}>
        <h3 className={classes.sectionTitle}>{words.standsThen(day)}</h3>
        <Loaded query={explained}>{({ reasons }) => <ReasonTree label={words.standsThen(day)} reasons={[reasons]} onOpen={open} />}</Loaded>
      </section>
      {mayRead && (
        <Link to="/people/$personId" params={{ personId }}>
          {words.openPerson}
        </Link>
      )}
    </>
  );
}

function Side({ side: { state, requiredLevelCode, heldLevelCode, lastDay } }: { readonly side: Change['before'] }) {
  return (
    <span>
      {requiredLevelCode !== null && <StateMark token={markOfState(state)} />}{' '}
      {words.side(stateWords[state], requiredLevelCode, heldLevelCode, lastDay)}
    </span>
  );
}
