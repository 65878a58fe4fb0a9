import { Button, TextInput } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { readPaperCode } from '../../../../shared/domain/paper-code';
import { formatInstant } from '../../../lib/formatting';
import { useMay } from '../../../lib/session';
import { paperWords as words } from '../../../lib/words/paper';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { EmptyState } from '../../../ui/empty-state';
import { IfMay } from '../../../ui/if-may';
import { QueryError } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { PrintForms } from './print-forms';
import { usePaperForms, type PaperForm } from './queries';
import own from './paper.module.css';

const { columns: titles } = words.list;

const columns: readonly Column<PaperForm>[] = [
  { key: 'code', title: titles.code, width: 128, value: (row) => row.code },
  { key: 'person', title: titles.person, width: 200, value: (row) => row.personName },
  { key: 'competency', title: titles.competency, width: 280, value: (row) => `${row.competencyCode} ${row.competencyTitle}` },
  { key: 'level', title: titles.level, width: 64, align: 'center', value: (row) => row.levelCode },
  { key: 'kind', title: titles.kind, width: 104, value: (row) => words.kinds[row.kind] },
  { key: 'state', title: titles.state, width: 184, value: (row) => words.states[row.state] },
  { key: 'printedAt', title: titles.printedAt, width: 152, value: (row) => formatInstant(row.printedAt) },
  { key: 'by', title: titles.by, width: 160, value: (row) => row.printedByName },
];

/** Forms on paper: made here, found by their code, and where each of them stands. */
export function PaperPage() {
  const mayPrint = useMay('evidence.add');
  return (
    <>
      <PageHeader parent={{ label: words.parent, href: '#/assess' }} title={words.title} subtitle={words.subtitle} />
      <IfMay permission="assessments.read">
        <div className={own.tools}>
          <CodeField />
          {mayPrint && <PrintForms />}
        </div>
        <Forms />
      </IfMay>
    </>
  );
}

/** A scanner that types ends its code with Enter, as somebody at the keys does. */
function CodeField() {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  return (
    <form
      className={own.find}
      onSubmit={(event) => {
        event.preventDefault();
        const code = readPaperCode(typed);
        if (code === null) setFault(words.mistyped);
        else void navigate({ to: '/assess/paper/$code', params: { code } });
      }}
    >
      <TextInput
        label={words.code}
        description={words.codeHint}
        value={typed}
        error={fault}
        maxLength={40}
        autoFocus
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setFault(null);
        }}
      />
      <Button type="submit" variant="default" rightSection={<IconArrowRight size={16} aria-hidden />}>
        {words.find}
      </Button>
    </form>
  );
}

function Forms() {
  const query = usePaperForms();
  const navigate = useNavigate();
  return (
    <DataTable
      name="paperForms"
      label={words.list.label}
      columns={columns}
      rows={query.data?.forms ?? []}
      rowKey={(row) => row.formId}
      openKey={null}
      onOpen={(row) => void navigate({ to: '/assess/paper/$code', params: { code: row.code } })}
      isLoading={query.isPending}
      error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
      empty={<EmptyState title={words.list.empty} hint={words.list.emptyHint} />}
    />
  );
}
