import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { recordPath } from '../../../lib/record-path';
import { markOfState } from '../../../lib/states';
import { gateWords as words } from '../../../lib/words/gate';
import { StateMark } from '../../../ui/mark/state-mark';
import { ReasonTree } from '../../../ui/reason-tree';
import type { Answer } from './queries';
import classes from './gate.module.css';

/** Everything that an answer rests on: what stands in the way first, then what is met, who watches, and the clauses. */
export function Grounds({ answer }: { readonly answer: Answer }) {
  const { task, items, isEmployed, isInForce, supervisors, clauses } = answer;
  const [unmet, met] = [items.filter((item) => !item.isMet), items.filter((item) => item.isMet)];
  const left = [
    ...(isEmployed ? [] : [words.notEmployed]),
    ...(isInForce ? [] : [words.notInForce[task.kind]]),
    ...(items.length > 0 ? [] : [words.nothingAsked]),
  ];
  return (
    <div className={classes.grounds}>
      {left.map((text) => (
        <p key={text} className={classes.left}>
          <IconAlertTriangle size={18} aria-hidden /> {text}
        </p>
      ))}
      {unmet.length > 0 && <ItemList title={words.unmet(unmet.length)} items={unmet} />}
      {supervisors.length > 0 && (
        <section>
          <h3 className={classes.heading}>{words.supervisors}</h3>
          <ul className={classes.list}>
            {supervisors.map((one) => (
              <li key={one.personId} className={classes.supervisor}>
                {one.isAble ? (
                  <IconCircleCheck size={18} className={classes.met} aria-hidden />
                ) : (
                  <IconCircleX size={18} className={classes.unmet} aria-hidden />
                )}
                <span>
                  <b>{one.name}</b> · {one.employeeNumber} · {words.supervisor(one.through)},{' '}
                  {(one.isAble ? words.able : words.unable)[task.kind]}
                  {one.lacks.length > 0 && `: ${one.lacks.join('; ')}`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {met.length > 0 && <ItemList title={words.met(met.length)} items={met} />}
      {clauses.length > 0 && (
        <section>
          <h3 className={classes.heading}>{words.clauses[task.kind]}</h3>
          <p className={classes.note}>{clauses.map(({ code, title }) => `${code} ${title}`).join(' · ')}</p>
        </section>
      )}
    </div>
  );
}

function ItemList({ title, items }: { readonly title: string; readonly items: Answer['items'] }) {
  const navigate = useNavigate();
  return (
    <section>
      <h3 className={classes.heading}>{title}</h3>
      <ul className={classes.list}>
        {items.map((item) => (
          <li key={item.competencyId} className={classes.item}>
            <div className={classes.line}>
              <StateMark token={markOfState(item.state)} withLabel />
              <b>
                {item.code} {item.title}
              </b>
              <span className={classes.note}>
                {[
                  words.needs(item.levelCode),
                  words.holds(item.heldLevelCode),
                  ...(item.since === null ? [] : [words.since(item.since)]),
                  ...(item.until === null ? [] : [words.until(item.until)]),
                ].join(' · ')}
              </span>
            </div>
            <details className={classes.why} open={!item.isMet}>
              <summary>{words.why}</summary>
              <ReasonTree
                label={words.reasonsOf(item.code)}
                reasons={[item.reasons]}
                onOpen={(record) => void navigate({ to: recordPath(record) })}
              />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
