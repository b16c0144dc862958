import { danishDay, type CalendarDate } from '../../../domain/calendar-date.ts';
import type { PersonStatus } from '../../../domain/code-lists.ts';
import type { PrivateCitizen } from '../../../domain/private-citizen.ts';
import { type ProviderError } from '../../provider-error.ts';
import { settle, valueOf, type Told } from '../../told.ts';
import { ours, PERSON_STATUS } from './code-lists.ts';
import { guardianshipOf } from './family.ts';
import { nameOf } from './name.ts';
import { protectionOf } from './protection.ts';
import { contactRows, read, statusValidityOf, validityOf } from './public-person.ts';
import { addressOf, contactAddressOf, migrationOf } from './residence.ts';
import type { Row } from './row.ts';
import { latestRow, otherRows, presentRow, type DatedRow } from './which-row-counts.ts';

/**
 * A person of `CPRCustom_PrivateSectorPerson`. The service itself leaves out name and addresses of protected people; they are left out
 * here too, and so are people whose number is closed, so that nothing hangs on it.
 *
 * @param id - the token that stands for the person here; the service tells companies no id
 */
export function privatePerson(person: Row, id: string, now: Date): Told<PrivateCitizen> | null {
  const today = danishDay(now);
  const protection = { ...protectionOf(person, now), localDirectory: 'UNKNOWN' as const };
  const isOpen = protection.nameAndAddress === 'NOT_PROTECTED';
  const status = settle(() => statusOf(person));
  if (status === 'CLOSED') return null;
  const unlessProtected = <T>(readIt: () => T | null): T | ProviderError | null =>
    isOpen ? settle(readIt) : null;
  // The dead have no present address; the service gives their last one, or their last departure or entry.
  const lastOfTheDead = (rows: readonly Row[] | null): DatedRow | null =>
    valueOf(status) === 'DEAD' ? lastRow(rows, today) : null;
  return {
    id,
    status,
    statusValidity: settle(() => statusValidityOf(person, today)),
    name: unlessProtected(() => read(presentRow(person.rows('navne'), today), nameOf)),
    address: unlessProtected(() => {
      const rows = person.rows('adresseoplysninger');
      return read(presentRow(rows, today) ?? lastOfTheDead(rows), (row) => addressOf(row, today));
    }),
    contactAddress: unlessProtected(() => read(presentRow(contactRows(person), today), contactAddressOf)),
    migration: unlessProtected(() => {
      const rows = person.rows('udrejseIndrejser');
      return read(latestRow(rows, today) ?? lastOfTheDead(rows), migrationOf);
    }),
    disappearance: settle(() => read(presentRow(person.rows('forsvindinger'), today), validityOf)),
    guardianship: settle(() => read(presentRow(person.rows('vaergemaal'), today), guardianshipOf)),
    occupation: settle(() => person.text('stilling')),
    protection,
  };
}

/** Whether the private service has a status to tell is not known; without one nothing of it is. */
function statusOf(person: Row): PersonStatus {
  return person.has('status') ? ours(PERSON_STATUS, person.requiredText('status')) : 'UNKNOWN';
}

/** The last one that held. */
const lastRow = (rows: readonly Row[] | null, today: CalendarDate): DatedRow | null =>
  otherRows(rows, today)?.find(({ validity }) => validity.phase === 'EARLIER') ?? null;
