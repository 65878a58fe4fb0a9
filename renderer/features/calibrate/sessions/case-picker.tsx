import { Button, Checkbox, Select } from '@mantine/core';
import { useRef, useState } from 'react';
import { useArrowStops } from '../../../lib/arrow-stops';
import { useRemovalFocus } from '../../../lib/form-focus';
import { calibrationSessionWords } from '../../../lib/words/calibration-sessions';
import { DateText } from '../../../ui/date-text';
import { Loaded } from '../../../ui/loaded';
import { ShortTable } from '../../../ui/short-table';
import { useSessionCandidates, type Candidates, type ShownSession } from './queries';
import classes from './sessions.module.css';

const words = calibrationSessionWords.setUp;
type Chosen = ShownSession['setUp']['cases'];
type CandidateRecord = Candidates['records'][number];
type CandidateGold = Candidates['goldCases'][number];

export const caseKey = ({ origin, originId }: Chosen[number]): string => `${origin}/${originId}`;

/** The cases of a session: those that are chosen, and the assessments and gold cases that more can be taken from. */
export function CasePicker({
  chosen,
  titles,
  onChange,
}: {
  readonly chosen: Chosen;
  /** By origin and id. */
  readonly titles: Readonly<Record<string, string>>;
  readonly onChange: (cases: Chosen, titles: Readonly<Record<string, string>>) => void;
}) {
  const [competencyId, setCompetencyId] = useState<string | null>(null);
  const query = useSessionCandidates(competencyId);
  const competency = useRef<HTMLInputElement>(null);
  const { list, removed } = useRemovalFocus(competency);
  const taken = new Set(chosen.map(caseKey));
  const toggle = (one: Chosen[number], title: string): void => {
    const key = caseKey(one);
    if (taken.has(key))
      onChange(
        chosen.filter((other) => caseKey(other) !== key),
        titles,
      );
    else onChange([...chosen, one], { ...titles, [key]: title });
  };
  return (
    <section className={classes.section} aria-label={words.cases}>
      <h2 className={classes.title}>{words.cases}</h2>
      <p className={classes.note}>{words.casesHint}</p>
      <p role="status">{words.chosen(chosen.length)}</p>
      {chosen.length > 0 && (
        <ul ref={list} className={classes.chosen}>
          {chosen.map((one, index) => {
            const title = titles[caseKey(one)] ?? (one.origin === 'gold' ? words.gold : words.gone);
            return (
              <li key={caseKey(one)}>
                <span>{title}</span>
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={words.remove(title)}
                  onClick={() => {
                    toggle(one, title);
                    removed(index);
                  }}
                >
                  ×
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      <Loaded query={query}>
        {(data) => (
          <>
            <Select
              ref={competency}
              label={words.competency}
              placeholder={words.everyCompetency}
              data={data.competencies.map((one) => ({ value: one.competencyId, label: `${one.code} ${one.title}`.trim() }))}
              value={competencyId}
              searchable
              clearable
              limit={200}
              onChange={setCompetencyId}
            />
            <p className={classes.note}>
              {words.shownOf(data.records.length, data.total)} {words.pickByKeys}
            </p>
            <Records records={data.records} taken={taken} onToggle={toggle} />
            {data.goldCases.length === 0 ? (
              <p className={classes.note}>{words.noGold}</p>
            ) : (
              <>
                <p className={classes.note}>{words.goldHint}</p>
                <GoldCases cases={data.goldCases} taken={taken} onToggle={toggle} />
              </>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

const titleOf = ({ competencyCode, competencyTitle, personName, performedOn, levelCode }: CandidateRecord): string =>
  `${competencyCode} ${competencyTitle} ${levelCode} · ${personName} · ${performedOn}`.trim();

const goldTitleOf = ({ competencyCode, title, levelCode }: CandidateGold): string => `${competencyCode} ${title} ${levelCode}`.trim();

type Toggle = (one: Chosen[number], title: string) => void;

function Take({
  one,
  title,
  taken,
  stops,
  onToggle,
}: {
  readonly one: Chosen[number];
  readonly title: string;
  readonly taken: ReadonlySet<string>;
  readonly stops: ReturnType<typeof useArrowStops>;
  readonly onToggle: Toggle;
}) {
  const key = caseKey(one);
  return (
    <td>
      <Checkbox
        size="xs"
        aria-label={words.take(title)}
        checked={taken.has(key)}
        onChange={() => onToggle(one, title)}
        {...stops.of(key)}
      />
    </td>
  );
}

const recordCase = ({ assessmentId }: CandidateRecord) => ({ origin: 'record' as const, originId: assessmentId });
const goldCase = ({ goldCaseId }: CandidateGold) => ({ origin: 'gold' as const, originId: goldCaseId });

function Records({
  records,
  taken,
  onToggle,
}: {
  readonly records: readonly CandidateRecord[];
  readonly taken: ReadonlySet<string>;
  readonly onToggle: Toggle;
}) {
  const stops = useArrowStops(records.map((one) => caseKey(recordCase(one))));
  return (
    <div className={classes.picker} role="group" aria-label={words.addCases} onKeyDown={stops.onKeyDown}>
      <ShortTable label={words.addCases}>
        <thead>
          <tr>
            <th scope="col">{words.columns.take}</th>
            <th scope="col">{words.columns.competency}</th>
            <th scope="col">{words.columns.level}</th>
            <th scope="col">{words.columns.person}</th>
            <th scope="col">{words.columns.assessor}</th>
            <th scope="col">{words.columns.performedOn}</th>
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.assessmentId}>
              <Take one={recordCase(record)} title={titleOf(record)} taken={taken} stops={stops} onToggle={onToggle} />
              <td>{`${record.competencyCode} ${record.competencyTitle}`.trim()}</td>
              <td>{record.levelCode}</td>
              <td>{record.personName}</td>
              <td>{record.assessorName}</td>
              <td>
                <DateText date={record.performedOn} />
              </td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
    </div>
  );
}

function GoldCases({
  cases,
  taken,
  onToggle,
}: {
  readonly cases: readonly CandidateGold[];
  readonly taken: ReadonlySet<string>;
  readonly onToggle: Toggle;
}) {
  const stops = useArrowStops(cases.map((one) => caseKey(goldCase(one))));
  return (
    <div className={classes.picker} role="group" aria-label={words.addGold} onKeyDown={stops.onKeyDown}>
      <ShortTable label={words.addGold}>
        <thead>
          <tr>
            <th scope="col">{words.columns.take}</th>
            <th scope="col">{words.columns.competency}</th>
            <th scope="col">{words.columns.goldTitle}</th>
            <th scope="col">{words.columns.agreed}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((gold) => (
            <tr key={gold.goldCaseId}>
              <Take one={goldCase(gold)} title={goldTitleOf(gold)} taken={taken} stops={stops} onToggle={onToggle} />
              <td>{`${gold.competencyCode} ${gold.competencyTitle}`.trim()}</td>
              <td>{gold.title}</td>
              <td>{gold.levelCode}</td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
    </div>
  );
}
