import { catalogueWords } from '../../../lib/words/catalogue';
import type { Competency } from '../queries';
import classes from '../framework.module.css';

const words = catalogueWords.guidance;
const audiences = ['assessor', 'coach', 'employee'] as const;

/** The guidance this reader gets; the service leaves out what is for others. */
export function GuidanceTexts({ guidance }: { readonly guidance: Competency['guidance'] }) {
  const written = audiences.filter((who) => guidance[who] !== '');
  if (written.length === 0) return null;
  return (
    <section className={classes.section}>
      <h3 className={classes.sectionTitle}>{words.title}</h3>
      {written.map((who) => (
        <div key={who}>
          <h4 className={classes.small}>{words[who]}</h4>
          <p className={classes.text}>{guidance[who]}</p>
        </div>
      ))}
    </section>
  );
}
