// Only the types: JSON Schema in, TypeScript out. No sandbox, no model.
import { toolsToTs } from '@sallyport/schema-to-ts';

const { text } = toolsToTs([
  {
    namespace: 'calendar',
    name: 'find-slot',
    identifier: 'findSlot',
    description: 'Finds a free slot.',
    input: {
      type: 'object',
      properties: {
        minutes: { type: 'integer', minimum: 15, description: 'How long.' },
        day: { enum: ['today', 'tomorrow'] },
        attendees: { type: 'array', items: { $ref: '#/$defs/person' } },
      },
      required: ['minutes'],
      $defs: { person: { type: 'object', properties: { email: { type: 'string', format: 'email' } } } },
    },
    output: { type: 'object', properties: { start: { type: 'string', format: 'date-time' } }, required: ['start'] },
  },
]);
console.log(text);

/* Prints
declare const codemode: {
calendar: {
// "find-slot": Finds a free slot.
findSlot(input: {
 minutes: number; // How long. (integer, min 15)
 day?: "today" | "tomorrow";
 attendees?: {
  email?: string; // email
 }[];
}): Promise<{
 start: string; // date-time
}>;
};
};
*/
