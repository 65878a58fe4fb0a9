import { markOfLevel, notApplicableMark, notAssessedMark } from '../../lib/level-mark';
import { readinessWords as words } from '../../lib/words/readiness';
import { Legend } from '../../ui/mark/legend';
import { useScalesInView, type Heatmap } from './queries';
import classes from './readiness.module.css';

/** The levels of the scales that the competencies of the map are measured on, on demand. */
export function ScaleLegend({ competencies, asOf }: { readonly competencies: Heatmap['competencies']; readonly asOf: string | null }) {
  const scales = useScalesInView(
    competencies.map(({ competencyId }) => competencyId),
    asOf,
  );
  if (scales.length === 0) return null;
  return (
    <details className={classes.scales}>
      <summary>{words.scalesInView(scales.map(({ name }) => name).join(', '))}</summary>
      {scales.map(({ scaleId, name, levels }) => (
        <div key={scaleId}>
          <h2 className={classes.groupTitle}>{name}</h2>
          <Legend tokens={levels.map(markOfLevel)} />
        </div>
      ))}
      <Legend tokens={[notAssessedMark, notApplicableMark]} />
    </details>
  );
}
