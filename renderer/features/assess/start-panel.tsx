import { Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { severityOrder } from '../../../shared/domain/state';
import { markOfState } from '../../lib/states';
import { assessWords } from '../../lib/words/assess';
import { BesidePage } from '../../ui/beside-page';
import { Loaded } from '../../ui/loaded';
import { StateMark } from '../../ui/mark/state-mark';
import { SidePanel } from '../../ui/side-panel';
import { useCompetencies, usePeople, useRequired, type ListedPerson, type RequiredStanding } from './queries';
import classes from './assess.module.css';

const words = assessWords.start;
const shownAtMost = 50;

/** The start of an assessment: whom and in what. What is required of the person comes first, the most urgent on top. */
export function StartPanel() {
  const navigate = useNavigate();
  const people = usePeople();
  const [personId, setPersonId] = useState<string | null>(null);
  return (
    <BesidePage>
      <SidePanel title={words.title} subtitle={words.subtitle} onClose={() => void navigate({ to: '/assess' })}>
        <Loaded query={people}>
          {(data) => (
            <Select
              label={words.person}
              placeholder={words.personHint}
              data={data.people.map((person) => ({ value: person.personId, label: lineOf(person) }))}
              value={personId}
              onChange={setPersonId}
              limit={shownAtMost}
              nothingFoundMessage={words.nobody}
              searchable
              clearable
            />
          )}
        </Loaded>
        {personId === null ? <GroupChoice /> : <CompetencyChoice key={personId} personId={personId} />}
      </SidePanel>
    </BesidePage>
  );
}

/** Several people at one drill: the competency first, the people on its page. */
function GroupChoice() {
  const navigate = useNavigate();
  const competencies = useCompetencies();
  return (
    <section className={classes.section}>
      <h3 className={classes.smallTitle}>{words.group}</h3>
      <p className={classes.note}>{words.groupHint}</p>
      <Loaded query={competencies}>
        {(data) => (
          <Select
            label={words.groupCompetency}
            placeholder={words.otherHint}
            data={data.competencies
              .filter((one) => !one.isRetired)
              .map((one) => ({ value: one.competencyId, label: `${one.code} ${one.title}` }))}
            value={null}
            onChange={(competencyId) => {
              if (competencyId !== null) void navigate({ to: '/assess/group/$competencyId', params: { competencyId } });
            }}
            limit={shownAtMost}
            nothingFoundMessage={words.otherNothing}
            searchable
          />
        )}
      </Loaded>
    </section>
  );
}

function CompetencyChoice({ personId }: { readonly personId: string }) {
  const navigate = useNavigate();
  const required = useRequired(personId);
  const competencies = useCompetencies();
  const assess = (competencyId: string) => void navigate({ to: '/assess/$personId/$competencyId', params: { personId, competencyId } });
  return (
    <>
      <section className={classes.section}>
        <h3 className={classes.smallTitle}>{words.required}</h3>
        <Loaded query={required}>
          {({ standings }) =>
            standings.length === 0 ? (
              <p className={classes.note}>{words.requiredNone}</p>
            ) : (
              <ul className={classes.choices}>
                {standings.toSorted(byUrgency).map((standing) => (
                  <li key={standing.competencyId}>
                    <button
                      type="button"
                      className={classes.choice}
                      aria-label={`${words.assess(standing.competencyTitle)}. ${markOfState(standing.state).label}`}
                      onClick={() => assess(standing.competencyId)}
                    >
                      <StateMark token={markOfState(standing.state)} size={20} />
                      <span className={classes.choiceWords}>
                        <span>{standing.competencyTitle}</span>
                        <span className={classes.small}>
                          {standing.competencyCode} · {words.level(standing.requiredLevelCode)} · {markOfState(standing.state).label}
                        </span>
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </section>
      <Loaded query={competencies}>
        {(data) => (
          <Select
            label={words.other}
            placeholder={words.otherHint}
            data={data.competencies
              .filter((one) => !one.isRetired)
              .map((one) => ({ value: one.competencyId, label: `${one.code} ${one.title}` }))}
            value={null}
            onChange={(competencyId) => {
              if (competencyId !== null) assess(competencyId);
            }}
            limit={shownAtMost}
            nothingFoundMessage={words.otherNothing}
            searchable
          />
        )}
      </Loaded>
    </>
  );
}

function lineOf({ name, employeeNumber, title, unitName }: ListedPerson): string {
  return [name, employeeNumber, title, unitName].filter((part) => part !== null && part !== '').join(' · ');
}

function byUrgency(a: RequiredStanding, b: RequiredStanding): number {
  return severityOrder.indexOf(a.state) - severityOrder.indexOf(b.state) || a.competencyCode.localeCompare(b.competencyCode);
}
