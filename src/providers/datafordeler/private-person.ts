import { danishDay, type CalendarDate } from '../../domain/calendar-date.ts';
import type { PersonStatus } from '../../domain/code-lists.ts';
import type { PrivateCitizen } from '../../domain/private-citizen.ts';
import { type ProviderError } from '../provider-error.ts';
import { settle, type Told } from '../told.ts';
import { ours, PERSON_STATUS } from './code-lists.ts';
import { guardianshipOf } from './family.ts';
import { nameOf } from './name.ts';
import { protectionOf } from './protection.ts';
import { contactRows, statusValidityOf } from './public-person.ts';
import { addressOf, contactAddressOf, migrationOf } from './residence.ts';
import type { Row } from './row.ts';
import { otherRows, presentRow, type DatedRow } from './which-row-counts.ts';

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
  const one = <T>(field: string, read: (row: DatedRow) => T): T | ProviderError | null =>
    settle(() => {
      const row = presentRow(person.rows(field), today);
      return row && read(row);
    });
  // The dead have no present address; the service gives their last one, or their last departure or entry.
  const last = <T>(field: string, read: (row: DatedRow) => T): T | ProviderError | null =>
    settle(() => {
      const rows = person.rows(field);
      const row = presentRow(rows, today) ?? (status === 'DEAD' ? lastRow(rows, today) : null);
      return row && read(row);
    });
  return {
    id,
    status,
    statusValidity: settle(() => statusValidityOf(person)),
    name: isOpen ? one('navne', nameOf) : null,
    address: isOpen ? last('adresseoplysninger', (row) => addressOf(row, today)) : null,
    contactAddress: isOpen
      ? settle(() => {
          const row = presentRow(contactRows(person), today);
          return row && contactAddressOf(row);
        })
      : null,
    migration: isOpen ? last('udrejseIndrejser', migrationOf) : null,
    disappearance: one('forsvindinger', ({ validity }) => validity),
    guardianship: one('vaergemaal', guardianshipOf),
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
