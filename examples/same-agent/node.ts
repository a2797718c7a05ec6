// The agent on Node.
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';

import { askShop } from './agent.ts';
import { createScriptedModel } from './scripted-model.ts';

await using sandbox = createIsolatedVmSandbox();
console.log(await askShop('How many pears and plums are there?', { model: createScriptedModel(), sandbox }));

/* Prints
There are 42 pears and plums.
*/
