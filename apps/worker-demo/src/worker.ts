import type { Env } from './env.ts';
import { answerApi } from './answer-api.ts';
import { answerMcp } from './answer-mcp.ts';
import { refuse } from './protocol/refuse.ts';

export { Store } from './store/store.ts';
export { Visitor } from './visit/visitor.ts';

/** Everything that is no file of the page comes here. */
const worker: ExportedHandler<Env> = {
  async fetch(request, env) {
    const { pathname } = new URL(request.url);
    if (pathname === '/mcp') return answerMcp(request, env);
    if (pathname.startsWith('/api/')) return answerApi(request, env);
    return refuse(404, 'not_found', 'There is nothing here. The page is at /.');
  },
};

export default worker;
