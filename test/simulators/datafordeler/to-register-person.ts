import type { Citizen, EventCode, Relative } from '../../../src/domain/citizen.ts';
import { addressLineFields, addressRows, contactAddressRow, migrationRows } from './address-rows.ts';
import { birthRegistration, country } from './administrative-unit.ts';
import { civilStatusRows } from './civil-status-rows.ts';
import {
  CHURCH_MEMBERSHIP_CODE,
  CURRENT,
  GUARDIANSHIP_CODE,
  HISTORIC,
  MUNICIPAL_MATTER_CODE,
  PERSON_STATUS_CODE,
  ROLE_CODE,
  SEX_CODE,
  UNLISTED,
  VOTING_REGISTRATION_CODE,
} from './danish-codes.ts';
import { simulatedHandOver } from './hand-over.ts';
import { nameRows } from './name-rows.ts';
import { protectionRows } from './protection-rows.ts';
import type { CprHaendelseskode, RegisterPerson, Statsborgerskab } from './register-person.ts';
import { disappearanceRows, shapesOf, type FindCitizen } from './relations.ts';
import { fromDay, row } from './span.ts';

/**
 * A person of the domain as the register would show them to an authority. What the register's types can't carry is left out: the day
 * of a status that is not an inactive one, a child without a number, the end of parenthood.
 */
export function toRegisterPerson(citizen: Citizen, find: FindCitizen): RegisterPerson {
  const isResident = citizen.status.startsWith('RESIDENT_');
  return {
    id: citizen.id,
    foedselsdato: citizen.birthDate,
    foedselsdatousikkerhedsmarkering: citizen.birthDateUncertain,
    koen: SEX_CODE[citizen.sex],
    status: PERSON_STATUS_CODE[citizen.status],
    statusdato: isResident ? null : citizen.statusSince,
    statusdatousikkerhedsmarkering: isResident ? null : citizen.statusSinceUncertain,
    stilling: citizen.occupation,
    supplerendeFoedselsregistreringssted: citizen.birthplace?.supplementaryText ?? null,
    cprFoedselsregistreringssted: birthRegistration(
      citizen.birthplace?.authorityCode ?? null,
      citizen.birthplace?.authorityName ?? null,
    ),
    adresseoplysninger: addressRows(citizen),
    beskyttelser: protectionRows(citizen),
    civilstande: civilStatusRows(citizen, find),
    cprHaendelseskoder: citizen.eventCodes?.map(eventCodeRow) ?? [latestEventCode(citizen.id)],
    forsvindinger: disappearanceRows(citizen),
    kontaktadresse: contactAddressRow(citizen.contactAddress),
    navne: nameRows(citizen),
    personnumre: numberRows(citizen),
    statsborgerskaber: citizenshipRows(citizen),
    udrejseIndrejser: migrationRows(citizen),
    ...family(citizen, find),
    ...affairs(citizen),
  };
}

function numberRows({ cprHistory }: Citizen): RegisterPerson['personnumre'] {
  return (cprHistory ?? []).map(({ cpr, current, validity }) => ({
    ...row(current ? CURRENT : HISTORIC, validity),
    personnummer: cpr.reveal(),
  }));
}

function citizenshipRows({ citizenships }: Citizen): Statsborgerskab[] {
  return (citizenships ?? []).map(
    ({ countryCode, countryName, countryAuthorityCode, current, validity }) => ({
      status: current === null ? UNLISTED : current ? CURRENT : HISTORIC,
      virkningFra: validity?.from ?? null,
      virkningFraUsikkerhedsmarkering: validity?.fromUncertain ?? null,
      virkningTil: validity?.to ?? null,
      virkningTilUsikkerhedsmarkering: validity?.toUncertain ?? null,
      cprland: country(countryCode, countryName, countryAuthorityCode),
    }),
  );
}

type Family = Pick<
  RegisterPerson,
  'boern' | 'foraeldreoplysninger' | 'foraeldremyndighedsoplysninger' | 'foraeldremyndighedOver'
>;

function family(citizen: Citizen, find: FindCitizen): Family {
  return {
    boern: (citizen.children ?? []).map((child) => ({
      ...fromDay(child.validity),
      barn: shapesOf(child, find).known,
    })),
    foraeldreoplysninger: (citizen.parents ?? []).map((parent) => {
      const { known, withoutNumber, invalid } = shapesOf(parent, find);
      return {
        ...fromDay(parent.validity),
        foraelder: known,
        foraelderUdenCpr: withoutNumber,
        ikkeValidRelationsForaelder: invalid,
        foraelderrolle: ROLE_CODE[parent.role],
      };
    }),
    foraeldremyndighedsoplysninger: (citizen.custodyHolders ?? []).map((holder) => {
      const { known, withoutNumber, invalid } = shapesOf(holder, find);
      return {
        ...fromDay(holder.validity),
        virkningtil: holder.validity?.to ?? null,
        foraeldremyndig: known,
        foraeldremyndigUdenCpr: withoutNumber,
        ikkeValidRelationsForaeldremyndig: invalid,
        foraeldremyndighedsindehaverrolle: ROLE_CODE[holder.role],
      };
    }),
    foraeldremyndighedOver: (citizen.custodyOver ?? []).map((child) => ({
      ...fromDay(child.validity),
      virkningtil: child.validity?.to ?? null,
      barn: shapesOf(child, find).known,
      foraeldremyndighedsindehaverrolle: ROLE_CODE[child.custodyAs ?? custodyRole(citizen, child, find)],
    })),
  };
}

/** What the holder is to the child, as the child's own record tells it. */
function custodyRole(holder: Citizen, { key }: Relative, find: FindCitizen): Relative['role'] {
  const holders = (key === null ? null : find(key))?.custodyHolders ?? [];
  const same = holders.find((each) => each.key !== null && find(each.key)?.id === holder.id);
  return same?.role ?? 'OTHER_CUSTODY_HOLDER';
}

type Affairs = Pick<
  RegisterPerson,
  | 'deltBopael'
  | 'flyttepaabud'
  | 'folkekirke'
  | 'kommunaleForhold'
  | 'notater'
  | 'vaergemaal'
  | 'valgoplysninger'
>;

function affairs(citizen: Citizen): Affairs {
  const { churchMembership, guardianship, movingOrder } = citizen;
  const since = { from: citizen.churchMembershipSince, fromUncertain: null, to: null, toUncertain: null };
  return {
    deltBopael: (citizen.sharedResidences ?? []).map((period) => ({
      status: period.to === null ? CURRENT : HISTORIC,
      registreringFra: null,
      virkningFra: period.from,
      virkningFraUsikkerhedsmarkering: period.fromUncertain,
    })),
    flyttepaabud: movingOrder && { bemarkning: movingOrder.remark, virkningfra: movingOrder.since },
    folkekirke:
      churchMembership === null
        ? []
        : [{ ...row(CURRENT, since), tilhoersforhold: CHURCH_MEMBERSHIP_CODE[churchMembership] }],
    kommunaleForhold: (citizen.municipalMatters ?? []).map(({ kind, code, remark, validity }) => ({
      ...fromDay(validity),
      bemaerkning: remark,
      kommunaleforholdskode: code ?? '',
      kommunaleforholdstype: MUNICIPAL_MATTER_CODE[kind],
    })),
    notater: (citizen.notes ?? []).map(({ number, text, validity }) => ({
      notatlinie: text ?? '',
      notatnummer: number,
      virkningfra: validity?.from ?? null,
      virkningtil: validity?.to ?? null,
    })),
    vaergemaal: guardianship
      ? [
          {
            ...fromDay(guardianship.validity),
            ...addressLineFields(guardianship.guardianAddressLines),
            vaergemaalstype: GUARDIANSHIP_CODE[guardianship.kind],
            vaergenavn: guardianship.guardianName,
            status: CURRENT,
          },
        ]
      : [],
    valgoplysninger: (citizen.votingRegistrations ?? []).map(({ kind, since: virkningfra }) => ({
      valgoplysningstype: VOTING_REGISTRATION_CODE[kind],
      status: CURRENT,
      virkningfra,
    })),
  };
}

function eventCodeRow({ code, derived, registeredAt, validFrom }: EventCode): CprHaendelseskode {
  return { kode: code, afledtmrk: derived, registreringfra: registeredAt, virkningfra: validFrom };
}

/** Made up where none is told: three characters is what such codes look like; what they mean is not public. */
function latestEventCode(personId: string): CprHaendelseskode {
  const { afleveringsdato } = simulatedHandOver(personId);
  return {
    kode: 'A01',
    afledtmrk: false,
    registreringfra: afleveringsdato,
    virkningfra: afleveringsdato.slice(0, 10),
  };
}
