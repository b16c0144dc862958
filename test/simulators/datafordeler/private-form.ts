/**
 * What is not public of the private service's contract: the simulator serves every form that it may have. `private-sector.graphql` is the
 * first of each, which is that of the public sector's type.
 */
export type PrivateForm = {
  /** A list of all the person's numbers or of the present one alone, or in the person the one that was asked with. */
  readonly numbers: 'all' | 'present' | 'asked';
  /** Whether the input's filter stands a level deeper, or takes one number at a time. */
  readonly input: 'nested' | 'flat' | 'one';
  /** Whether a person has a status. */
  readonly personStatus: 'told' | 'untold';
  /** Whether rows have a status and an end; what is told holds today all the same. */
  readonly rowStatus: 'told' | 'untold';
  /** Whether that of which there is at most one is a list. */
  readonly rows: 'lists' | 'single';
  /** The status of the last address of the dead. */
  readonly lastAddress: 'historisk' | 'aktuel';
};

export const SIBLING_FORM: PrivateForm = {
  numbers: 'all',
  input: 'nested',
  personStatus: 'told',
  rowStatus: 'told',
  rows: 'lists',
  lastAddress: 'historisk',
};

type Change = (sdl: string) => string;

/** What each wish changes in the schema. */
const CHANGES: { readonly [Wish in keyof PrivateForm]?: Readonly<Record<string, Change>> } = {
  numbers: { asked: replacing(/^ {2}personnumre: .*$/m, '  personnummer: String!') },
  input: {
    flat: replacing(/^ {2}personnummer: PersonnummerFilter$/m, '  personnummer: KeyFilter'),
    one: replacing(/^ {2}in: .*\n/m, ''),
  },
  personStatus: { untold: inTypes(/Person$/, replacing(/^ {2}status: .*\n/m, '')) },
  rowStatus: {
    untold: inTypes(/(?<!Person)$/, (type) => type.replace(/^ {2}(?:status|virkningtil\w*): .*\n/gm, '')),
  },
  rows: {
    single: inTypes(
      /Person$/,
      replacing(/\[(\w+(?:Navn|Adresseoplysninger|Indrejse|Forsvinding|Vaergemaal))!?\]/g, '$1'),
    ),
  },
};

/** The schema in that form. */
export function inForm(sdl: string, form: PrivateForm): string {
  const wishes = Object.entries(form) as [keyof PrivateForm, string][];
  return wishes.reduce((changed, [wish, value]) => CHANGES[wish]?.[value]?.(changed) ?? changed, sdl);
}

function replacing(pattern: RegExp, replacement: string): Change {
  return (text) => {
    const replaced = text.replace(pattern, replacement);
    if (replaced === text) throw new Error(`There is no ${pattern.source} in the schema`);
    return replaced;
  };
}

/** The change made in each type whose name ends so. */
function inTypes(name: RegExp, change: Change): Change {
  const types = /^type CPRCustom_(\w+) \{\n[^}]*\}/gm;
  return (sdl) => sdl.replace(types, (type, each: string) => (name.test(each) ? change(type) : type));
}
