import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { calibrationResultWords as words } from '../../../lib/words/calibration-results';
import { FailureNote } from '../../../ui/failure-note';
import { Loaded } from '../../../ui/loaded';
import { SessionFrame } from '../sessions/session-frame';
import { Computation } from './computation';
import { DriftCharts } from './drift';
import { FileButtons } from './file-buttons';
import { Indicators } from './indicators';
import { Members } from './members';
import { Overview } from './overview';
import { PairsAndLevels } from './pairs-and-levels';
import { PastSessions } from './past';
import { useResult, type ShownResult } from './queries';
import { RatingViews } from './views';
import classes from './results.module.css';

export const resultParts = ['overview', 'pairs', 'indicators', 'members', 'drift', 'views', 'past'] as const;
export type ResultPart = (typeof resultParts)[number];

/** The result of a session that has been closed, part by part. */
export function ResultPage({ sessionId, part }: { readonly sessionId: string; readonly part: ResultPart }) {
  const query = useResult(sessionId);
  return (
    <SessionFrame part="result" actions={query.data !== undefined && <FileButtons shown={query.data} />}>
      {() => <Loaded query={query}>{(shown) => <Result shown={shown} part={part} />}</Loaded>}
    </SessionFrame>
  );
}

function Result({ shown, part }: { readonly shown: ShownResult; readonly part: ResultPart }) {
  const { result, sessionId } = shown;
  return (
    <>
      {result?.isAsKept === false && (
        <FailureNote title={words.notAsKept} error={new Error(words.notAsKept)}>
          {words.haveVerified}
        </FailureNote>
      )}
      {result === null && <Computation sessionId={sessionId} mayCompute={shown.may.compute} />}
      <nav className={classes.parts} aria-label={words.parts}>
        {resultParts.map((one) => (
          <Link
            key={one}
            to="/calibrate/sessions/$sessionId/result/$part"
            params={{ sessionId, part: one }}
            search={({ asOf }) => ({ asOf })}
            aria-current={one === part ? 'page' : undefined}
          >
            {words.part[one]}
          </Link>
        ))}
      </nav>
      {/* Long tables are moved through by keyboard as well. */}
      <div key={part} className={classes.scroll} tabIndex={0} role="group" aria-label={words.part[part]}>
        {partOf(shown, part)}
      </div>
    </>
  );
}

function partOf(shown: ShownResult, part: ResultPart): ReactNode {
  const { result } = shown;
  if (part === 'views') return <RatingViews shown={shown} />;
  if (result === null) return <p className={classes.small}>{words.compute.waiting}</p>;
  const { content } = result;
  switch (part) {
    case 'overview':
      return <Overview shown={shown} result={result} />;
    case 'pairs':
      return <PairsAndLevels shown={shown} content={content} />;
    case 'indicators':
      return <Indicators shown={shown} content={content} />;
    case 'members':
      return <Members shown={shown} content={content} />;
    case 'drift':
      return <DriftCharts sessionId={shown.sessionId} />;
    case 'past':
      return <PastSessions shown={shown} />;
  }
}
