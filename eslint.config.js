import js from '@eslint/js';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import { noCircles } from './test/lint/no-circles.ts';

/** The rooms under src/, from the top of the house down. A room imports from itself and from those below it. */
const FLOORS = [
  ['http'],
  ['observability'],
  ['graphql'],
  ['access', 'ledger', 'events', 'providers', 'identity'],
  ['storage', 'configuration'],
  ['domain'],
];

/** What else a room may not import. */
const NOT_FOR = {
  graphql: [
    {
      regex: '/providers/transport/',
      message: 'How a provider reaches its source is its own affair: import the port (providers/*.ts) only',
    },
  ],
};

/** For each room: no import from a floor above. */
const arrowsPointDown = FLOORS.flatMap((rooms, floor) =>
  rooms.map((room) => {
    const above = ['main', 'cli', ...FLOORS.slice(0, floor).flat()].join('|');
    return forbid(
      `src/${room}/**`,
      {
        regex: `^(\\.\\./)+(${above})(/|\\.ts$)`,
        message: `${room}/ may not reach up: arrows point down only`,
      },
      ...(NOT_FOR[room] ?? []),
    );
  }),
);

const ADAPTERS = ['fake', 'datafordeler', 'service-platform'];

/** Of a later entry for the same files only the last counts, so all that is forbidden to a room stands in one. */
function forbid(files, ...patterns) {
  return { files: [files], rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

export default tseslint.config(
  { ignores: ['node_modules/', '**/*.generated.ts', 'test/client/generated/'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: [
            '*.config.js',
            'src/node-version.js',
            'src/compile-cache.js',
            'src/http/graphiql/*.js',
            'src/http/graphiql/*.jsx',
            'test/strip-types.mjs',
            'test/storage/postgres/*.mjs',
          ],
        },
        tsconfigRootDir: import.meta.dirname,
      },
      globals: { process: 'readonly' },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // Types and values come from different imports, because Node strips the types without looking at them.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // What is caught is handed on as it was thrown.
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
      // An adapter's method is asynchronous by its port, whether or not it waits for anything.
      '@typescript-eslint/require-await': 'off',
      // Objects with methods are closures here; taking a method off one is safe.
      '@typescript-eslint/unbound-method': 'off',
      // A number has one way to be written; what may be undefined, null or an object has not.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        {
          allowAny: false,
          allowBoolean: false,
          allowNever: false,
          allowNullish: false,
          allowNumber: true,
          allowRegExp: false,
        },
      ],
      // `return answer(reply)` in a function that gives nothing says that this was all, in one line.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Ends in a RangeError on types that hold themselves (typescript-eslint 8.73.0, at datafordeler/schema/kept-schema.ts).
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read in src/configuration/ only.' },
      ],
    },
  },
  {
    // No circle of files, and no regular expression that takes longer than in proportion to its text: both must hold everywhere.
    files: ['src/**/*.ts', 'test/**/*.ts'],
    plugins: { house: { rules: { 'no-circles': noCircles } }, regexp },
    rules: {
      'house/no-circles': 'error',
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
    },
  },
  ...arrowsPointDown,
  forbid('src/domain/**', { regex: '^(?!\\./)', message: 'domain/ imports nothing but itself' }),
  ...ADAPTERS.map((adapter) =>
    forbid(`src/providers/${adapter}/**`, {
      regex: `\\.\\./(${ADAPTERS.filter((other) => other !== adapter).join('|')})/|^(\\.\\./)+(main|cli|http|graphql)(/|\\.ts$)`,
      message: 'No adapter imports another adapter, and arrows point down only',
    }),
  ),
  { files: ['src/configuration/**', 'test/**'], rules: { 'no-restricted-properties': 'off' } },
  {
    // An answer over the wire has no type; what it holds is what a test asserts.
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // What is not there fails the test by itself, or stands in the text that is compared.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
    },
  },
  {
    // These run in the browser.
    files: ['src/http/graphiql/*.js', 'src/http/graphiql/*.jsx'],
    languageOptions: {
      parserOptions: { ecmaFeatures: { jsx: true } },
      globals: {
        document: 'readonly',
        fetch: 'readonly',
        location: 'readonly',
        sessionStorage: 'readonly',
        URL: 'readonly',
        Worker: 'readonly',
        HTMLStyleElement: 'readonly',
      },
    },
    // The rule does not see names that are used as JSX tags only.
    rules: { '@typescript-eslint/no-unused-vars': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs', '**/*.jsx'], extends: [tseslint.configs.disableTypeChecked] },
);
