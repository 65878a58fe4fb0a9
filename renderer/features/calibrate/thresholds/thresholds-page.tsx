import { thresholdRule } from '../../../../shared/contract/calibration-thresholds';
import { useMay } from '../../../lib/session';
import { consequenceWords } from '../../../lib/words/calibration-consequences';
import { Loaded } from '../../../ui/loaded';
import { SignedRule } from '../../../ui/signed-rule/signed-rule';
import { CalibrateFrame } from '../calibrate-frame';
import { useThresholds } from './queries';
import { thresholdGroups } from './threshold-text';
import { ThresholdsForm } from './thresholds-form';
import classes from './thresholds.module.css';

const words = consequenceWords.thresholds;

/** How far an assessor's figures may go, and every revision of that. */
export function ThresholdsPage() {
  return (
    <CalibrateFrame tab="thresholds">
      <FoundRule />
    </CalibrateFrame>
  );
}

function FoundRule() {
  const query = useThresholds();
  const mayChange = useMay('calibration.decide');
  return (
    <Loaded query={query}>
      {(found) => (
        <SignedRule
          words={words}
          content={found.content}
          first={thresholdRule.parse({})}
          revisions={found}
          mayChange={mayChange}
          describe={thresholdGroups}
          renderForm={(onDone) => <ThresholdsForm found={found} onDone={onDone} />}
        >
          <section className={classes.section} aria-labelledby="thresholds">
            <h2 id="thresholds" className={classes.title}>
              {words.title}
            </h2>
            <p className={classes.small}>{words.hint}</p>
            {found.revision === 0 && <p className={classes.small}>{words.newSite}</p>}
          </section>
        </SignedRule>
      )}
    </Loaded>
  );
}
