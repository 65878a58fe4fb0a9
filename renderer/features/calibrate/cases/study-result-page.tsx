import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFieldCheck } from '../../../lib/field-check';
import { focusTitle } from '../../../lib/form-focus';
import { isReason } from '../../../lib/reason';
import { useMay, useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { goldWords, studyWords } from '../../../lib/words/calibration-cases';
import { KeyValueList } from '../../../ui/key-value-list';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { ShortTable } from '../../../ui/short-table';
import { SignedAct } from '../../../ui/signed-act';
import { useDecideStudy, useStudyResult, type StudyResult } from './queries';
import classes from './cases.module.css';

const words = studyWords.result;

/** How an assessor rated gold cases beside how they are agreed, and the decision on it. */
export function StudyResultPage({ studyId }: { readonly studyId: string }) {
  return <Loaded query={useStudyResult(studyId)}>{(result) => <Shown result={result} />}</Loaded>;
}

function Shown({ result: { study, cases } }: { readonly result: StudyResult }) {
  const mayRun = useMay('calibration.run');
  const { user } = useSession();
  const { verdict, verdictReasons } = study;
  return (
    <>
      <PageHeader
        title={words.title(study.assessorName)}
        subtitle={verdict === null ? studyWords.states[study.state] : words.decided(studyWords.verdicts[verdict])}
        parent={{ label: studyWords.title, href: '#/calibrate/studies' }}
      />
      <div className={classes.stack}>
        {verdictReasons.length > 0 && (
          <ul>
            {verdictReasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
        <div className={classes.columns}>
          <Cases cases={cases} />
          <Figures study={study} />
        </div>
        {mayRun && study.state === 'rated' && user.userId !== study.userId && <Decide study={study} cases={cases.length} />}
      </div>
    </>
  );
}

function Figures({ study: { figures } }: { readonly study: StudyResult['study'] }) {
  if (figures === null) return null;
  const interval =
    figures.effectivenessLow === null || figures.effectivenessHigh === null
      ? ''
      : `, ${words.interval(figures.effectivenessLow, figures.effectivenessHigh)}`;
  const lines = [
    [words.effectiveness, `${words.share(figures.effectiveness, figures.cases)}${interval}`, words.effectivenessHint],
    [words.miss, words.share(figures.missRate, figures.notCompetent), words.missHint],
    [words.falseAlarm, words.share(figures.falseAlarmRate, figures.competent), words.falseAlarmHint],
    [words.kappa, words.kappaValue(figures.kappa, figures.kappaLow, figures.kappaHigh), words.kappaHint],
    [words.severity, words.severityValue(figures.severity), words.severityHint],
    [words.indicators, words.of(figures.indicatorsRight, figures.indicatorsAgreed), ''],
  ] as const;
  return (
    <section className={classes.section} aria-label={studyWords.columns.figures}>
      <KeyValueList
        items={lines.map(([label, value, hint]) => ({
          key: label,
          label,
          value: (
            <>
              <span data-figures>{value}</span>
              {hint !== '' && <p className={classes.small}>{hint}</p>}
            </>
          ),
        }))}
      />
      {figures.verdict !== null && <p className={classes.text}>{words.usual(words.gauge[figures.verdict])}</p>}
    </section>
  );
}

function Cases({ cases }: { readonly cases: StudyResult['cases'] }) {
  return (
    <ShortTable label={studyWords.cases}>
      <thead>
        <tr>
          <th scope="col">{words.columns.case}</th>
          <th scope="col">{words.columns.agreed}</th>
          <th scope="col">{words.columns.rated}</th>
          <th scope="col">{words.columns.differs}</th>
        </tr>
      </thead>
      <tbody>
        {cases.map(({ goldCaseId, title, agreed, rated, prepared, reasons }) => {
          const codeOf = (level: number): string => prepared.levels.find((one) => one.level === level)?.code ?? String(level);
          const differing = prepared.indicators.filter(({ id }) => agreed.indicators[id] !== rated.indicators[id]);
          return (
            <tr key={goldCaseId}>
              <td>{`${prepared.competencyCode} ${title}`.trim()}</td>
              <td>{codeOf(agreed.level)}</td>
              <td>{agreed.level === rated.level ? codeOf(rated.level) : <strong>{codeOf(rated.level)}</strong>}</td>
              <td>
                {differing.map(({ id, text }) => (
                  <p key={id} className={classes.small}>
                    {words.differs(
                      text,
                      goldWords.marks[agreed.indicators[id] ?? 'notSeen'],
                      goldWords.marks[rated.indicators[id] ?? 'notSeen'],
                    )}
                    . {reasons[id] ?? ''}
                  </p>
                ))}
              </td>
            </tr>
          );
        })}
      </tbody>
    </ShortTable>
  );
}

function Decide({ study, cases }: { readonly study: StudyResult['study']; readonly cases: number }) {
  const { studyId, assessorName, figures } = study;
  const decide = useDecideStudy();
  const [reason, setReason] = useState('');
  const check = useFieldCheck({ reason: isReason(reason) ? null : goldWords.reasonMissing });
  return (
    <section className={classes.form} aria-label={words.decide}>
      <h2 className={classes.title}>{words.decide}</h2>
      <p className={classes.small}>{words.decideHint}</p>
      <TextInput
        label={goldWords.reason}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
      <SignedAct
        content={words.content(assessorName, cases, words.share(figures?.effectiveness ?? null, cases))}
        meaning={words.meaning}
        action={words.decide}
        failed={words.decideFailed}
        error={decide.error}
        isPending={decide.isPending}
        isComplete={check.isComplete}
        onSign={(signature) =>
          decide.mutate(
            { studyId, reason, signature },
            {
              onSuccess: ({ verdict }) => {
                tell(words.decided(studyWords.verdicts[verdict]));
                focusTitle();
              },
            },
          )
        }
      />
    </section>
  );
}
