import { thresholdRule } from '../../../../shared/contract/calibration-thresholds';
import { useMay } from '../../../lib/session';
import { consequenceWords } from '../../../lib/words/calibration-consequences';
import { Loaded } from '../../../ui/loaded';
import { RuleHead } from '../../../ui/signed-rule/rule-head';
import { SignedRule } from '../../../ui/signed-rule/signed-rule';
import { CalibrateFrame } from '../calibrate-frame';
import { useThresholds } from './queries';
import { thresholdGroups } from './threshold-text';
import { ThresholdsForm } from './thresholds-form';

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
          <RuleHead title={words.title} notes={found.revision === 0 ? [words.hint, words.newSite] : [words.hint]} />
        </SignedRule>
      )}
    </Loaded>
  );
}
