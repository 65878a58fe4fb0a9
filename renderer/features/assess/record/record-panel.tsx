import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { assessWords } from '../../../lib/words/assess';
import { BesidePage } from '../../../ui/beside-page';
import { Loaded } from '../../../ui/loaded';
import { SidePanel } from '../../../ui/side-panel';
import { useAssessment } from '../queries';
import { RecordDocument } from './record-document';

const words = assessWords.record;

/** One signed assessment beside the list, at an address of its own. */
export function RecordPanel({ assessmentId }: { readonly assessmentId: string }) {
  const query = useAssessment(assessmentId);
  const navigate = useNavigate();
  const record = query.data;
  return (
    <BesidePage>
      <SidePanel
        width={600}
        title={record?.competencyTitle ?? words.loading}
        subtitle={record?.personName}
        onClose={() => void navigate({ to: '/assess' })}
        actions={
          record === undefined ? undefined : (
            <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
              {words.print}
            </Button>
          )
        }
      >
        <Loaded query={query}>{(data) => <RecordDocument record={data} />}</Loaded>
      </SidePanel>
    </BesidePage>
  );
}
