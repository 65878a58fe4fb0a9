import type { InputOf } from '../../electron/service/usecases/context';
import type { Contract } from '../../shared/contract';
import { impactLists, type ImpactList } from '../../shared/contract/impact';
import type { TestSite } from './site';

export type ImpactInput = InputOf<Contract['framework']['impact']>;

/** Works an impact out to its end and answers with the counts and every row of every list. */
export async function wholeImpact({ client }: TestSite, input: ImpactInput) {
  let done;
  for await (const event of await client.framework.impact(input)) if (event.kind === 'done') done = event;
  if (done === undefined) throw new Error('the impact ended without an answer');
  const { impactId } = done;
  const rowsOf = async (list: ImpactList) => {
    const rows = [];
    for (let offset = 0; ; offset += 7) {
      const page = await client.framework.impactRows({ impactId, list, offset, limit: 7 });
      rows.push(...page.rows.map((row) => ({ ...row, list })));
      if (rows.length === page.total) return rows;
      if (page.rows.length === 0) throw new Error('a page in the middle is empty');
    }
  };
  const rows = [];
  for (const list of impactLists) rows.push(...(await rowsOf(list)));
  return { ...done, rows };
}
