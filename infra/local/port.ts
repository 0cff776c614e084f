import { once } from 'node:events';
import { createServer } from 'node:net';
import { Trouble } from './trouble.ts';

const LIMIT_PORT = 65_535;

/** The port of PORT, or the preset. Throws Trouble. */
export function readPort(text: string | undefined, preset: number): number {
  const port = text === undefined || text === '' ? preset : Number(text);
  if (Number.isInteger(port) && port > 0 && port <= LIMIT_PORT) return port;
  throw new Trouble(`PORT must be a number from 1 to ${LIMIT_PORT}; it is '${text}'.`);
}

/** Throws Trouble when this port cannot be had: asked before the long work of a first start, not after it. */
export async function checkPort(port: number, host: string): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, 'listening');
  } catch (error) {
    throw portTrouble(error, port, host);
  }
  probe.close();
  await once(probe, 'close');
}

/** The system's refusal to listen, as a sentence; any other error as it is. */
export function portTrouble(error: unknown, port: number, host: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new Trouble(
      `Port ${port} is in use: stop what runs there, or choose another one: PORT=${port + 1} npm start`,
    );
  if (code === 'EACCES')
    return new Trouble(`Port ${port} may not be used by this account; choose one above 1023: PORT=8787 npm start`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new Trouble(`HOST=${host} is no address of this machine.`);
  return error;
}
