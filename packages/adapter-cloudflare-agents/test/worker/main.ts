import { routeAgentRequest } from 'agents';

export { ChatAgent } from './chat-agent.ts';
export { KitAgent } from './kit-agent.ts';

const worker = {
  async fetch(request: Request, env: Record<string, unknown>): Promise<Response> {
    return (await routeAgentRequest(request, env as never)) ?? new Response('Not found', { status: 404 });
  },
};

// oxlint-disable-next-line import/no-default-export -- a Worker is its module's default export.
export default worker;
