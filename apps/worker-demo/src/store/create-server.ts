import type { SqlStorage } from '@cloudflare/workers-types';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { CfWorkerJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/cfworker';

import { addOrderTools } from './order-tools.ts';
import { addReadTools } from './read-tools.ts';
import { addShelfTools } from './shelf-tools.ts';

const instructions =
  'Parts of Northgate Cycles: three workshops (Harbour, Hill, Station) and their suppliers. Money is in cents.';

/** The MCP server of one store. */
export function createServer(sql: SqlStorage): McpServer {
  const server = new McpServer(
    { name: 'northgate-parts', title: 'Northgate Cycles, parts', version: '1.0.0' },
    // The default validator compiles code, which a Worker does not allow.
    { instructions, jsonSchemaValidator: new CfWorkerJsonSchemaValidator() },
  );
  addReadTools(server, sql);
  addOrderTools(server, sql);
  addShelfTools(server, sql);
  return server;
}
