import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';

import { type Session, createSession } from './create-session.ts';
import { readRecording } from './recording.ts';

/** Recorded servers on a port of this machine. */
export interface RecordedServers extends AsyncDisposable {
  /** Where a recorded server is, by the recording's name. Every connection is a session of its own. */
  urlOf(recording: string): URL;
  /** The session of a connected client, by the transport's `sessionId`. */
  sessionOf(sessionId: string | undefined): Session;
}

interface Open {
  readonly session: Session;
  readonly transport: StreamableHTTPServerTransport;
}

/** Serves every recording over Streamable HTTP. A client that connects anew finds the server as it was recorded. */
export async function serveRecordings(): Promise<RecordedServers> {
  const sessions = new Map<string, Open>();
  const http = createServer((request, response) => {
    handle(sessions, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    urlOf: (recording) => new URL(`http://127.0.0.1:${port}/${encodeURIComponent(recording)}`),
    sessionOf(sessionId = '') {
      const open = sessions.get(sessionId);
      if (open === undefined) throw new Error('This client has no session here.');
      return open.session;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(Array.from(sessions.values(), ({ session }) => session.server.close()));
      http.closeAllConnections();
      await new Promise<void>((resolve) => http.close(() => resolve()));
    },
  };
}

async function handle(sessions: Map<string, Open>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const known = sessions.get(String(request.headers['mcp-session-id'] ?? ''));
  const { transport } = known ?? (await openSession(sessions, request.url ?? '/'));
  await transport.handleRequest(request, response);
}

async function openSession(sessions: Map<string, Open>, path: string): Promise<Open> {
  const name = decodeURIComponent(path.slice(1));
  const session = createSession(name, readRecording(name));
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: () => randomUUID(),
    enableJsonResponse: true,
    onsessioninitialized: (id) => void sessions.set(id, { session, transport }),
  });
  await session.server.connect(transport);
  return { session, transport };
}
