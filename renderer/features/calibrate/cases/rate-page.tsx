import { Button, Radio, Textarea } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { indicatorMarks } from '../../../../shared/domain/calibration/rating';
import { useDraft, type Draft } from '../../../lib/draft';
import { useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { goldWords, studyWords } from '../../../lib/words/calibration-cases';
import { DraftStatus } from '../../../ui/draft-status';
import { Loaded } from '../../../ui/loaded';
import { Loading } from '../../../ui/loading';
import { PageHeader } from '../../../ui/page-header';
import { SignedAct, SignedInPlace } from '../../../ui/signed-act';
import { keyOfLevel, levelOfKey } from '../sessions/level-key';
import { CasePieces } from './case-pieces';
import { useHandInStudy, useOpenStudy, useOwnStudies, type CaseRating, type OpenStudy } from './queries';
import classes from './cases.module.css';

const words = studyWords.rate;

/** The gold cases that the session's user is asked to rate; once they are handed in, what became of them. */
export function RateStudyPage({ studyId }: { readonly studyId: string }) {
  return (
    <Loaded query={useOwnStudies()}>
      {({ studies }) => {
        const own = studies.find((one) => one.studyId === studyId);
        return own === undefined || own.state === 'open' ? (
          <Rating studyId={studyId} />
        ) : (
          <HandedIn studyId={studyId} isDecided={own.state === 'decided'} />
        );
      }}
    </Loaded>
  );
}

function HandedIn({ studyId, isDecided }: { readonly studyId: string; readonly isDecided: boolean }) {
  return (
    <>
      <PageHeader title={words.title} />
      <p className={classes.text}>{words.handedIn}</p>
      <p className={classes.text}>
        {isDecided ? (
          <Link to="/calibrate/studies/$studyId/result" params={{ studyId }} search={true}>
            {words.toResult}
          </Link>
        ) : (
          <Link to="/work">{words.toOwn}</Link>
        )}
      </p>
    </>
  );
}

type Case = OpenStudy['cases'][number];
interface Judged extends Omit<CaseRating, 'level'> {
  readonly level: number | null;
}
const nothing: Judged = { level: null, indicators: {}, cited: [], comment: '' };

function Rating({ studyId }: { readonly studyId: string }) {
  return <Loaded query={useOpenStudy(studyId)}>{(study) => <Turn study={study} />}</Loaded>;
}

function Turn({ study: { studyId, userId, dueOn, cases } }: { readonly study: OpenStudy }) {
  const draft = useDraft<Readonly<Record<string, Judged>>>(`gold-study/${studyId}`, words.title, {});
  const [at, setAt] = useState(0);
  const [isHandingIn, setHandingIn] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLDivElement>(null);
  const shown = cases[at];
  const ratingOf = (one: Case): Judged => draft.value[one.goldCaseId] ?? nothing;
  const isRated = (one: Case): boolean => {
    const { level, indicators } = ratingOf(one);
    return level !== null && one.indicators.every(({ id }) => indicators[id] !== undefined);
  };
  const go = (to: number): void => {
    if (to < 0 || to >= cases.length) return;
    setAt(to);
    heading.current?.focus();
  };
  const change = (rating: Judged): void => {
    if (shown !== undefined) draft.change({ ...draft.value, [shown.goldCaseId]: rating });
  };
  useKeys({
    onLevel: (key) => {
      const chosen = shown === undefined ? undefined : levelOfKey(shown.levels, key);
      if (shown === undefined || chosen === undefined || isHandingIn) return false;
      change({ ...ratingOf(shown), level: chosen.level });
      return true;
    },
    onStep: (step) => go(at + step),
    onOpenMark: () => form.current?.querySelector<HTMLElement>('[data-open-mark] input')?.focus(),
  });
  if (draft.isLoading || shown === undefined) return <Loading />;
  const done = cases.filter(isRated).length;
  return (
    <>
      <PageHeader title={words.title} subtitle={words.subtitle(cases.length, dueOn)} actions={<DraftStatus state={draft.state} />} />
      <div ref={form} className={classes.stack}>
        <div className={classes.buttons}>
          <Button variant="default" disabled={at === 0} onClick={() => go(at - 1)}>
            {words.back}
          </Button>
          <h2 ref={heading} tabIndex={-1} className={classes.title}>
            {words.place(at + 1, cases.length)}
          </h2>
          <Button variant="default" disabled={at === cases.length - 1} onClick={() => go(at + 1)}>
            {words.next}
          </Button>
          <span className={classes.small} role="status">
            {words.done(done, cases.length)}
          </span>
          <span className={classes.small}>{words.keys}</span>
        </div>
        <CaseForm key={shown.goldCaseId} studyId={studyId} shown={shown} rating={ratingOf(shown)} onChange={change} />
        {isHandingIn ? (
          <HandIn
            studyId={studyId}
            assessorUserId={userId}
            cases={cases.length}
            ratings={cases.flatMap((one) => {
              const { level, ...rest } = ratingOf(one);
              return level === null ? [] : [{ ...rest, level, goldCaseId: one.goldCaseId }];
            })}
            onHandIn={draft.handIn}
            onDone={draft.discard}
          />
        ) : (
          <div className={classes.buttons}>
            <Button disabled={done < cases.length} onClick={() => setHandingIn(true)}>
              {words.handIn}
            </Button>
            {done < cases.length && <span className={classes.small}>{words.missing(cases.length - done)}</span>}
          </div>
        )}
      </div>
    </>
  );
}

function CaseForm({
  studyId,
  shown,
  rating,
  onChange,
}: {
  readonly studyId: string;
  readonly shown: Case;
  readonly rating: Judged;
  readonly onChange: (rating: Judged) => void;
}) {
  return (
    <div className={classes.columns}>
      <section className={classes.section} aria-label={goldWords.material}>
        <p className={classes.small}>{`${shown.competencyCode} ${shown.competencyTitle}`.trim()}</p>
        <CasePieces
          pieces={shown.material.pieces}
          studyId={studyId}
          cited={rating.cited}
          onCite={(pieceId, isCited) =>
            onChange({ ...rating, cited: isCited ? [...rating.cited, pieceId] : rating.cited.filter((id) => id !== pieceId) })
          }
        />
      </section>
      <section className={classes.section} aria-label={studyWords.columns.figures}>
        {shown.indicators.map(({ id, text }) => (
          <Radio.Group
            key={id}
            label={text}
            data-open-mark={rating.indicators[id] === undefined || undefined}
            value={rating.indicators[id] ?? null}
            onChange={(value) =>
              onChange({
                ...rating,
                indicators: { ...rating.indicators, [id]: indicatorMarks.find((mark) => mark === value) ?? 'notSeen' },
              })
            }
          >
            <div className={classes.choices}>
              {indicatorMarks.map((mark) => (
                <Radio key={mark} value={mark} label={goldWords.marks[mark]} />
              ))}
            </div>
          </Radio.Group>
        ))}
        <Radio.Group
          label={words.level}
          value={rating.level === null ? null : String(rating.level)}
          onChange={(value) => onChange({ ...rating, level: Number(value) })}
        >
          <div className={classes.levels}>
            {shown.levels.map(({ level, code, name }, index) => (
              <Radio key={level} value={String(level)} label={labelOf(keyOfLevel(shown.levels, index), code, name)} />
            ))}
          </div>
        </Radio.Group>
        <Textarea
          label={words.comment}
          value={rating.comment}
          maxLength={4000}
          autosize
          minRows={2}
          onChange={(event) => onChange({ ...rating, comment: event.currentTarget.value })}
        />
      </section>
    </div>
  );
}

function HandIn({
  studyId,
  assessorUserId,
  cases,
  ratings,
  onHandIn,
  onDone,
}: {
  readonly studyId: string;
  readonly assessorUserId: string;
  readonly cases: number;
  readonly ratings: ReadonlyArray<CaseRating & { readonly goldCaseId: string }>;
  readonly onHandIn: Draft<unknown>['handIn'];
  readonly onDone: () => Promise<void>;
}) {
  const handIn = useHandInStudy();
  const navigate = useNavigate();
  const { user } = useSession();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const sign = (signature: { readonly login?: string; readonly passphrase: string }): void =>
    handIn.mutate(onHandIn({ studyId, ratings: [...ratings], signature }), {
      onSuccess: () => {
        tell(words.isIn);
        void onDone();
        if (user.userId !== assessorUserId) void navigate({ to: '/calibrate/studies', search: true });
      },
    });
  const act = {
    content: words.content(cases),
    meaning: words.meaning,
    action: words.action,
    failed: words.failed,
    error: handIn.error,
    isPending: handIn.isPending,
    isComplete: () => ratings.length === cases,
    onSign: sign,
  };
  return (
    <section className={classes.form} aria-label={words.handInTitle}>
      <h2 ref={title} tabIndex={-1} className={classes.title}>
        {words.handInTitle}
      </h2>
      {user.userId === assessorUserId ? <SignedAct {...act} /> : <SignedInPlace {...act} note={() => words.inPlace} />}
    </section>
  );
}

/** A level with the key that chooses it, which for most scales is what the level is called by. */
const labelOf = (key: string, code: string, name: string): string => (key === code ? `${key}: ${name}` : `${key}: ${code} ${name}`.trim());

/** The keys of the panel's screen; never while something is being typed. Alt with an arrow goes on or back as well. */
function useKeys(keys: {
  /** Whether the key chose one. */
  readonly onLevel: (key: string) => boolean;
  readonly onStep: (step: 1 | -1) => void;
  readonly onOpenMark: () => void;
}): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const { target, key, altKey, ctrlKey, metaKey } = event;
    if (target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(target.type)))
      return;
    if (altKey && (key === 'ArrowRight' || key === 'ArrowLeft')) keys.onStep(key === 'ArrowRight' ? 1 : -1);
    else if (altKey || ctrlKey || metaKey) return;
    else if (key === 'n' || key === 'N') keys.onStep(1);
    else if (key === 'p' || key === 'P') keys.onStep(-1);
    else if (key === 'i' || key === 'I') keys.onOpenMark();
    else if (!keys.onLevel(key)) return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => pressed(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
