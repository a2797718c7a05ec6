// The agent as a Worker.
import { createWorkerLoaderSandbox, type WorkerLoaderLike } from '@sallyport/sandbox-worker-loader';

import { askShop } from './agent.ts';
import { createScriptedModel } from './scripted-model.ts';

export default {
  async fetch(_request: Request, env: { readonly LOADER: WorkerLoaderLike }): Promise<Response> {
    const sandbox = createWorkerLoaderSandbox({ loader: env.LOADER });
    return new Response(
      await askShop('How many pears and plums are there?', { model: createScriptedModel(), sandbox }),
    );
  },
};
