import { consequenceWords } from '../../../lib/words/calibration-consequences';
import { EmptyState } from '../../../ui/empty-state';
import { Loaded } from '../../../ui/loaded';
import { CalibrateFrame } from '../calibrate-frame';
import { AssessorCard } from './assessor-card';
import classes from './assessors.module.css';
import { useOwnProfile } from './queries';

const words = consequenceWords.card;

/** One's own card: whoever assesses may see what was found of them, and why they may not sign. */
export function OwnCalibrationPage() {
  const query = useOwnProfile();
  return (
    <CalibrateFrame tab="assessors" needs={null}>
      <Loaded query={query}>
        {({ profile }) =>
          profile === null ? (
            <EmptyState title={words.none} />
          ) : (
            <div className={classes.stack}>
              <section className={classes.section}>
                <h2 className={classes.title}>{words.own}</h2>
                <p className={classes.small}>{words.ownSubtitle}</p>
              </section>
              <AssessorCard profile={profile} />
            </div>
          )
        }
      </Loaded>
    </CalibrateFrame>
  );
}
