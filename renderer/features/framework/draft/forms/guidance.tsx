import type { CompetencyItem } from '../../../../../shared/contract/framework-item';
import { formWords } from '../../../../lib/words/framework-forms';
import type { ItemEditor } from '../use-item-editor';
import { Fold } from './section';
import { LongText } from './text-fields';

const words = formWords.guidance;
const readers = ['assessor', 'coach', 'employee'] as const;

/** What is said to who assesses, to who coaches and to the employee; each is shown to these alone. */
export function Guidance({
  kind,
  guidance,
  editor,
}: {
  readonly kind: 'competency' | 'block';
  readonly guidance: CompetencyItem['content']['guidance'];
  readonly editor: ItemEditor;
}) {
  const set = (reader: (typeof readers)[number], text: string): void => {
    if (kind === 'competency')
      editor.competency((content) => ({ ...content, guidance: { ...content.guidance, [reader]: text } }), words.title);
    else editor.block((content) => ({ ...content, guidance: { ...content.guidance, [reader]: text } }), words.title);
  };
  return (
    <Fold title={words.title} count={readers.filter((reader) => guidance[reader] !== '').length}>
      {readers.map((reader) => (
        <LongText
          key={reader}
          label={words.readers[reader]}
          hint={words.hints[reader]}
          value={guidance[reader]}
          onChange={(text) => set(reader, text)}
        />
      ))}
    </Fold>
  );
}
