import { floods } from './floods.ts';
import { loops } from './loops.ts';
import { memory } from './memory.ts';
import type { BatteryGroup } from './program.ts';
import { tampering } from './tampering.ts';
import { tools } from './tool-failures.ts';
import { values } from './values.ts';
import { walls } from './walls.ts';

/** The whole battery. */
export const groups: readonly BatteryGroup[] = [values, tampering, walls, tools, floods, loops, memory];
