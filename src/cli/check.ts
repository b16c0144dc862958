import { examineConfiguration } from '../configuration/configuration.ts';
import { checkDeployment, type CheckedConfiguration, type DeploymentCheck } from './check-deployment.ts';
import { defineCommand } from './command.ts';
import { EXIT_FAILED, EXIT_UNUSABLE } from './exit-code.ts';

export const command = defineCommand({
  name: 'check',
  summary: 'says of the settings and of every file that they name whether the server can start with them',
  details:
    'Every problem is told at once. Nothing is started, connected to or written; sources, issuers and the storage are not asked.',
  options: {
    json: { type: 'boolean', text: 'as JSON, for a pipeline' },
    strict: { type: 'boolean', text: 'a warning is a failure, too' },
  },
  endsWithOne: 'where --strict is given and there are warnings',
  async run({ json = false, strict = false }) {
    const found = await checkDeployment(examineConfiguration());
    process.stdout.write(json ? asJson(found) : asText(found));
    if (found.problems.length > 0) return EXIT_UNUSABLE;
    return strict && found.warnings.length > 0 ? EXIT_FAILED : 0;
  },
});

const asJson = (found: DeploymentCheck): string =>
  `${JSON.stringify({ canStart: found.problems.length === 0, ...found }, null, 2)}\n`;

function asText({ problems, warnings, configurations, purposes }: DeploymentCheck): string {
  return [
    ...configurations.map(describe),
    ...(purposes.length === 0 ? [] : [`purposes: ${purposes.join(', ')}`]),
    ...listed('Wrong:', problems),
    ...listed('To look after:', warnings),
    '',
    problems.length === 0
      ? 'The server can start with these settings.'
      : `The server can not start with these settings: ${counted(problems.length, 'problem')}.`,
    '',
  ].join('\n');
}

function describe({ name, provider, certificate }: CheckedConfiguration): string {
  if (certificate === null) return `configuration ${name}: ${provider}`;
  const { notAfter, daysLeft } = certificate;
  const day = notAfter.toISOString().slice(0, 10);
  return `configuration ${name}: ${provider}, certificate until ${day} (${counted(daysLeft, 'day')} left)`;
}

const listed = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  - ${line}`)];

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
