import { Button, Checkbox, Select } from '@mantine/core';
import { useState } from 'react';
import { byEveryWord } from '../../../lib/by-every-word';
import { calibrationSessionWords } from '../../../lib/words/calibration-sessions';
import { DateText } from '../../../ui/date-text';
import { Loaded } from '../../../ui/loaded';
import { ShortTable } from '../../../ui/short-table';
import { useSessionCandidates, type Candidates, type ShownSession } from './queries';
import classes from './sessions.module.css';

const words = calibrationSessionWords.setUp;
type Chosen = ShownSession['setUp']['cases'];
type CandidateRecord = Candidates['records'][number];

export const caseKey = ({ origin, originId }: Chosen[number]): string => `${origin}/${originId}`;

/** The cases of a session: those that are chosen, and the assessments that more can be taken from. */
export function CasePicker({
  chosen,
  titles,
  onChange,
}: {
  readonly chosen: Chosen;
  readonly titles: ReadonlyMap<string, string>;
  readonly onChange: (cases: Chosen) => void;
}) {
  const [competencyId, setCompetencyId] = useState<string | null>(null);
  const [known, setKnown] = useState(titles);
  const query = useSessionCandidates(competencyId);
  const isTaken = (assessmentId: string) => chosen.some(({ origin, originId }) => origin === 'record' && originId === assessmentId);
  const toggle = (record: CandidateRecord) => {
    const { assessmentId: originId } = record;
    if (isTaken(originId)) return onChange(chosen.filter((one) => one.originId !== originId));
    setKnown(new Map([...known, [`record/${originId}`, titleOf(record)]]));
    return onChange([...chosen, { origin: 'record', originId }]);
  };
  return (
    <section className={classes.section} aria-label={words.cases}>
      <h2 className={classes.title}>{words.cases}</h2>
      <p className={classes.note}>{words.casesHint}</p>
      <p role="status">{words.chosen(chosen.length)}</p>
      {chosen.length > 0 && (
        <ul className={classes.chosen}>
          {chosen.map((one) => {
            const title = known.get(caseKey(one)) ?? (one.origin === 'gold' ? words.gold : words.gone);
            return (
              <li key={caseKey(one)}>
                <span>{title}</span>
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={words.remove(title)}
                  onClick={() => onChange(chosen.filter((other) => caseKey(other) !== caseKey(one)))}
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
              label={words.competency}
              placeholder={words.everyCompetency}
              data={data.competencies.map((one) => ({ value: one.competencyId, label: `${one.code} ${one.title}`.trim() }))}
              value={competencyId}
              searchable
              clearable
              filter={byEveryWord}
              limit={200}
              onChange={setCompetencyId}
            />
            <p className={classes.note}>{words.shownOf(data.records.length, data.total)}</p>
            <div className={classes.picker} role="group" aria-label={words.addCases} tabIndex={0}>
              <Records records={data.records} isTaken={isTaken} onToggle={toggle} />
            </div>
          </>
        )}
      </Loaded>
    </section>
  );
}

const titleOf = ({ competencyCode, competencyTitle, personName, performedOn, levelCode }: CandidateRecord): string =>
  `${competencyCode} ${competencyTitle} ${levelCode} · ${personName} · ${performedOn}`.trim();

function Records({
  records,
  isTaken,
  onToggle,
}: {
  readonly records: readonly CandidateRecord[];
  readonly isTaken: (assessmentId: string) => boolean;
  readonly onToggle: (record: CandidateRecord) => void;
}) {
  return (
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
            <td>
              <Checkbox
                size="xs"
                aria-label={words.take(titleOf(record))}
                checked={isTaken(record.assessmentId)}
                onChange={() => onToggle(record)}
              />
            </td>
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
  );
}
