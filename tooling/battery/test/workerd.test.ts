import { createWorkerdSandbox } from '@sallyport/sandbox-workerd';

import { testBattery } from '../src/test-battery.ts';
import { testOrdinary } from '../src/ordinary.ts';

testOrdinary(() => createWorkerdSandbox());
testBattery(() => createWorkerdSandbox());
