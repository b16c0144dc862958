import { defineCommand } from './command.ts';
import { doctorCommand } from './doctor/doctor-command.ts';

export const command = defineCommand({
  name: 'doctor',
  summary: 'tries all that the server needs, step by step, and says what to do about what fails',
  options: {
    configuration: {
      type: 'string',
      value: 'NAME',
      text: 'one configuration alone, where CPR_CONFIGURATIONS has several',
    },
    person: {
      type: 'boolean',
      text: 'asks whether there is the person whose CPR number is read from standard input; it is recorded, and no data is shown',
    },
    json: { type: 'boolean', text: 'prints it for programs' },
  },
  endsWithOne: 'where something failed',
  run: (options) => doctorCommand(options),
});
