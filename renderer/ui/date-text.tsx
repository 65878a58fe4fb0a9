import { weekdayOf } from '../lib/formatting';

/** A calendar date as 2026-03-14, with its weekday on hover. */
export function DateText({ date }: { readonly date: string }) {
  return (
    <time dateTime={date} title={weekdayOf(date) || undefined}>
      {date}
    </time>
  );
}
