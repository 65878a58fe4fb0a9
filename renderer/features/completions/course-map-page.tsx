import { Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { formatInstant, formatPercent } from '../../lib/formatting';
import { useMay } from '../../lib/session';
import { completionWords } from '../../lib/words/completions';
import { BesidePage } from '../../ui/beside-page';
import type { Column } from '../../ui/data-table/column';
import { DataTable } from '../../ui/data-table/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { ShortTable } from '../../ui/short-table';
import { SidePanel } from '../../ui/side-panel';
import { TakeCourseMap, WriteCourseMap } from './course-map-file';
import { CourseLineForm } from './course-line-form';
import { useCourseMap, useUnmapped, type MapLine, type UnmappedCourse } from './queries';
import classes from './completions.module.css';

const words = completionWords.map;
const { columns: heads } = words;

const lineColumns: readonly Column<MapLine>[] = [
  { key: 'course', title: heads.course, width: 170, value: (row) => row.courseId },
  { key: 'title', title: heads.title, width: 190, value: (row) => row.courseTitle },
  { key: 'system', title: heads.system, width: 120, value: (row) => row.system },
  { key: 'competency', title: heads.competency, width: 220, value: (row) => `${row.competencyCode} ${row.competencyTitle}` },
  { key: 'level', title: heads.level, width: 70, value: (row) => row.levelCode },
  {
    key: 'kind',
    title: heads.kind,
    width: 110,
    value: (row) => (row.isRetired ? words.retired : words.kinds[row.evidenceKind]),
  },
  {
    key: 'score',
    title: heads.score,
    width: 100,
    align: 'right',
    value: (row) => (row.minimumScore === null ? null : formatPercent(row.minimumScore)),
  },
  { key: 'months', title: heads.months, width: 100, value: (row) => words.months(row.validityMonths) },
  { key: 'completions', title: heads.completions, width: 110, align: 'right', value: (row) => row.completions },
  { key: 'revision', title: heads.revision, width: 80, align: 'right', value: (row) => row.revision },
];
const courseColumns: readonly Column<UnmappedCourse>[] = [
  { key: 'course', title: heads.course, width: 240, value: (row) => row.courseId },
  { key: 'title', title: heads.title, width: 240, value: (row) => row.courseTitle },
  { key: 'system', title: heads.system, width: 120, value: (row) => row.system },
  { key: 'completions', title: heads.completions, width: 110, align: 'right', value: (row) => row.completions },
  { key: 'people', title: heads.people, width: 100, align: 'right', value: (row) => row.people },
  { key: 'newest', title: heads.newest, width: 110, value: (row) => row.newestOn },
];
const keyOfCourse = ({ system, courseId }: UnmappedCourse): string => JSON.stringify([system, courseId]);

export interface OpenLine {
  /** A line that is changed. */
  readonly line: string | null;
  /** A course that is put on the map; empty: one that is typed. */
  readonly system: string | null;
  readonly course: string | null;
}

/** The courses that wait, the map itself and its revisions; one line opens beside the lists. */
export function CourseMapPage({ line, system, course }: OpenLine) {
  const map = useCourseMap();
  const unmapped = useUnmapped();
  const navigate = useNavigate();
  const mayEdit = useMay('framework.edit');
  const open = (search: { readonly line?: string; readonly system?: string; readonly course?: string }) =>
    void navigate({ to: '/framework/courses', search });
  const close = () => open({});
  const isOpen = line !== null || course !== null;
  const [file, setFile] = useState<'take' | 'write' | null>(null);
  return (
    <Loaded query={map}>
      {({ lines, revision, revisions, systems }) => {
        const changed = lines.find(({ lineId }) => lineId === line) ?? null;
        return (
          <>
            <div className={classes.wide}>
              {(unmapped.data?.courses.length ?? 0) > 0 && (
                <section className={classes.section} aria-labelledby="unmapped">
                  <h2 id="unmapped" className={classes.sectionTitle}>
                    {words.queue}
                  </h2>
                  <p className={classes.small}>{words.queueHint}</p>
                  <div className={classes.table}>
                    <DataTable
                      name="unmapped"
                      label={words.queue}
                      columns={courseColumns}
                      rows={unmapped.data?.courses ?? []}
                      rowKey={keyOfCourse}
                      onOpen={(row) => open({ system: row.system, course: row.courseId })}
                    />
                  </div>
                </section>
              )}
              <section className={classes.section} aria-labelledby="map">
                <div className={classes.sectionHead}>
                  <div>
                    <h2 id="map" className={classes.sectionTitle}>
                      {words.title}
                    </h2>
                    <p className={classes.small}>{words.hint}</p>
                  </div>
                  {mayEdit && (
                    <Group gap="xs">
                      <Button variant="default" onClick={() => setFile('write')}>
                        {words.file.write}…
                      </Button>
                      <Button variant="default" onClick={() => setFile('take')}>
                        {words.file.take}…
                      </Button>
                      <Button variant="default" onClick={() => open({ system: systems[0] ?? '', course: '' })}>
                        {words.add}
                      </Button>
                    </Group>
                  )}
                </div>
                <div className={classes.table}>
                  <DataTable
                    name="course-map"
                    label={words.title}
                    columns={lineColumns}
                    rows={lines}
                    rowKey={(row) => row.lineId}
                    openKey={line}
                    onOpen={(row) => open({ line: row.lineId })}
                    empty={<EmptyState title={words.empty} hint={words.emptyHint} />}
                  />
                </div>
              </section>
              {revisions.length > 0 && (
                <section className={classes.section} aria-labelledby="revisions">
                  <h2 id="revisions" className={classes.sectionTitle}>
                    {words.history}
                  </h2>
                  <Revisions revisions={revisions} />
                </section>
              )}
            </div>
            {!isOpen && file !== null && (
              <BesidePage>
                <SidePanel width={560} title={words.file[file]} onClose={() => setFile(null)}>
                  {file === 'take' ? <TakeCourseMap onDone={() => setFile(null)} /> : <WriteCourseMap onDone={() => setFile(null)} />}
                </SidePanel>
              </BesidePage>
            )}
            {isOpen && (
              <BesidePage>
                <SidePanel
                  width={480}
                  title={changed === null ? words.newTitle : words.changeTitle(changed.courseId)}
                  subtitle={changed?.courseTitle ?? unmapped.data?.courses.find((one) => one.courseId === course)?.courseTitle}
                  onClose={close}
                >
                  {mayEdit ? (
                    <CourseLineForm
                      key={`${line ?? ''} ${system ?? ''} ${course ?? ''}`}
                      basis={revision}
                      line={changed}
                      course={{ system: system ?? '', courseId: course ?? '' }}
                      systems={systems}
                      onDone={close}
                    />
                  ) : (
                    <p className={classes.text}>{words.readOnly}</p>
                  )}
                </SidePanel>
              </BesidePage>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

type Revision = NonNullable<ReturnType<typeof useCourseMap>['data']>['revisions'][number];

function Revisions({ revisions }: { readonly revisions: readonly Revision[] }) {
  const { historyColumns: columns } = words;
  return (
    <div className={classes.scroll}>
      <ShortTable label={words.history}>
        <thead>
          <tr>
            <th scope="col">{columns.revision}</th>
            <th scope="col">{columns.at}</th>
            <th scope="col">{columns.changes}</th>
            <th scope="col">{columns.prepared}</th>
            <th scope="col">{columns.approved}</th>
            <th scope="col">{columns.note}</th>
          </tr>
        </thead>
        <tbody>
          {revisions.map((one) => (
            <tr key={one.revision}>
              <th scope="row">{one.revision}</th>
              <td>{formatInstant(one.approvedAt)}</td>
              <td>{one.changes}</td>
              <td>{one.preparedBy}</td>
              <td>{one.approvedBy}</td>
              <td>{one.note}</td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
    </div>
  );
}
