import type { Env } from './env.ts';
import { keepMs } from './limits.ts';

/** Moving an alarm is a write: it is left where it is until it is this part of the whole time too early. */
const slack = 1 / 24;

/** How long a visitor's data is kept after it was last used. */
export function keptFor(env: Env): number {
  const hours = Number(env.KEEP_HOURS ?? '');
  return hours > 0 ? hours * 60 * 60 * 1_000 : keepMs;
}

/** Sets the alarm that ends an object's data, as somebody uses it now. */
export async function keep(storage: DurableObjectStorage, env: Env): Promise<void> {
  const endsAt = Date.now() + keptFor(env);
  const alarm = await storage.getAlarm();
  if (alarm === null || alarm < endsAt - keptFor(env) * slack) await storage.setAlarm(endsAt);
}
