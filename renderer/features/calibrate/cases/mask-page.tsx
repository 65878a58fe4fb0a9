import { Button, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useFieldCheck } from '../../../lib/field-check';
import { isReason } from '../../../lib/reason';
import { tell } from '../../../lib/tell';
import { goldWords, maskWords as words } from '../../../lib/words/calibration-cases';
import { FailureNote } from '../../../ui/failure-note';
import { IfMay } from '../../../ui/if-may';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { CasePieces } from './case-pieces';
import { MaskFiles } from './mask-files';
import { useMaskPreview, useSaveMask, type MaskPreview } from './queries';
import classes from './cases.module.css';

/** An assessment as a panel will see it, what was taken out of it, and what else is to be. */
export function MaskPage({ assessmentId }: { readonly assessmentId: string }) {
  return (
    <IfMay permission="calibration.run" title={words.title}>
      <Loaded query={useMaskPreview(assessmentId, null)}>
        {(saved) => <Shown key={saved.revision} assessmentId={assessmentId} saved={saved} />}
      </Loaded>
    </IfMay>
  );
}

const tryAfterMs = 400;
const wordsIn = (text: string): string[] => [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');

function Shown({ assessmentId, saved }: { readonly assessmentId: string; readonly saved: MaskPreview }) {
  const navigate = useNavigate();
  const save = useSaveMask();
  const [text, setText] = useState(saved.words.join('\n'));
  const [reason, setReason] = useState('');
  const released = saved.files.flatMap(({ evidenceId, shown }) => (shown === null ? [] : [evidenceId]));
  const [release, setRelease] = useState<readonly string[]>(released);
  const [copies, setCopies] = useState<readonly { readonly evidenceId: string; readonly stagedId: string }[]>([]);
  const chosen = wordsIn(text);
  const areWords = chosen.every((word) => word.length >= 2 && word.length <= 200);
  const tried = useLater(chosen.join('\n'));
  const tries = useMaskPreview(assessmentId, areWords ? wordsIn(tried) : null);
  const shown = tries.data ?? saved;
  const check = useFieldCheck({ words: areWords ? null : words.wordWrong, reason: isReason(reason) ? null : words.reasonMissing });
  const isChanged = chosen.join('\n') !== saved.words.join('\n') || release.join() !== released.join() || copies.length > 0;
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={words.subtitle(
          `${shown.prepared.competencyCode} ${shown.prepared.competencyTitle}`.trim(),
          saved.personName,
          saved.assessorName,
          saved.performedOn,
        )}
        parent={{ label: goldWords.parent, href: '#/calibrate/cases' }}
        actions={
          <Button
            variant="default"
            disabled={isChanged}
            onClick={() => void navigate({ to: '/calibrate/cases/new', search: { assessmentId } })}
          >
            {words.toGold}
          </Button>
        }
      />
      <div className={classes.columns}>
        <section className={classes.section} aria-labelledby="mask-shown">
          <h2 id="mask-shown" className={classes.title}>
            {words.shown}
          </h2>
          <CasePieces pieces={shown.prepared.material.pieces} withheld={shown.prepared.material.withheld} />
        </section>
        <div className={classes.stack}>
          <Taken shown={shown} />
          <section className={classes.section} aria-label={words.files}>
            <h2 className={classes.title}>{words.files}</h2>
            <MaskFiles
              files={saved.files}
              release={release}
              copies={copies}
              onRelease={(evidenceId, isReleased) => {
                setRelease(isReleased ? [...release, evidenceId] : release.filter((one) => one !== evidenceId));
                if (!isReleased) setCopies(copies.filter((one) => one.evidenceId !== evidenceId));
              }}
              onCopy={(evidenceId, stagedId) =>
                setCopies([...copies.filter((one) => one.evidenceId !== evidenceId), { evidenceId, stagedId }])
              }
            />
          </section>
          <form
            className={classes.section}
            aria-label={words.save}
            onSubmit={(event) => {
              event.preventDefault();
              if (!check.isComplete()) return;
              save.mutate(
                { assessmentId, basis: saved.revision, words: chosen, release: [...release], copies: [...copies], reason },
                { onSuccess: () => tell(words.saved) },
              );
            }}
          >
            <Textarea
              label={words.words}
              description={words.wordsHint}
              value={text}
              autosize
              minRows={3}
              onChange={(event) => setText(event.currentTarget.value)}
              {...check.of('words')}
            />
            <TextInput
              label={words.reason}
              value={reason}
              maxLength={1000}
              onChange={(event) => setReason(event.currentTarget.value)}
              {...check.of('reason')}
            />
            {isChanged && (
              <p className={classes.small} role="status">
                {words.unsaved}
              </p>
            )}
            <div>
              <Button type="submit" loading={save.isPending} disabled={!isChanged}>
                {words.save}
              </Button>
            </div>
            <FailureNote title={words.failed} error={save.error} />
          </form>
        </div>
      </div>
    </>
  );
}

function Taken({ shown: { masked, counts } }: { readonly shown: MaskPreview }) {
  return (
    <section className={classes.section} aria-labelledby="mask-taken">
      <h2 id="mask-taken" className={classes.title}>
        {words.taken}
      </h2>
      {counts.length === 0 ? (
        <p className={classes.small}>{words.nothing}</p>
      ) : (
        <p className={classes.text}>{counts.map(({ mark, count }) => words.counts(mark.replaceAll(/[‹›]/g, ''), count)).join('; ')}</p>
      )}
      {masked.map(({ role, names }) => (
        <p key={`${role} ${names.join()}`} className={classes.names}>
          <strong>{words.roles[role] ?? role}</strong>: {names.join(', ')}
        </p>
      ))}
    </section>
  );
}

/** A value once nobody has changed it for a moment. */
function useLater(value: string): string {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), tryAfterMs);
    return () => clearTimeout(timer);
  }, [value]);
  return later;
}
