import { calibrationSessionWords } from '../../../lib/words/calibration-sessions';
import { KeyValueList } from '../../../ui/key-value-list';
import { ShortTable } from '../../../ui/short-table';
import { durationText } from './duration-text';
import type { Minutes } from './queries';
import classes from './sessions.module.css';

const words = calibrationSessionWords.minutes;
type Content = Minutes['content'];

/** The minutes, readable in full: they are what is signed. */
export function MinutesText({ content }: { readonly content: Content }) {
  const { title, round, plannedOn, facilitator, coFacilitator, quorum, agenda, groundRules, members, observers, question } = content;
  const { facts } = calibrationSessionWords;
  const away = members.filter(({ absent }) => absent !== null);
  return (
    <div className={classes.wide}>
      <h2 className={classes.title}>{[title, calibrationSessionWords.list.round(round)].filter((part) => part !== '').join(', ')}</h2>
      <KeyValueList
        items={[
          { key: 'plannedOn', label: facts.plannedOn, value: plannedOn },
          { key: 'facilitator', label: facts.facilitator, value: facilitator },
          ...(coFacilitator === null ? [] : [{ key: 'co', label: facts.coFacilitator, value: coFacilitator }]),
          { key: 'quorum', label: facts.quorum, value: facts.quorumOf(quorum, members.filter(({ absent }) => absent === null).length) },
          {
            key: 'members',
            label: words.present,
            value: members.map(({ name, handedIn, rated }) => `${name} (${handedIn ? words.rated(rated) : words.notHandedIn})`).join(', '),
          },
          ...(away.length === 0
            ? []
            : [
                {
                  key: 'away',
                  label: words.absences,
                  value: <p className={classes.text}>{away.map(({ name, absent }) => `${name}: ${absent}`).join('\n')}</p>,
                },
              ]),
          ...(observers.length === 0 ? [] : [{ key: 'observers', label: words.observers, value: observers.join(', ') }]),
          { key: 'agenda', label: facts.agenda, value: <p className={classes.text}>{agenda === '' ? facts.none : agenda}</p> },
          { key: 'rules', label: facts.groundRules, value: <p className={classes.text}>{groundRules}</p> },
          ...(question === null
            ? []
            : [
                {
                  key: 'question',
                  label: facts.question,
                  value: (
                    <p className={classes.text}>
                      {[question.text, ...(question.answers ?? [calibrationSessionWords.board.answersTooFew])].join('\n')}
                    </p>
                  ),
                },
              ]),
        ]}
      />
      <Cases content={content} />
    </div>
  );
}

function Cases({ content: { cases, members } }: { readonly content: Content }) {
  const nameOf = new Map(members.map(({ memberId, name }) => [memberId, name]));
  return (
    <ShortTable label={calibrationSessionWords.cases.title}>
      <thead>
        <tr>
          <th scope="col" className={classes.figure} data-align="right">
            {words.columns.number}
          </th>
          <th scope="col">{words.columns.case}</th>
          <th scope="col">{words.columns.ratings}</th>
          <th scope="col">{words.columns.consensus}</th>
          <th scope="col">{words.columns.reason}</th>
          <th scope="col" className={classes.figure} data-align="right">
            {words.columns.time}
          </th>
        </tr>
      </thead>
      <tbody>
        {cases.map((one, index) => (
          <tr key={one.caseId}>
            <td className={classes.figure} data-align="right">
              {index + 1}
            </td>
            <th scope="row">{one.competency}</th>
            <td>{one.ratings.map(({ memberId, level }) => `${nameOf.get(memberId) ?? memberId} ${level}`).join(', ')}</td>
            <td>{one.consensusLevel ?? words.noAgreement}</td>
            <td>
              <p className={classes.text}>{one.reason}</p>
              {one.dissents.map(({ memberId, name, statement }) => (
                <p key={`${memberId} ${statement}`} className={classes.text}>
                  <strong>{words.dissentOf(name)}</strong> {statement}
                </p>
              ))}
            </td>
            <td className={classes.figure} data-align="right">
              {durationText(one.seconds)}
            </td>
          </tr>
        ))}
      </tbody>
    </ShortTable>
  );
}
