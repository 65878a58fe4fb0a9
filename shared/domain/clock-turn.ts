import { localDate } from './calendar';
import { localTime, momentOf } from './wall-clock';

const stepMs = 15 * 60_000;
/** No clock was ever put back by more at once. */
const furthestSteps = 12;

/** What is said of a time that clocks of a zone did not show once on a day, because they were moved; null: they did. */
export function clockTurnText(day: string, time: string, zone: string): string | null {
  const meant = momentOf(day, time, zone);
  const shown = localTime(meant, zone);
  if (shown !== time)
    return `Clocks never showed ${time} on ${day}: they were put forward over it. Meant is the moment at which they showed ${shown}, ${inUtc(meant)}.`;
  const again = Array.from({ length: furthestSteps }, (_, index) => new Date(meant.getTime() + (index + 1) * stepMs)).find(
    (later) => localTime(later, zone) === time && localDate(later, zone) === day,
  );
  return again === undefined
    ? null
    : `Clocks showed ${time} twice on ${day}: they were put back. Meant is the first time, ${inUtc(meant)}, and not the second, ${inUtc(again)}.`;
}

const inUtc = (moment: Date): string => `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
