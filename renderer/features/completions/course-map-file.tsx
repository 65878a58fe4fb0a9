import { TextInput } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { useState } from 'react';
import { useFieldCheck } from '../../lib/field-check';
import { formatPercent } from '../../lib/formatting';
import { isReason } from '../../lib/reason';
import { tell } from '../../lib/tell';
import { completionWords } from '../../lib/words/completions';
import { uiWords } from '../../lib/words/ui';
import { FailureNote } from '../../ui/failure-note';
import { FileDrop } from '../../ui/file-drop';
import { ShortTable } from '../../ui/short-table';
import { WriteFileForm } from '../../ui/write-file-form';
import { SignedInPlace } from '../../ui/signed-act';
import { useChooseMapTarget, usePreviewCourseMap, useSaveCourseMap, useWriteCourseMap, type CourseMapPreview } from './queries';
import classes from './completions.module.css';

const words = completionWords.map;
const { file, columns: heads } = words;
const shown = 50;

/** Takes the map from a table: what it would change, and the second person's approval. */
export function TakeCourseMap({ onDone }: { readonly onDone: () => void }) {
  const read = usePreviewCourseMap();
  const preview = read.data;
  return (
    <section className={classes.form} aria-label={file.take}>
      <FileDrop
        label={file.drop}
        hint={file.dropHint}
        endings={['.csv', '.tsv', '.txt', '.xlsx']}
        isDisabled={read.isPending}
        onFiles={([chosen]) => chosen !== undefined && read.mutate({ file: chosen, fileName: chosen.name })}
      />
      <FailureNote title={file.unreadable} error={read.error}>
        {isDefinedError(read.error) && read.error.code === 'FileUnreadable'
          ? read.error.data.why
          : isDefinedError(read.error) && read.error.code === 'MissingColumns'
            ? file.missing(read.error.data.columns.join(', '))
            : undefined}
      </FailureNote>
      {preview !== undefined && !read.isPending && <Difference key={preview.sha256} preview={preview} onDone={onDone} />}
    </section>
  );
}

function Difference({ preview, onDone }: { readonly preview: CourseMapPreview; readonly onDone: () => void }) {
  const { totals, lines, rejects, basis, fileName, sha256 } = preview;
  const save = useSaveCourseMap();
  const [reason, setReason] = useState('');
  const check = useFieldCheck({ reason: isReason(reason) ? null : words.fields.reasonMissing });
  const counts = file.counts(totals.new, totals.changed, totals.unchanged, totals.rejected);
  return (
    <>
      <p className={classes.text}>{counts}</p>
      <p className={classes.small}>{file.stays}</p>
      {rejects.length > 0 && (
        <div className={classes.scroll}>
          <ShortTable label={file.rejects}>
            <thead>
              <tr>
                <th scope="col">{file.row}</th>
                <th scope="col">{file.why}</th>
                <th scope="col">{file.value}</th>
              </tr>
            </thead>
            <tbody>
              {rejects.slice(0, shown).map(({ rowNumber, code, value }) => (
                <tr key={rowNumber}>
                  <th scope="row">{rowNumber}</th>
                  <td>{file.problems[code] ?? code}</td>
                  <td>{value}</td>
                </tr>
              ))}
            </tbody>
          </ShortTable>
          {rejects.length > shown && <p className={classes.small}>{completionWords.preview.shownOf(shown, totals.rejected)}</p>}
        </div>
      )}
      {lines.length > 0 && (
        <>
          <div className={classes.scroll}>
            <ShortTable label={file.changes}>
              <thead>
                <tr>
                  <th scope="col">{file.row}</th>
                  <th scope="col">{file.outcome}</th>
                  <th scope="col">{heads.course}</th>
                  <th scope="col">{heads.competency}</th>
                  <th scope="col">{heads.level}</th>
                  <th scope="col">{heads.kind}</th>
                  <th scope="col">{heads.score}</th>
                  <th scope="col">{heads.months}</th>
                </tr>
              </thead>
              <tbody>
                {lines.slice(0, shown).map(({ rowNumber, outcome, competencyCode, competencyTitle, levelCode, line }) => (
                  <tr key={rowNumber}>
                    <th scope="row">{rowNumber}</th>
                    <td>{file.outcomes[outcome]}</td>
                    <td>{`${line.courseId} (${line.system})`}</td>
                    <td>{`${competencyCode} ${competencyTitle}`}</td>
                    <td>{levelCode}</td>
                    <td>{line.isRetired ? words.retired : words.kinds[line.evidenceKind]}</td>
                    <td>{line.minimumScore === null ? '' : formatPercent(line.minimumScore)}</td>
                    <td>{words.months(line.validityMonths)}</td>
                  </tr>
                ))}
              </tbody>
            </ShortTable>
            {lines.length > shown && <p className={classes.small}>{completionWords.preview.shownOf(shown, lines.length)}</p>}
          </div>
          <TextInput
            label={words.fields.reason}
            description={words.fields.reasonHint}
            value={reason}
            maxLength={1000}
            onChange={(event) => setReason(event.currentTarget.value)}
            {...check.of('reason')}
          />
          <SignedInPlace
            note={words.second}
            content={
              <>
                <div>{file.content(fileName)}</div>
                <div>{counts}</div>
                <code className={classes.digest}>{sha256}</code>
              </>
            }
            meaning={words.meaning}
            action={words.action}
            failed={words.failed}
            error={save.error}
            isPending={save.isPending}
            isComplete={check.isComplete}
            onSign={(signature) =>
              save.mutate(
                { basis, lines: lines.map(({ line }) => line), reason: reason.trim(), signature },
                {
                  onSuccess: ({ revision, evidence }) => {
                    tell(words.done(revision, evidence));
                    onDone();
                  },
                },
              )
            }
          />
        </>
      )}
    </>
  );
}

/** Writes the map as a table; the shell asks where. */
export function WriteCourseMap({ onDone }: { readonly onDone: () => void }) {
  const choose = useChooseMapTarget();
  const write = useWriteCourseMap();
  return (
    <WriteFileForm
      title={file.write}
      isTitled={false}
      action={file.write}
      failed={file.notWritten}
      formats={[{ value: 'csv', label: uiWords.writeFile.csv }]}
      choosing={choose}
      writing={write}
      onChoose={(_format, done) => choose.mutate(undefined, done)}
      onWrite={({ target, reason }, again) =>
        write.mutate(
          { target, reason },
          {
            onSuccess: ({ lines, fileName }) => {
              tell(file.written(lines, fileName));
              onDone();
            },
            onError: again,
          },
        )
      }
      onCancel={onDone}
    />
  );
}
