import { readFileSync } from 'node:fs';

/** The text of a page, by its path in the repository. */
export const readPage = (page: string): string =>
  readFileSync(new URL(`../${page}`, import.meta.url), 'utf8');

/** What stands in the page's code blocks of a language. */
export const blocksOf = (page: string, language: string): string[] =>
  [...readPage(page).matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(
    ([, text]) => text!,
  );

/** The rows of all tables in a text, each as its cells. */
export const rowsOf = (text: string): string[][] =>
  [...text.matchAll(/^\|(.*)\|$/gm)].map(([, row]) => row!.split('|').map((cell) => cell.trim()));
