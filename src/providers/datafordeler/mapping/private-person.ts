import { danishDay, type CalendarDate } from '../../../domain/calendar-date.ts';
import type { PersonStatus } from '../../../domain/code-lists.ts';
import type { PrivateCitizen } from '../../../domain/private-citizen.ts';
import type { ProviderError } from '../../provider-error.ts';
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
 * A person of `CPRCustom_PrivateSectorPerson`. The service itself leaves out name and addresses of protected people, and people whose number
 * is closed. They are left out here too, so that nothing depends on the service. Beside who they are, only the fields in `wanted` are filled.
 *
 * @param id - the token that stands for the person here; the service tells companies no id
 */
export function privatePerson(
  person: Row,
  id: string,
  wanted: ReadonlySet<keyof PrivateCitizen>,
  now: Date,
): Told<PrivateCitizen> | null {
  const protection = { ...protectionOf(person, now), localDirectory: 'UNKNOWN' as const };
  const status = settle(() => statusOf(person));
  if (status === 'CLOSED') return null;
  const isOpen = protection.nameAndAddress === 'NOT_PROTECTED';
  const record: PersonRecord = { person, status, today: danishDay(now) };
  const citizen: Told<PrivateCitizen> = { id, status, protection };
  const fields: Partial<Record<keyof PrivateCitizen, unknown>> = citizen;
  for (const field of wanted) {
    if (!isReadable(field)) continue;
    fields[field] = isOpen || !WITHHELD.includes(field) ? settle(() => READ[field](record)) : null;
  }
  return citizen;
}

/** What the fields are read of. */
type PersonRecord = {
  readonly person: Row;
  readonly status: PersonStatus | ProviderError;
  readonly today: CalendarDate;
};

type Readable = Exclude<keyof PrivateCitizen, 'id' | 'status' | 'protection'>;

/** Nothing of who is protected. */
const WITHHELD: readonly Readable[] = ['name', 'address', 'contactAddress', 'migration'];

const READ: { readonly [Field in Readable]: (record: PersonRecord) => PrivateCitizen[Field] } = {
  statusValidity: ({ person, today }) => statusValidityOf(person, today),
  name: ({ person, today }) => read(presentRow(person.rows('navne'), today), nameOf),
  address(record) {
    const { person, today } = record;
    const rows = person.rows('adresseoplysninger');
    return read(presentRow(rows, today) ?? lastOfTheDead(rows, record), (row) => addressOf(row, today));
  },
  contactAddress: ({ person, today }) => read(presentRow(contactRows(person), today), contactAddressOf),
  migration(record) {
    const rows = record.person.rows('udrejseIndrejser');
    return read(latestRow(rows, record.today) ?? lastOfTheDead(rows, record), migrationOf);
  },
  disappearance: ({ person, today }) => read(presentRow(person.rows('forsvindinger'), today), validityOf),
  guardianship: ({ person, today }) => read(presentRow(person.rows('vaergemaal'), today), guardianshipOf),
  occupation: ({ person }) => person.text('stilling'),
};

const isReadable = (field: keyof PrivateCitizen): field is Readable => field in READ;

/** The dead have no present address; the service gives their last one, or their last departure or entry. */
const lastOfTheDead = (rows: readonly Row[] | null, { status, today }: PersonRecord): DatedRow | null =>
  valueOf(status) === 'DEAD' ? lastRow(rows, today) : null;

/** Whether the private service has a status is not known; without one nothing about it is told. */
function statusOf(person: Row): PersonStatus {
  return person.has('status') ? ours(PERSON_STATUS, person.requiredText('status')) : 'UNKNOWN';
}

/** The last one that held. */
const lastRow = (rows: readonly Row[] | null, today: CalendarDate): DatedRow | null =>
  otherRows(rows, today)?.find(({ validity }) => validity.phase === 'EARLIER') ?? null;
