import type { LossLog } from '../losses.ts';
import type { Site, Target, Type } from '../types/type.ts';
import type { TypeTable } from '../types/type-table.ts';

/**
 * A type may contain itself inside an object or an array, but not be its own alternative: `type A = A | string` does not
 * compile. Only schemas that are such loops themselves come here; they become `unknown`.
 */
export function breakAliasCycles(targets: readonly Target[], table: TypeTable, losses: LossLog): void {
  const done = new Set<Target>();
  for (const start of targets) {
    if (done.has(start)) continue;
    const active = new Set<Target>();
    const stack: { readonly target: Target; readonly next: Target[] }[] = [];
    const enter = (target: Target): void => {
      active.add(target);
      stack.push({ target, next: target.site === undefined ? [] : aliased(target.site) });
    };
    enter(start);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.next.pop();
      if (next === undefined) {
        active.delete(top.target);
        done.add(top.target);
        stack.pop();
      } else if (active.has(next)) {
        losses.add(next.origin.path, '$ref', 'unresolved');
        next.site = { type: table.scalar('unknown'), doc: next.site?.doc ?? '' };
      } else if (!done.has(next)) {
        enter(next);
      }
    }
  }
}

/** The targets a type is made of without an object, array or tuple between. */
function aliased(site: Site): Target[] {
  const targets: Target[] = [];
  const seen = new Set<Type>();
  const open: Type[] = [site.type];
  for (let type = open.pop(); type !== undefined; type = open.pop()) {
    if (seen.has(type)) continue;
    seen.add(type);
    if (type.kind === 'reference') targets.push(type.target);
    else if (type.kind === 'described') open.push(type.site.type);
    else if (type.kind === 'union') for (const option of type.options) open.push(option.type);
    else if (type.kind === 'intersection') for (const part of type.parts) open.push(part.type);
  }
  return targets;
}
