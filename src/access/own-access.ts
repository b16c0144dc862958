import type { Grantable } from './grantable.ts';
import type { Purpose } from './purpose.ts';

/** The code of the purpose that nobody configures: people see their own data. */
export const OWN_ACCESS = 'OWN_ACCESS';

/**
 * What somebody who has signed in may see of themselves, and of the children whose custody they hold: all that the register has of them, as
 * CPR's own insight for citizens (registerindsigt) tells it, but nothing of the people that they are related to beyond the relation itself.
 */
export function ownAccess({ fields, ways }: Grantable): Purpose {
  return {
    code: OWN_ACCESS,
    legalBasis: 'GDPR art. 15',
    sector: 'PUBLIC',
    clients: new Set(),
    companies: null,
    validFrom: null,
    validTo: null,
    fields: new Set(
      [...fields].filter((path) => path.startsWith('Citizen.') && ways.get(path) !== 'CprRelative.citizen'),
    ),
    // Who they are is told by the token, and not by an argument.
    searchKeys: new Set(),
    assurance: 'SUBSTANTIAL',
    mostPeopleARequest: null,
    mostPeopleADay: null,
    mostMissesADay: null,
    notGranted: 'REFUSE',
    operations: new Set(),
  };
}
