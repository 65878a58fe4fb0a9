import { calibrationSessionWords } from '../../../lib/words/calibration-sessions';
import { ShortTable } from '../../../ui/short-table';
import type { ShownSession } from './queries';
import classes from './sessions.module.css';

const words = calibrationSessionWords.panel;

/** Who is on the panel and how far each is; of what anybody rated it says nothing. */
export function PanelTable({ panel }: { readonly panel: ShownSession['panel'] }) {
  return (
    <section className={classes.section} aria-label={words.title}>
      <h2 className={classes.title}>{words.title}</h2>
      <ShortTable label={words.title}>
        <thead>
          <tr>
            <th scope="col">{words.columns.name}</th>
            <th scope="col">{words.columns.role}</th>
            <th scope="col">{words.columns.rules}</th>
            <th scope="col">{words.columns.ratings}</th>
            <th scope="col">{words.columns.minutes}</th>
          </tr>
        </thead>
        <tbody>
          {panel.map(({ memberId, name, role, remote, hasAcknowledged, hasHandedIn, hasSigned, absence }) => {
            const isMember = role === 'member';
            const minutes = absence === null ? (hasSigned ? words.signed : words.notYet) : words.absent(absence);
            return (
              <tr key={memberId}>
                <th scope="row">{name}</th>
                <td>{words[role]}</td>
                <td>{isMember && remote === null ? (hasAcknowledged ? words.acknowledged : words.notYet) : words.none}</td>
                <td>{isMember ? (hasHandedIn ? words.handedIn : words.notYet) : words.none}</td>
                <td>{isMember ? minutes : words.none}</td>
              </tr>
            );
          })}
        </tbody>
      </ShortTable>
    </section>
  );
}
