import { programmeWords } from '../../../lib/words/calibration-programme';
import { formatNumber } from '../../../lib/formatting';
import { Loaded } from '../../../ui/loaded';
import { ShortTable } from '../../../ui/short-table';
import { useLoad } from './queries';
import classes from './programme.module.css';

const words = programmeWords.load;

/** What assessing, observing and calibrating took of everybody's time. */
export function LoadTable() {
  return (
    <section className={classes.section} aria-labelledby="programme-load">
      <h2 id="programme-load" className={classes.title}>
        {words.title}
      </h2>
      <p className={classes.small}>{words.hint}</p>
      <Loaded query={useLoad()}>
        {({ months, people }) =>
          people.length === 0 ? (
            <p className={classes.small}>{words.empty}</p>
          ) : (
            <div className={classes.wide}>
              <ShortTable labelledBy="programme-load">
                <thead>
                  <tr>
                    <th scope="col">{words.name}</th>
                    {months.map((month) => (
                      <th key={month} scope="col" className={classes.number}>
                        {month}
                      </th>
                    ))}
                    <th scope="col" className={classes.number}>
                      {words.assessments}
                    </th>
                    <th scope="col" className={classes.number}>
                      {words.observations}
                    </th>
                    <th scope="col" className={classes.number}>
                      {words.rated}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {people.map(({ userId, name, isManager, minutes, assessments, observations, ratedCases, timed }) => (
                    <tr key={userId}>
                      <td>{isManager ? `${name}, ${words.manager}` : name}</td>
                      {months.map((month, index) => (
                        <td key={month} className={classes.number}>
                          {words.minutes(minutes[index] ?? 0)}
                        </td>
                      ))}
                      <td className={classes.number}>
                        {timed === 0 ? formatNumber(assessments) : `${formatNumber(assessments)} (${words.timed(timed)})`}
                      </td>
                      <td className={classes.number}>{formatNumber(observations)}</td>
                      <td className={classes.number}>{formatNumber(ratedCases)}</td>
                    </tr>
                  ))}
                </tbody>
              </ShortTable>
            </div>
          )
        }
      </Loaded>
    </section>
  );
}
