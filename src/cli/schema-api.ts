import { apiSdl } from '../graphql/schema/schema-text.ts';
import { defineCommand } from './command.ts';

export const command = defineCommand({
  name: 'schema api',
  summary: 'prints the plain API schema, for code generators and editors',
  run() {
    process.stdout.write(apiSdl());
    return 0;
  },
});
