import { danishDay } from '../domain/calendar-date.ts';

const HOUR = 3_600_000;

/**
 * Which day it is in Denmark, for whoever asks often: the day is worked out once an hour. Danish midnight is a full hour of UTC, in winter and in
 * summer.
 */
export function createDanishClock(): (now: Date) => string {
  let hour = NaN;
  let day = '';
  return (now) => {
    const asked = Math.floor(now.getTime() / HOUR);
    if (asked !== hour) {
      day = danishDay(now);
      hour = asked;
    }
    return day;
  };
}
