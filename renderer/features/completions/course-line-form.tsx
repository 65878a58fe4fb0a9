import { Autocomplete, Checkbox, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { courseEvidenceKinds } from '../../../shared/domain/completions/course-map';
import { useFieldCheck } from '../../lib/field-check';
import { isReason } from '../../lib/reason';
import { tell } from '../../lib/tell';
import { completionWords } from '../../lib/words/completions';
import { SignedInPlace } from '../../ui/signed-act';
import { useCompetencies, useSaveCourseMap, useScales, type MapLine } from './queries';
import classes from './completions.module.css';

const words = completionWords.map;
const { fields } = words;

/** What a course is evidence of, prepared here and approved in place by a second person. */
export function CourseLineForm({
  basis,
  line,
  course,
  systems,
  onDone,
}: {
  readonly basis: number;
  /** Null: a new line, of the course below. */
  readonly line: MapLine | null;
  readonly course: { readonly system: string; readonly courseId: string };
  readonly systems: readonly string[];
  readonly onDone: () => void;
}) {
  const save = useSaveCourseMap();
  const competencies = (useCompetencies().data?.competencies ?? []).filter(({ isRetired }) => !isRetired);
  const scales = useScales().data?.scales ?? [];
  const [system, setSystem] = useState(line?.system ?? course.system);
  const [courseId, setCourseId] = useState(line?.courseId ?? course.courseId);
  const [competencyId, setCompetencyId] = useState(line?.competencyId ?? null);
  const [level, setLevel] = useState(line === null ? null : String(line.level));
  const [kind, setKind] = useState(line?.evidenceKind ?? 'completion');
  const [score, setScore] = useState(
    line === null || line.minimumScore === null ? '' : String(Math.round(line.minimumScore * 10_000) / 100),
  );
  const [months, setMonths] = useState(String(line?.validityMonths ?? ''));
  const [isRetired, setRetired] = useState(line?.isRetired ?? false);
  const [reason, setReason] = useState('');
  const competency = competencies.find((one) => one.competencyId === competencyId);
  const levels = scales.find(({ scaleId }) => scaleId === competency?.scaleId)?.levels ?? [];
  const check = useFieldCheck({
    system: system.trim() === '' ? fields.systemMissing : null,
    course: courseId.trim() === '' ? fields.courseMissing : null,
    competency: competency === undefined && !isRetired ? fields.competencyMissing : null,
    level: level === null ? fields.levelMissing : null,
    score: isPercent(score) ? null : fields.scoreWrong,
    months: isMonths(months) ? null : fields.monthsWrong,
    reason: isReason(reason) ? null : fields.reasonMissing,
  });
  const levelCode = levels.find((one) => String(one.level) === level)?.code ?? level ?? '…';
  const named = competency === undefined ? '…' : `${competency.code} ${competency.title}`;
  return (
    <section className={classes.form} aria-label={line === null ? words.newTitle : words.changeTitle(line.courseId)}>
      <Autocomplete
        label={fields.system}
        data={[...systems]}
        value={system}
        maxLength={200}
        readOnly={line !== null}
        onChange={setSystem}
        {...check.of('system')}
      />
      <TextInput
        label={fields.course}
        description={fields.courseHint}
        value={courseId}
        maxLength={2000}
        readOnly={line !== null}
        onChange={(event) => setCourseId(event.currentTarget.value)}
        {...check.of('course')}
      />
      <Select
        label={fields.competency}
        data={competencies.map((one) => ({ value: one.competencyId, label: `${one.code} ${one.title}` }))}
        value={competencyId}
        limit={60}
        searchable
        onChange={(next) => {
          setCompetencyId(next);
          setLevel(null);
        }}
        {...check.of('competency')}
      />
      <Select
        label={fields.level}
        data={levels.map((one) => ({ value: String(one.level), label: `${one.code} ${one.name}` }))}
        value={level}
        allowDeselect={false}
        onChange={setLevel}
        {...check.of('level')}
      />
      <Radio.Group
        label={fields.kind}
        value={kind}
        onChange={(next) => setKind(courseEvidenceKinds.find((one) => one === next) ?? 'completion')}
      >
        <Stack gap={8} mt={4}>
          {courseEvidenceKinds.map((one) => (
            <Radio key={one} value={one} label={words.kinds[one]} description={words.kindHints[one]} />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput
        label={fields.score}
        description={fields.scoreHint}
        value={score}
        maxLength={6}
        onChange={(event) => setScore(event.currentTarget.value.trim())}
        {...check.of('score')}
      />
      <TextInput
        label={fields.months}
        description={fields.monthsHint}
        value={months}
        maxLength={3}
        onChange={(event) => setMonths(event.currentTarget.value.trim())}
        {...check.of('months')}
      />
      {line !== null && (
        <Checkbox label={fields.retired} checked={isRetired} onChange={(event) => setRetired(event.currentTarget.checked)} />
      )}
      <TextInput
        label={fields.reason}
        description={fields.reasonHint}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
      <SignedInPlace
        note={words.second}
        content={isRetired ? words.contentRetired(courseId) : words.content(courseId === '' ? '…' : courseId, named, levelCode)}
        meaning={words.meaning}
        action={words.action}
        failed={words.failed}
        error={save.error}
        isPending={save.isPending}
        isComplete={check.isComplete}
        onSign={(signature) =>
          save.mutate(
            {
              basis,
              lines: [
                {
                  lineId: line?.lineId ?? null,
                  system: system.trim(),
                  courseId: courseId.trim(),
                  competencyId: competencyId ?? '',
                  level: Number(level),
                  evidenceKind: kind,
                  minimumScore: score === '' ? null : Number(score) / 100,
                  validityMonths: months === '' ? null : Number(months),
                  isRetired,
                },
              ],
              reason: reason.trim(),
              signature,
            },
            {
              onSuccess: ({ revision, evidence }) => {
                tell(words.done(revision, evidence));
                onDone();
              },
            },
          )
        }
      />
    </section>
  );
}

const isPercent = (text: string): boolean => text === '' || (/^\d{1,3}(?:\.\d{1,2})?$/.test(text) && Number(text) <= 100);
const isMonths = (text: string): boolean => text === '' || (/^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 120);
