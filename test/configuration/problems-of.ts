import { expect } from '@jest/globals';
import { ConfigurationError } from '../../src/configuration/configuration-error.ts';
import { readConfiguration } from '../../src/configuration/configuration.ts';

/** The lines of the message that says what is wrong with these settings; none where nothing is. */
export function problemsOf(settings: Record<string, string>): string[] {
  try {
    readConfiguration(settings);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const [title, ...lines] = error.message.split('\n');
    expect(title).toBe('The configuration is not usable:');
    return lines.map((line) => line.replace('  - ', ''));
  }
  return [];
}
