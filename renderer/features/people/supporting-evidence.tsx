import { completionWords } from '../../lib/words/completions';
import { DateText } from '../../ui/date-text';
import { Loaded } from '../../ui/loaded';
import { ShortTable } from '../../ui/short-table';
import { useSupportingEvidence } from './queries';
import classes from './people.module.css';

const words = completionWords.evidence;

/** What learning systems and old matrices say of the person: beside the assessments, and no level. What no longer counts is struck. */
export function SupportingEvidence({ personId }: { readonly personId: string }) {
  const query = useSupportingEvidence(personId);
  return (
    <section className={classes.section}>
      <h3 className={classes.sectionTitle}>{words.title}</h3>
      <Loaded query={query}>
        {({ evidence }) =>
          evidence.length === 0 ? (
            <p className={classes.small}>{words.none}</p>
          ) : (
            <>
              <p className={classes.small}>{words.noLevel}</p>
              <ShortTable label={words.title}>
                <thead>
                  <tr>
                    <th scope="col">{words.columns.on}</th>
                    <th scope="col">{words.columns.competency}</th>
                    <th scope="col">{words.columns.level}</th>
                    <th scope="col">{words.columns.what}</th>
                    <th scope="col">{words.columns.until}</th>
                  </tr>
                </thead>
                <tbody>
                  {evidence.map((one) => {
                    const isStruck = one.state !== 'counts' && one.state !== 'expired';
                    return (
                      <tr key={one.supportId}>
                        <th scope="row">
                          <DateText date={one.achievedOn} />
                        </th>
                        <td title={one.competencyTitle}>{one.competencyCode}</td>
                        <td>{one.levelCode}</td>
                        <td>
                          {isStruck ? <s>{one.what}</s> : one.what}
                          <div className={classes.small}>
                            {one.from}
                            {isStruck && ` · ${words.states[one.state]}${one.stateReason === null ? '' : `: ${one.stateReason}`}`}
                          </div>
                        </td>
                        <td>
                          {one.expiresOn !== null && <DateText date={one.expiresOn} />}
                          {one.state === 'expired' && <div className={classes.small}>{words.states.expired}</div>}
                        </td>
                      </tr>
                    );
                  })}
                </tbody>
              </ShortTable>
            </>
          )
        }
      </Loaded>
    </section>
  );
}
