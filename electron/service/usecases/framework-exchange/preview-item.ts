import type { Contract } from '../../../../shared/contract';
import type { FrameworkItem } from '../../../../shared/contract/framework-item';
import { fail, ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';
import { preparedPreview } from './prepared-preview';

export const previewFrameworkItem: QueryUseCase<Contract['frameworkExchange']['previewItem']> = async (_db, { previewId, itemId }, ctx) => {
  const reading = preparedPreview(ctx.session.prepared, previewId)?.reading ?? null;
  if (reading === null) return fail('PreviewExpired');
  const compared = reading.items.find(({ item }) => item.itemId === itemId);
  if (compared === undefined) return ok({ fields: [] });
  const { item, former, state } = compared;
  const fields = state === 'new' ? filledFields(item) : compared.fields;
  return ok({ fields: fields.map((field) => ({ field, old: former === null ? null : textOf(former, field), new: textOf(item, field) })) });
};

function filledFields(item: FrameworkItem): string[] {
  const isFilled = (value: unknown): boolean =>
    value !== '' && value !== null && value !== false && !(Array.isArray(value) && value.length === 0);
  const content = Object.entries(item.content).filter(([, value]) => isFilled(value));
  return [
    ...(['code', 'title'] as const).filter((key) => isFilled(item[key])),
    ...content.map(([key]) => `content.${key}`),
    ...(item.origin === null ? [] : ['origin']),
  ];
}

const longest = 20_000;

function textOf(item: FrameworkItem, field: string): string | null {
  const [holder, key] = field.startsWith('content.') ? [item.content, field.slice('content.'.length)] : [item, field];
  const value: unknown = Object.entries(holder).find(([one]) => one === key)?.[1];
  if (value === null || value === undefined) return null;
  const text =
    key === 'origin' && item.origin !== null ? item.origin.rest : typeof value === 'string' ? value : JSON.stringify(value, null, 1);
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}
