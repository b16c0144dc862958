import type { DisclosureOutcome } from '../ledger.ts';
import type { Access, PersonExtract } from './person-extract.ts';

const OUTCOMES: Readonly<Record<DisclosureOutcome, string>> = {
  DELIVERED: 'Oplysninger udleveret',
  WITHHELD: 'Oplysninger tilbageholdt',
  HIDDEN: 'Ingen oplysninger givet (beskyttet)',
  MISSED: 'Ingen fundet',
  REFUSED: 'Afvist',
  FAILED: 'Mislykket',
};

/** An extract as a page to print, in Danish: it stands by itself and loads nothing. */
export function extractPage({ madeAt, from, to, accesses, isComplete }: PersonExtract): string {
  const period =
    from === null && to === null
      ? 'hele den periode, der er gemt'
      : `perioden fra ${from === null ? 'det ældste, der er gemt,' : time(from)} til ${to === null ? 'i dag' : time(to)}`;
  return `<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Opslag på dine oplysninger</title>
<style>
body { font: 11pt/1.4 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #111; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #999; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
td:first-child { white-space: nowrap; }
ul { margin: 0; padding-left: 1.1rem; }
small { color: #444; }
@media print { body { margin: 0; max-width: none; } }
</style>
</head>
<body>
<h1>Opslag på dine oplysninger</h1>
<p>Udskrift efter databeskyttelsesforordningens artikel 15 for ${period}, dannet ${time(madeAt)}. Tider er dansk tid.
${accesses.length === 1 ? 'Der er ét opslag.' : `Der er ${accesses.length} opslag.`}
${isComplete ? '' : '<strong>Listen er ikke fuldstændig: der er flere, ældre opslag. Bed om en kortere periode.</strong>'}</p>
${accesses.length === 0 ? '' : tableOf(accesses)}
</body>
</html>
`;
}

function tableOf(accesses: readonly Access[]): string {
  const hasStaff = accesses.some(({ staff }) => staff !== undefined);
  return `<table>
<thead><tr><th scope="col">Tidspunkt</th><th scope="col">Hvem</th><th scope="col">Formål og hjemmel</th><th scope="col">Hvad</th>${
    hasStaff ? '<th scope="col">Medarbejder</th>' : ''
  }</tr></thead>
<tbody>
${accesses.map((access) => rowOf(access, hasStaff)).join('\n')}
</tbody>
</table>`;
}

function rowOf({ at, organisation, purpose, source, disclosures, staff }: Access, hasStaff: boolean): string {
  const cells = [
    time(at),
    organisation === null ? 'Ingen logget ind' : whoOf(organisation),
    purpose === null
      ? 'Intet formål angivet'
      : `${safe(purpose.code)}<br><small>${safe(purpose.legalBasis)}</small>`,
    `<ul>${disclosures.map(whatOf).join('')}</ul><small>Kilde: ${safe(source)}</small>`,
    ...(hasStaff ? [staff === undefined ? '' : staffOf(staff)] : []),
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

const whoOf = ({ cvr, service }: NonNullable<Access['organisation']>): string =>
  `${cvr === null ? '' : `CVR ${safe(cvr)}<br>`}<small>Tjeneste: ${safe(service)}</small>`;

const whatOf = ({ place, fields, outcome }: Access['disclosures'][number]): string =>
  `<li>${OUTCOMES[outcome]}${fields.length === 0 ? '' : `: ${fields.map(safe).join(', ')}`} <small>(${safe(place)})</small></li>`;

const staffOf = ({
  subject,
  professionalId,
  identityProvider,
  caseReference,
}: NonNullable<Access['staff']>): string =>
  [subject, professionalId, identityProvider, caseReference === null ? null : `Sag: ${caseReference}`]
    .filter((part) => part !== null)
    .map(safe)
    .join('<br>');

const CLOCK = new Intl.DateTimeFormat('da-DK', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'Europe/Copenhagen',
});

const time = (at: number): string => safe(CLOCK.format(new Date(at)));

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '');
