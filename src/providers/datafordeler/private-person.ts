import type { PrivateCitizen } from '../../domain/private-citizen.ts';
import { ours, PERSON_STATUS } from './code-lists.ts';
import { guardianshipOf } from './family.ts';
import { nameOf } from './name.ts';
import { protectionOf } from './protection.ts';
import { addressOf, contactAddressOf, migrationOf, UNTOLD } from './residence.ts';
import type { Row } from './row.ts';
import { current, earlier } from './row-status.ts';

/**
 * A person of `CPRCustom_PrivateSectorPerson`. The service itself leaves out name and addresses of protected people; they are left out
 * here too, and so are people whose number is closed, so that nothing hangs on it.
 *
 * @param id - the token that stands for the person here; the service tells companies no id
 */
export function privatePerson(person: Row, id: string, now: Date): PrivateCitizen | null {
  const protection = { ...protectionOf(person, now), localDirectory: 'UNKNOWN' as const };
  const open = protection.nameAndAddress === 'NOT_PROTECTED';
  const status = ours(PERSON_STATUS, person.requiredText('status'));
  if (status === 'CLOSED') return null;
  const name = current(person.rows('navne'));
  // The dead have no present address; the service gives their last one, or their last departure or entry.
  const last = (rows: readonly Row[] | null): Row | null =>
    current(rows) ?? (status === 'DEAD' ? (earlier(rows)?.[0] ?? null) : null);
  const address = last(person.rows('adresseoplysninger'));
  const migration = last(person.rows('udrejseIndrejser'));
  const disappearance = current(person.rows('forsvindinger'));
  return {
    id,
    status,
    statusSince: person.day('statusdato'),
    statusSinceUncertain: person.flag('statusdatousikkerhedsmarkering'),
    name: open && name ? nameOf(name) : null,
    address: open && address ? addressOf(address, now) : null,
    contactAddress: open ? contactAddressOf(person.row('kontaktadresse')) : null,
    migration: open && migration ? migrationOf(migration) : null,
    disappearance: disappearance && (disappearance.validity() ?? UNTOLD),
    guardianship: guardianshipOf(person.rows('vaergemaal')),
    occupation: person.text('stilling'),
    protection,
  };
}
