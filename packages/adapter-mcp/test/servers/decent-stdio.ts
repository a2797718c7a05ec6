import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';

import { createDecentServer } from './decent-server.ts';

await createDecentServer().connect(new StdioServerTransport());
