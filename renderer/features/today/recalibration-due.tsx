import { IconTargetOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { barredPart } from '../../../shared/domain/calibration/reach';
import { endsSoon } from '../../../shared/domain/calibration/calibration-state';
import { useSession } from '../../lib/session';
import { consequenceWords } from '../../lib/words/calibration-consequences';
import { Notice } from './notice';
import { useOwnCalibration } from './queries';

const words = consequenceWords.notice;

/** That one may not sign as an assessor until a calibration is passed, or that one's calibration ends; silent where it holds. */
export function RecalibrationDue() {
  const { today } = useSession();
  const profile = useOwnCalibration().data?.profile ?? null;
  if (profile === null) return null;
  const { state, since, until, barred } = profile;
  const where = barredPart(barred);
  const text =
    state === 'recalibrate' && since !== null
      ? where === null
        ? words.text(since)
        : words.textIn(since, where)
      : state === 'due' && until !== null
        ? words.due(until)
        : state === 'calibrated' && until !== null && endsSoon(until, today)
          ? words.soon(until)
          : null;
  if (text === null) return null;
  return (
    <Notice
      icon={IconTargetOff}
      label={words.label}
      isPressing={state !== 'calibrated'}
      way={<Link to="/calibrate/own">{words.show}</Link>}
    >
      {text}
    </Notice>
  );
}
